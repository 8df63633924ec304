package mashang.targeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.recurrence.life.UrgentReason;
import org.jspecify.annotations.Nullable;

/**
 * What became of a problem up to a time.
 *
 * @param common whether it is common (共性), or came back after it had been struck off
 * @param roseAt when it became so last; absent: never
 * @param relapses when it came back although it had been struck off (反弹、重启), in order
 * @param urgencies why somebody is in need (个性急难) since it was last struck off
 */
public record ProblemStory(boolean common, @Nullable Instant roseAt, List<Instant> relapses, List<Urgency> urgencies) {

    /** A problem of which nothing was told. */
    public static final ProblemStory NONE = new ProblemStory(false, null, List.of(), List.of());

    /** Why, and about which orders. */
    public record Urgency(UrgentReason reason, Set<String> orders) {}

    ProblemStory with(ProblemStep step) {
        return switch (step.step()) {
            case COMMON -> new ProblemStory(true, step.at(), relapses, urgencies);
            case RECURRED, REOPENED -> new ProblemStory(true, step.at(), and(relapses, step.at()), urgencies);
            case STRUCK_OFF -> new ProblemStory(false, roseAt, relapses, List.of());
            case URGENT ->
                step.reason() == null
                        ? this
                        : new ProblemStory(
                                common,
                                roseAt,
                                relapses,
                                and(urgencies, new Urgency(step.reason(), new TreeSet<>(step.orders()))));
            default -> this;
        };
    }

    /** The same with what became of a problem that turned out to be this one. */
    ProblemStory with(ProblemStory other) {
        List<Instant> allRelapses = new ArrayList<>(relapses);
        allRelapses.addAll(other.relapses);
        allRelapses.sort(Instant::compareTo);
        List<Urgency> allUrgencies = new ArrayList<>(urgencies);
        allUrgencies.addAll(other.urgencies);
        boolean isLater = roseAt == null || (other.roseAt != null && other.roseAt.isAfter(roseAt));
        return new ProblemStory(
                common || other.common, isLater ? other.roseAt : roseAt, List.copyOf(allRelapses), allUrgencies);
    }

    private static <T> List<T> and(List<T> before, T one) {
        List<T> all = new ArrayList<>(before);
        all.add(one);
        return List.copyOf(all);
    }
}
