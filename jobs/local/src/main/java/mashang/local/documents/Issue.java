package mashang.local.documents;

import java.time.Instant;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * That a document was issued (签发).
 *
 * @param number its number, also the id of its entry
 * @param at when, to the millisecond: all its events happened then
 * @param actor who issued it
 * @param role as what
 * @param reason why, masked
 * @param dueAt by when it has to be answered, as reckoned then; absent: it need not be
 * @param policy by which policy, {@code id@version}; absent where it need not be answered
 * @param zh the document in Chinese, in the form of {@link PaperJson}
 * @param en the same in English
 */
public record Issue(
        String number,
        Instant at,
        String actor,
        String role,
        String reason,
        @Nullable Instant dueAt,
        @Nullable String policy,
        String zh,
        String en) {
    private static final String FEED = "notice";

    /** The order that stands for a document, by its number or its own id: its clock is the one of the answer. */
    public static String orderOf(String number) {
        return CaseEvent.orderId(FEED, numberOf(number));
    }

    /** The number in the id of such an order, or in what a person writes instead of it. */
    public static String numberOf(String order) {
        return order.startsWith(FEED + ':') ? order.substring(FEED.length() + 1) : order;
    }

    /** The feed's name that those orders bear. */
    public static String feed() {
        return FEED;
    }
}
