package mashang.delivery;

/**
 * A consignment that waits to be sent.
 *
 * @param consignment what
 * @param ripeAt log time from which it may be sent, epoch milliseconds; {@link #AT_ONCE}: now
 */
public record Parcel(Consignment consignment, long ripeAt) {
    /** Nothing holds it back. */
    public static final long AT_ONCE = Long.MIN_VALUE;

    Parcel ripeAt(long time) {
        return new Parcel(consignment, time);
    }

    Parcel with(Consignment other) {
        return new Parcel(other, ripeAt);
    }
}
