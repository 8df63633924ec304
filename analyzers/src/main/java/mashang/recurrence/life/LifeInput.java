package mashang.recurrence.life;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mashang.recurrence.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a problem.
 *
 * @param at log time
 * @param kind what happened
 * @param problemId the problem, by the id it has now
 * @param member the complaint that joined; absent otherwise
 * @param other the problem merged into it, or split off; absent otherwise
 * @param orders the order that was closed or opened again, or those that were split off
 * @param name a new name; absent otherwise
 */
public record LifeInput(
        Instant at,
        Kind kind,
        String problemId,
        @Nullable Member member,
        @Nullable String other,
        List<String> orders,
        @Nullable String name) {

    /** What can happen. Of what was handed over in the same millisecond, the earlier kind is taken first. */
    public enum Kind {
        JOINED,
        MERGED,
        SPLIT,
        ORDER_CLOSED,
        ORDER_REOPENED,
        STRUCK_OFF,
        REOPENED,
        THEME,
        NO_THEME,
        MUTED,
        UNMUTED,
        RENAMED,
        FORGOTTEN
    }

    /** The order in which inputs are taken; merges keep the order in which the clusterer told them. */
    static final Comparator<LifeInput> ORDER = Comparator.comparing(LifeInput::at)
            .thenComparing(LifeInput::kind)
            .thenComparing((a, b) -> a.kind == Kind.MERGED ? 0 : byContent(a, b));

    /** A complaint was assigned. */
    public static LifeInput joined(Complaint complaint, String problemId) {
        return new LifeInput(complaint.loggedAt(), Kind.JOINED, problemId, Member.of(complaint), null, List.of(), null);
    }

    /** {@code from} turned out to be {@code into}, whose id goes on. */
    public static LifeInput merged(String from, String into, Instant at) {
        return new LifeInput(at, Kind.MERGED, into, null, from, List.of(), null);
    }

    /** Some orders of {@code from} turned out to be {@code part}. */
    public static LifeInput split(String from, String part, List<String> orders, Instant at) {
        return new LifeInput(at, Kind.SPLIT, from, null, part, orders, null);
    }

    /** An order was written off or cancelled. */
    public static LifeInput orderClosed(String orderId, String problemId, Instant at) {
        return new LifeInput(at, Kind.ORDER_CLOSED, problemId, null, null, List.of(orderId), null);
    }

    /** A closed order was opened again. */
    public static LifeInput orderReopened(String orderId, String problemId, Instant at) {
        return new LifeInput(at, Kind.ORDER_REOPENED, problemId, null, null, List.of(orderId), null);
    }

    /** An analyst called it something. */
    public static LifeInput renamed(String problemId, String name, Instant at) {
        return new LifeInput(at, Kind.RENAMED, problemId, null, null, List.of(), name);
    }

    /**
     * The office struck the problem off or opened it again, an analyst muted it or not, it turned out to be a theme or not, or
     * the clusterer forgot it.
     */
    public static LifeInput of(Kind kind, String problemId, Instant at) {
        return new LifeInput(at, kind, problemId, null, null, List.of(), null);
    }

    private static int byContent(LifeInput a, LifeInput b) {
        if (a.member != null && b.member != null) {
            return Member.ORDER.compare(a.member, b.member);
        }
        int byProblem = a.problemId.compareTo(b.problemId);
        return byProblem != 0 ? byProblem : a.said().compareTo(b.said());
    }

    private String said() {
        return String.join("\n", orders) + '\r' + other + '\r' + name;
    }
}
