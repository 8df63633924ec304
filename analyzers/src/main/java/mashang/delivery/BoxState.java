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
 */
public record BoxState(
        String recipient,
        List<Parcel> waiting,
        @Nullable Shipment head,
        @Nullable Shipment aside,
        long windowFrom,
        int singles) {}
