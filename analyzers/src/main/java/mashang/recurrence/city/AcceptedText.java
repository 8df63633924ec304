package mashang.recurrence.city;

import java.time.Instant;
import mashang.recurrence.Circumstances;
import org.jspecify.annotations.Nullable;

/**
 * The text of an order that was accepted (受理), once per order.
 *
 * @param orderId the work order
 * @param loggedAt when the record that completed it, text or acceptance, was handed over to us
 * @param occurredAt when the text was handed in
 * @param caller keyed hash of the requester; absent where unknown
 * @param circumstances what the feed states of it beside its words
 * @param address place of the matter as written, masked; empty where there is none
 * @param title masked, empty where there is none
 * @param content masked and cut, empty where there is none
 * @param conduct whether intake marked the order as about how officials behave (作风), by words that may be others than those it is read by
 */
public record AcceptedText(
        String orderId,
        Instant loggedAt,
        Instant occurredAt,
        @Nullable String caller,
        Circumstances circumstances,
        String address,
        String title,
        String content,
        boolean conduct) {}
