package mashang.recurrence.city;

import java.time.Instant;
import mashang.recurrence.duplicates.Likeness;
import org.jspecify.annotations.Nullable;

/**
 * That two orders may be one matter (并单建议), and what people said of it.
 *
 * @param orderId the later order, or the one a decision is about where nothing was suggested
 * @param otherId the other
 * @param likeness why it is suggested; absent where people decided before anything was suggested, and then nothing is
 * @param status what became of it
 * @param decidedAt log time of the latest decision; absent before one
 * @param actor who decided; absent before anybody did, and where it is not said
 * @param reason why; likewise
 * @param revision grows with each change, from 1
 */
public record MergeSuggestion(
        String orderId,
        String otherId,
        @Nullable Likeness likeness,
        Status status,
        @Nullable Instant decidedAt,
        @Nullable String actor,
        @Nullable String reason,
        long revision) {

    /** What became of a suggestion. */
    public enum Status {
        /** Nobody has decided (待定). */
        OPEN,
        /** One of the two was joined into the other (已并单). */
        CONFIRMED,
        /** They are not the same (不并单); never suggested again. */
        REFUSED
    }

    /** A new one. */
    static MergeSuggestion of(Likeness likeness) {
        return new MergeSuggestion(likeness.orderId(), likeness.otherId(), likeness, Status.OPEN, null, null, null, 1);
    }

    /** With a decision about the two. */
    static MergeSuggestion decided(@Nullable MergeSuggestion before, ProblemFact fact, String other) {
        Status status =
                switch (fact.kind()) {
                    case ORDER_JOINED -> Status.CONFIRMED;
                    case ORDER_KEPT_APART -> Status.REFUSED;
                    default -> Status.OPEN;
                };
        return new MergeSuggestion(
                before == null ? fact.about() : before.orderId,
                before == null ? other : before.otherId,
                before == null ? null : before.likeness,
                status,
                fact.loggedAt(),
                fact.actor(),
                fact.reason(),
                before == null ? 1 : before.revision + 1);
    }

    /** Under what two orders are known, whichever is named first. */
    static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + '\n' + other : other + '\n' + one;
    }

    /** Under what it is kept. */
    public String key() {
        return pair(orderId, otherId);
    }
}
