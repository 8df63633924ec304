package mashang.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Mailbox} as it is stored.
 *
 * @param recipient whose it is
 * @param waiting what waits, in no particular order
 * @param head what was tried and is to be tried again, unchanged; absent: nothing
 * @param aside what failed often and lets others go first; absent: nothing
 * @param windowFrom the sender's time, since when single messages are counted
 * @param singles single messages since then
 * @param spooled what was tried before the quiet hours and goes again when they end, unchanged, in order; absent in what was stored before
 *     there was this
 */
public record BoxState(
        String recipient,
        List<Parcel> waiting,
        @Nullable Shipment head,
        @Nullable Shipment aside,
        long windowFrom,
        int singles,
        List<Shipment> spooled) {

    @SuppressWarnings("NullAway") // in what was stored before there was this
    public BoxState {
        spooled = spooled == null ? List.of() : spooled;
    }

    /** Whether it can be forgotten. */
    public boolean isEmpty() {
        return waiting.isEmpty() && head == null && aside == null && spooled.isEmpty() && singles == 0;
    }
}
