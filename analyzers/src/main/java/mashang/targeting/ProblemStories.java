package mashang.targeting;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import mashang.recurrence.life.LifeStep;

/** What became of all problems up to a time: a function of the steps up to then, in whatever order they are given. */
public final class ProblemStories {
    private final Map<String, ProblemStory> stories = new HashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();

    private ProblemStories() {}

    /** What became of them by these steps; those at or after {@code end} are not looked at. */
    public static ProblemStories until(Collection<ProblemStep> steps, Instant end) {
        ProblemStories all = new ProblemStories();
        steps.stream()
                .filter(step -> step.at().isBefore(end))
                .sorted(ProblemStep.ORDER)
                .forEach(all::take);
        return all;
    }

    private void take(ProblemStep step) {
        String id = now(step.problemId());
        ProblemStory story = of(id);
        String other = step.other();
        if (step.step() == LifeStep.MERGED && other != null && !now(other).equals(id)) {
            String from = now(other);
            ProblemStory gone = stories.remove(from);
            mergedInto.put(from, id);
            stories.put(id, gone == null ? story : story.with(gone));
        } else {
            stories.put(id, story.with(step));
        }
    }

    /** The id a problem has by then; the same where it was not merged into another. */
    public String now(String problemId) {
        String id = problemId;
        String next = mergedInto.get(id);
        while (next != null) {
            id = next;
            next = mergedInto.get(id);
        }
        return id;
    }

    /** What became of it, by any of its ids. */
    public ProblemStory of(String problemId) {
        return stories.getOrDefault(now(problemId), ProblemStory.NONE);
    }
}
