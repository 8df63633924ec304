package mashang.connectors.alerts;

import java.time.Instant;
import java.util.List;
import mashang.delivery.Shipment;
import org.jspecify.annotations.Nullable;

/**
 * A message ready to be sent: in words for people, and what it tells of for programs.
 *
 * @param shipment what it tells of
 * @param name how the recipient is addressed
 * @param title one line, as plain text
 * @param text all of it, in the format of the channel's type; for e-mail as plain text
 * @param html the same as HTML; absent where the channel wants none
 * @param sentAt the sender's time of this try
 * @param links the page of each part on the board, in their order; empty where there is no board
 */
public record Message(
        Shipment shipment,
        String name,
        String title,
        String text,
        @Nullable String html,
        Instant sentAt,
        List<String> links) {
    /**
     * A letter that tells of no alert, such as the digest of a day; only for e-mail.
     *
     * @param id what receivers tell repetitions by
     * @param recipient id of the recipient
     */
    public static Message letter(String id, String recipient, String title, String text, String html, Instant sentAt) {
        Shipment nothing = new Shipment(id, recipient, List.of(), 0, 0, 0, List.of(), 0);
        return new Message(nothing, recipient, title, text, html, sentAt, List.of());
    }

    /** The same at another try, when these have it already, too. */
    public Message again(List<String> taken, Instant at) {
        return new Message(shipment.takenBy(taken), name, title, text, html, at, links);
    }

    /** What receivers tell repetitions by. */
    public String id() {
        return shipment.id();
    }
}
