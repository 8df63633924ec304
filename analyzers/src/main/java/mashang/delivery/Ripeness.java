package mashang.delivery;

import mashang.sla.Alert;

/** From which log time something may be sent: quiet hours, snoozes, climbing; and whether it need be sent at all. */
final class Ripeness {
    private final Manners manners;
    private final Acts acts;
    private long log = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    Ripeness(Manners manners, Acts acts) {
        this.manners = manners;
        this.acts = acts;
    }

    /** Log time has come to this. */
    void advance(long logTime) {
        log = logTime;
    }

    /** The log is known to end there, though it has not been read so far: by day or by night is judged by no earlier time. */
    void logReaches(long logTime) {
        end = logTime;
    }

    /** Log time from which it may be sent, as things are; AT_ONCE: now. What counts is when it goes, not when it was decided. */
    long of(Consignment c) {
        long earliest = Math.max(c.alert().decidedAt().toEpochMilli(), log);
        long at = Math.max(earliest, c.notBefore());
        if (c.urgent()) {
            return at > earliest ? at : Parcel.AT_ONCE;
        }
        at = Math.max(at, acts.snoozedUntil(c.alert().orderId(), at));
        long from = at > earliest ? at : Math.max(at, end); // what waits for its time is looked at again then
        long deliverAt = manners.deliverAt(c, from);
        return at > earliest || deliverAt > from ? deliverAt : Parcel.AT_ONCE;
    }

    /** Whether it climbs only while nobody acknowledges it, and somebody has. */
    boolean isNeedless(Consignment c) {
        return c.isUnlessAcknowledged()
                && acts.isSeen(c.alert().orderId(), c.alert().decidedAt().toEpochMilli());
    }

    /** Whether somebody has acknowledged the order since the alert, or what it corrects, was told. */
    boolean isSeen(Alert alert) {
        return acts.isSeen(alert.orderId(), alert.toldAt().toEpochMilli());
    }

    /** Whether it is now too late, or too early, to disturb its recipient. */
    boolean isQuiet(Consignment c) {
        return morning(c) > Math.max(log, end);
    }

    /** Log time from which its recipient may be disturbed, now or in the morning. */
    long morning(Consignment c) {
        long from = Math.max(log, end);
        return from == Long.MIN_VALUE
                ? from
                : manners.deliverAt(c, from); // before the first tick nobody knows that it is night
    }
}
