package mashang.jobs;

/** What is known of an order that has to be looked at at a time. */
public abstract class Waking {
    private final String orderId;
    private long wakeAt;
    private int place;

    /** @param wakeAt see {@link #wakeAt()} */
    protected Waking(String orderId, long wakeAt) {
        this.orderId = orderId;
        this.wakeAt = wakeAt;
    }

    public final String orderId() {
        return orderId;
    }

    /** When it has to be looked at, log time in epoch milliseconds; MAX_VALUE: only when an event comes. */
    public final long wakeAt() {
        return wakeAt;
    }

    /** It has to be looked at then. Where it is in a {@link WakeQueue}, that has to be told instead. */
    protected final void wakesAt(long time) {
        wakeAt = time;
    }

    /** Where it stands in the {@link WakeQueue}. */
    final int place() {
        return place;
    }

    final void place(int now) {
        place = now;
    }
}
