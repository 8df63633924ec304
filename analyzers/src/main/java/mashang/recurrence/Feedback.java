package mashang.recurrence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst said about how complaints are grouped.
 *
 * @param eventId of the event that says so
 * @param loggedAt when it was handed over to us: it acts behind all complaints of this time
 * @param kind what is to be done
 * @param problemId a problem, by its id or a former one
 * @param otherId the other problem, for {@link Kind#MERGE}; absent for others
 * @param members the complaints that are another problem, for {@link Kind#SPLIT}; empty for others
 */
public record Feedback(
        String eventId,
        Instant loggedAt,
        Kind kind,
        String problemId,
        @Nullable String otherId,
        List<Complaint> members) {

    /** What can be said. */
    public enum Kind {
        /** Two problems are one. The larger, then the older, keeps its id; the other id becomes its alias. */
        MERGE,
        /**
         * Some members of a problem are another one. The problem keeps its id; the others get a new one, {@code S-} and
         * the order id of the first. The two are never merged again but by an analyst.
         */
        SPLIT
    }

    /** The order in which words are taken, so that every run takes them alike. */
    public static final Comparator<Feedback> ORDER =
            Comparator.comparing(Feedback::loggedAt).thenComparing(Feedback::eventId);
}
