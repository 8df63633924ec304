package mashang.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What people did about orders, as far as it decides what is still to be sent: acknowledged or settled, snoozed. Keeps what is not
 * older than {@link #KEPT_MILLIS} of log time. Same acts in whatever order: same answers.
 */
public final class Acts {
    /** Longer than an alert ever climbs. */
    public static final long KEPT_MILLIS = 30L * 24 * 3_600_000;

    /** No order is put off for longer: what nobody hears of for good would be dropped. */
    public static final long LONGEST_SNOOZE_MILLIS = 30L * 24 * 3_600_000;

    /** Looked through once in so many acts. */
    private static final int BETWEEN_CLEANINGS = 10_000;

    private final TreeMap<String, Act> byOrder = new TreeMap<>();
    private int sinceCleaning;

    /**
     * What was done about one order. Times are log times, epoch milliseconds; {@link Long#MIN_VALUE}: never.
     *
     * @param orderId the order
     * @param seenAt when somebody acknowledged it, or settled it, the last time
     * @param snoozedAt when it was last put off
     * @param snoozedUntil until when; at most {@link #LONGEST_SNOOZE_MILLIS} behind {@code snoozedAt}
     */
    public record Act(String orderId, long seenAt, long snoozedAt, long snoozedUntil) {
        public Act {
            if (snoozedAt != Long.MIN_VALUE) {
                snoozedUntil = Math.min(snoozedUntil, snoozedAt + LONGEST_SNOOZE_MILLIS);
            }
        }

        /** Somebody acknowledged or settled it. */
        public static Act seen(String orderId, long at) {
            return new Act(orderId, at, Long.MIN_VALUE, Long.MIN_VALUE);
        }

        /** Somebody put it off (稍后提醒), which acknowledges it, too. */
        public static Act snoozed(String orderId, long at, long until) {
            return new Act(orderId, at, at, until);
        }

        Act with(Act other) {
            Act later =
                    other.snoozedAt > snoozedAt || (other.snoozedAt == snoozedAt && other.snoozedUntil > snoozedUntil)
                            ? other
                            : this;
            return new Act(orderId, Math.max(seenAt, other.seenAt), later.snoozedAt, later.snoozedUntil);
        }

        private long last() {
            return Math.max(seenAt, snoozedUntil);
        }
    }

    /** Notes one. */
    public void add(Act act) {
        byOrder.merge(act.orderId(), act, Act::with);
        if (++sinceCleaning >= BETWEEN_CLEANINGS) {
            sinceCleaning = 0;
            long newest = byOrder.values().stream()
                    .max(Comparator.comparingLong(Act::seenAt))
                    .map(Act::seenAt)
                    .orElse(0L);
            byOrder.values().removeIf(old -> old.last() < newest - KEPT_MILLIS);
        }
    }

    /** Whether an alert of the order that was decided at this log time has been seen by somebody who says so. */
    public boolean isSeen(String orderId, long decidedAt) {
        Act act = byOrder.get(orderId);
        return act != null && act.seenAt >= decidedAt;
    }

    /**
     * Until when the order is put off, for what would be sent at this log time or, if that is later, when it was put off: a tick may
     * come behind the act. MIN_VALUE: it is not.
     */
    public long snoozedUntil(String orderId, long at) {
        Act act = byOrder.get(orderId);
        return act != null && Math.max(at, act.snoozedAt) < act.snoozedUntil ? act.snoozedUntil : Long.MIN_VALUE;
    }

    /** All of it, for state. */
    public List<Act> all() {
        return List.copyOf(byOrder.values());
    }
}
