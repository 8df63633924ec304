package mashang.recurrence.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lives of all problems of a city: takes what happens to them and tells their steps.
 *
 * <p>Decided on log time, counted on the time complaints were handed in. Everything handed over in the same millisecond is
 * folded before anything is decided; trends are looked at at whole multiples of {@link LifePolicy.Growth#review}, after
 * what was handed over by then. So the events are a function of the set of inputs, however they are cut into batches.
 *
 * <ul>
 *   <li>missing: an order that is never closed keeps its problem open; the office can strike it off
 *   <li>late: a complaint counts for the window in which it was handed in; what was told stays told
 *   <li>doubled: an order counts once, a closing of a closed order says nothing
 *   <li>reordered: within a batch nothing depends on the order, but for merges, which are taken as given
 * </ul>
 *
 * <p>Not thread-safe. Memory: {@value LiveLife#MOST_MEMBERS} members and {@value LiveLife#MOST_OPEN} open orders per problem.
 */
public final class ProblemLives {
    private final LifePolicy policy;
    private final Decider decider;
    private final Duration horizon;
    private final Map<String, LiveLife> lives = new HashMap<>();
    private final TreeMap<Instant, TreeSet<String>> agenda = new TreeMap<>();
    private final TreeSet<String> changed = new TreeSet<>();
    private final TreeSet<String> gone = new TreeSet<>();

    /** Lives whose trends are read from the complaints themselves: the last week against the week before. */
    public ProblemLives(LifePolicy policy) {
        this(policy, null);
    }

    /**
     * Lives with trends of somebody's own.
     *
     * @param trends absent for week against week
     */
    public ProblemLives(LifePolicy policy, @Nullable TrendReader trends) {
        this.policy = policy;
        this.decider = new Decider(policy, trends);
        this.horizon = policy.horizon();
    }

    /** Takes up a life that was kept. */
    public void restore(ProblemLife kept) {
        LiveLife life = new LiveLife(kept, policy);
        lives.put(life.problemId, life);
        plan(life, life.reviewAt);
    }

    /** A life as it can be kept; absent where there is none of this id. */
    public @Nullable ProblemLife life(String problemId) {
        LiveLife life = lives.get(problemId);
        return life == null ? null : life.snapshot();
    }

    /** All lives, by id. */
    public List<ProblemLife> snapshot() {
        return new TreeSet<>(lives.keySet())
                .stream()
                        .map(id -> Objects.requireNonNull(lives.get(id)).snapshot())
                        .toList();
    }

    /**
     * What has to be written down since it was last asked.
     *
     * @param changed lives that are not as they were, by id
     * @param gone ids without a life, by id
     */
    public record Changed(List<ProblemLife> changed, List<String> gone) {}

    public Changed changedSinceLastAsked() {
        List<ProblemLife> records = new ArrayList<>();
        for (String id : changed) {
            LiveLife life = lives.get(id);
            if (life != null) {
                records.add(life.snapshot());
            }
        }
        List<String> ids = new ArrayList<>(gone);
        changed.clear();
        gone.clear();
        return new Changed(records, ids);
    }

    /** When there is something to decide although nothing happens; empty without such a time. */
    public Optional<Instant> nextWake() {
        return agenda.isEmpty() ? Optional.empty() : Optional.of(agenda.firstKey());
    }

    /** Lets time pass. */
    public List<LifeEvent> advance(Instant now) {
        return take(List.of(), now);
    }

    /**
     * Takes what happened and lets time pass.
     *
     * @param due everything handed over up to {@code now} and not taken yet, in any order, but for merges
     * @param now log time, never before an earlier one
     * @return the steps, in the order of their times, problems, kinds
     */
    public List<LifeEvent> take(Collection<LifeInput> due, Instant now) {
        List<LifeEvent> events = new ArrayList<>();
        List<LifeInput> inputs = due.stream().sorted(LifeInput.ORDER).toList();
        for (int from = 0; from < inputs.size(); ) {
            Instant at = inputs.get(from).at();
            review(at, false, events);
            TreeSet<String> touched = new TreeSet<>();
            for (; from < inputs.size() && inputs.get(from).at().equals(at); from++) {
                fold(inputs.get(from), touched, events);
            }
            decide(touched, at, events);
        }
        review(now, true, events);
        return events;
    }

    private void decide(TreeSet<String> touched, Instant at, List<LifeEvent> events) {
        for (String id : touched) {
            LiveLife life = lives.get(id);
            if (life != null) {
                decider.decide(life, at, events);
                changed.add(id);
                if (life.reviewAt == null) {
                    plan(life, decider.firstReview(life, at));
                }
            }
        }
    }

    /** Looks at trends whose time has come, in the order of times and ids. */
    private void review(Instant until, boolean included, List<LifeEvent> events) {
        while (!agenda.isEmpty()
                && (agenda.firstKey().isBefore(until)
                        || (included && agenda.firstKey().equals(until)))) {
            Map.Entry<Instant, TreeSet<String>> next = Objects.requireNonNull(agenda.pollFirstEntry());
            for (String id : next.getValue()) {
                LiveLife life = Objects.requireNonNull(lives.get(id));
                life.reviewAt = null;
                decider.review(life, next.getKey(), events);
                plan(life, decider.nextReview(life, next.getKey()));
                changed.add(id);
            }
        }
    }

    private void plan(LiveLife life, @Nullable Instant reviewAt) {
        unplan(life);
        life.reviewAt = reviewAt;
        if (reviewAt != null) {
            agenda.computeIfAbsent(reviewAt, t -> new TreeSet<>()).add(life.problemId);
        }
    }

    private void unplan(LiveLife life) {
        TreeSet<String> ids = life.reviewAt == null ? null : agenda.get(life.reviewAt);
        if (ids != null && ids.remove(life.problemId) && ids.isEmpty()) {
            agenda.remove(life.reviewAt);
        }
    }

    private void fold(LifeInput input, TreeSet<String> touched, List<LifeEvent> events) {
        LiveLife life = lives.get(input.problemId());
        if (life == null && input.kind() != LifeInput.Kind.JOINED && input.kind() != LifeInput.Kind.MERGED) {
            return;
        }
        if (life == null) {
            life = begin(input.problemId());
        }
        touched.add(life.problemId);
        switch (input.kind()) {
            case JOINED -> life.add(Objects.requireNonNull(input.member()), input.at(), horizon);
            case MERGED -> merge(Objects.requireNonNull(input.other()), life, input.at(), events);
            case SPLIT -> touched.add(split(life, input, events));
            case FORGOTTEN -> end(life);
            default -> decider.told(life, input, events);
        }
    }

    private LiveLife begin(String problemId) {
        LiveLife life = new LiveLife(problemId, policy);
        lives.put(problemId, life);
        gone.remove(problemId);
        return life;
    }

    private void end(LiveLife life) {
        unplan(life);
        lives.remove(life.problemId);
        changed.remove(life.problemId);
        gone.add(life.problemId);
    }

    private void merge(String from, LiveLife into, Instant at, List<LifeEvent> events) {
        LiveLife other = lives.get(from);
        if (other == null || other == into) {
            return;
        }
        end(other);
        Instant planned = into.reviewAt;
        unplan(into);
        into.absorb(other);
        plan(into, planned == null ? into.reviewAt : planned);
        decider.merged(into, from, at, events);
    }

    private String split(LiveLife from, LifeInput input, List<LifeEvent> events) {
        String id = Objects.requireNonNull(input.other());
        LiveLife part = lives.containsKey(id) ? Objects.requireNonNull(lives.get(id)) : begin(id);
        from.give(input.orders(), part);
        decider.split(from, id, input.at(), events);
        return id;
    }
}
