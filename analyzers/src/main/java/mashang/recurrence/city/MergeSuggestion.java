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
 * @param status what became of it: by what was said last of those sayings that still count, one an order ({@link #orderSays}, {@link #otherSays})
 * @param decidedAt log time of the latest decision; absent before one
 * @param actor who decided; absent before anybody did, and where it is not said
 * @param reason why; likewise
 * @param revision grows with each change, from 1
 * @param orderSays what the facts of {@link #orderId} say of the two; absent where nothing that counts
 * @param otherSays what those of {@link #otherId} say; likewise
 */
public record MergeSuggestion(
        String orderId,
        String otherId,
        @Nullable Likeness likeness,
        Status status,
        @Nullable Instant decidedAt,
        @Nullable String actor,
        @Nullable String reason,
        long revision,
        @Nullable Said orderSays,
        @Nullable Said otherSays) {

    /**
     * What the facts of one of two orders say of both.
     *
     * @param status joined or not the same
     * @param decidedAt log time
     * @param actor who decided; absent where it is not said
     * @param reason why; likewise
     */
    public record Said(
            Status status,
            Instant decidedAt,
            @Nullable String actor,
            @Nullable String reason) {}

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
        return new MergeSuggestion(
                likeness.orderId(), likeness.otherId(), likeness, Status.OPEN, null, null, null, 1, null, null);
    }

    /** With a decision about the two. What the other order's facts say of them stays: only they can take it back. */
    static MergeSuggestion decided(@Nullable MergeSuggestion before, ProblemFact fact, String other) {
        Said said = said(fact);
        Said orderSays = before == null || before.orderId.equals(fact.about()) ? said : before.orderSays;
        Said otherSays = before == null ? null : before.orderId.equals(fact.about()) ? before.otherSays : said;
        Said counts = latest(orderSays, otherSays);
        return new MergeSuggestion(
                before == null ? fact.about() : before.orderId,
                before == null ? other : before.otherId,
                before == null ? null : before.likeness,
                counts == null ? Status.OPEN : counts.status,
                counts == null ? fact.loggedAt() : counts.decidedAt,
                counts == null ? fact.actor() : counts.actor,
                counts == null ? fact.reason() : counts.reason,
                before == null ? 1 : before.revision + 1,
                orderSays,
                otherSays);
    }

    private static @Nullable Said said(ProblemFact fact) {
        return switch (fact.kind()) {
            case ORDER_JOINED -> new Said(Status.CONFIRMED, fact.loggedAt(), fact.actor(), fact.reason());
            case ORDER_KEPT_APART -> new Said(Status.REFUSED, fact.loggedAt(), fact.actor(), fact.reason());
            default -> null;
        };
    }

    /** The later one; of two of one time, that they are joined. */
    private static @Nullable Said latest(@Nullable Said one, @Nullable Said other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int later = one.decidedAt.compareTo(other.decidedAt);
        boolean isOne = later == 0 ? one.status == Status.CONFIRMED : later > 0;
        return isOne ? one : other;
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
