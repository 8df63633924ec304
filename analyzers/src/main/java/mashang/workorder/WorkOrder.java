package mashang.workorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A work order (工单) as its facts tell it. A pure function of the <em>set</em> of facts: the order in which they came, and
 * how often, makes no difference.
 *
 * <p>Of several versions of a fact only the latest counts. A reopening starts a new round; a step belongs to the round in
 * which it occurred.
 */
public final class WorkOrder {
    private static final Set<Step> OPENING = EnumSet.of(Step.SUBMITTED, Step.OPENED);

    /** Steps that say something about the order without moving it to another stage. */
    private static final Set<Step> ASIDE = EnumSet.of(
            Step.URGED,
            Step.INSPECTED,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.RECLASSIFIED,
            Step.ACKNOWLEDGED,
            Step.WAIVED,
            Step.LIGHT_REVOKED,
            Step.ASSIGNED,
            Step.NOTICE_ISSUED,
            Step.DUE_CHANGED);

    /** Steps after which nobody has to do anything more, unless it is reopened. */
    private static final Set<Step> FINAL = EnumSet.of(
            Step.REJECTED,
            Step.ANSWERED,
            Step.REPLIED,
            Step.FOLLOWED_UP,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.MERGED,
            Step.CANCELLED,
            Step.FINISHED);

    /** Steps of a unit, which somebody must have sent the order to. */
    private static final Set<Step> AFTER_DISPATCH =
            EnumSet.of(Step.SIGNED, Step.RETURN_REQUESTED, Step.RETURNED, Step.RETURN_DENIED, Step.HANDLED);

    /** What is there to be reopened. */
    private static final Set<Step> ENDING = EnumSet.of(
            Step.HANDLED,
            Step.REJECTED,
            Step.ANSWERED,
            Step.REPLIED,
            Step.FOLLOWED_UP,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.CANCELLED,
            Step.MERGED);

    private final String orderId;
    private final List<Fact> effective;
    private final List<Long> reopenings;
    private final Particulars particulars;
    private final Set<String> anomalies;

    private WorkOrder(String orderId, Collection<Fact> facts) {
        this.orderId = orderId;
        Map<String, Fact> latest = new HashMap<>();
        for (Fact fact : facts) {
            latest.merge(fact.slot(), fact, (a, b) -> Fact.VERSIONS.compare(a, b) >= 0 ? a : b);
        }
        this.effective = latest.values().stream().sorted(Fact.BY_TIME).toList();
        this.reopenings = effective.stream()
                .filter(f -> f.step() == Step.REOPENED)
                .map(Fact::occurredAt)
                .distinct()
                .toList();
        this.particulars = merge(effective);
        this.anomalies = anomalies(facts);
    }

    public static WorkOrder of(String orderId, Collection<Fact> facts) {
        return new WorkOrder(orderId, facts);
    }

    public String orderId() {
        return orderId;
    }

    public String feed() {
        return CaseEvent.feedOf(orderId);
    }

    /** The facts that count, in the order in which they happened. */
    public List<Fact> facts() {
        return effective;
    }

    /** Number of rounds, 1 or more. */
    public int rounds() {
        return reopenings.size() + 1;
    }

    /**
     * The round to which a fact belongs, 1 or more, by when it occurred. In the very moment of a reopening, what ends an
     * order still belongs to the round before: feeds that know minutes only write both at the same time.
     */
    public int roundOf(Fact fact) {
        long at = ENDING.contains(fact.step()) ? fact.occurredAt() - 1 : fact.occurredAt();
        int round = 1;
        for (long reopened : reopenings) {
            if (at >= reopened) {
                round++;
            }
        }
        return round;
    }

    /** The earliest fact of a round that is one of these steps. */
    public Optional<Fact> first(Set<Step> steps, int round) {
        return effective.stream()
                .filter(f -> steps.contains(f.step()) && roundOf(f) == round)
                .findFirst();
    }

    /** The earliest time of a step in the whole life of the order. */
    public Optional<Long> firstTime(Step step) {
        return effective.stream()
                .filter(f -> f.step() == step)
                .map(Fact::occurredAt)
                .findFirst();
    }

    /** How many facts that count are this step. */
    public int count(Step step) {
        return (int) effective.stream().filter(f -> f.step() == step).count();
    }

    /** The latest due time the feed supplied for a round, by the time of the fact that states it. */
    public Optional<Long> suppliedDue(int round) {
        return effective.stream()
                .filter(f -> f.dueAt() != null && roundOf(f) == round)
                .reduce((a, b) -> b)
                .map(Fact::dueAt);
    }

    /** The unit that has it: named by the last dispatch or, failing that, by the last fact that names one. */
    public @Nullable String unit() {
        return effective.stream()
                .filter(f -> f.unit() != null)
                .max(Comparator.<Fact, Boolean>comparing(f -> f.step() == Step.DISPATCHED)
                        .thenComparing(Fact.BY_TIME))
                .map(Fact::unit)
                .orElse(null);
    }

    /** The last step that moved it; absent where only side steps are known. */
    public Optional<Step> stage() {
        return effective.stream()
                .map(Fact::step)
                .filter(s -> !ASIDE.contains(s))
                .reduce((a, b) -> b);
    }

    /** Whether nobody has to do anything more. */
    public boolean finished() {
        return stage().filter(FINAL::contains).isPresent();
    }

    /** What is said of the order, the later word winning field by field. */
    public Particulars particulars() {
        return particulars;
    }

    /**
     * What was said of the order by the end of a round: what is said after a reopening must not judge the rounds before
     * it. It only fills in what nobody had said by then.
     */
    public Particulars particulars(int round) {
        if (round >= rounds()) {
            return particulars;
        }
        Deque<Fact> latestWordLast = new ArrayDeque<>();
        for (Fact fact : effective) {
            if (roundOf(fact) <= round) {
                latestWordLast.addLast(fact);
            }
        }
        for (Fact fact : effective) {
            if (roundOf(fact) > round) {
                latestWordLast.addFirst(fact);
            }
        }
        return merge(latestWordLast);
    }

    /** Names of {@link Anomaly}, sorted. */
    public Set<String> anomalies() {
        return anomalies;
    }

    private static Particulars merge(Collection<Fact> facts) {
        Particulars merged = Particulars.NONE;
        for (Fact fact : facts) {
            if (fact.particulars() != null) {
                merged = merged.amendedBy(fact.particulars());
            }
        }
        return merged;
    }

    private Set<String> anomalies(Collection<Fact> all) {
        Set<String> found = new TreeSet<>();
        effective.forEach(f -> found.addAll(f.flags()));
        if (all.stream().anyMatch(Fact::repeated)) {
            found.add(Anomaly.REPEATED.name());
        }
        Optional<Fact> opening =
                effective.stream().filter(f -> OPENING.contains(f.step())).findFirst();
        if (opening.isEmpty()) {
            found.add(Anomaly.UNOPENED.name());
        } else if (effective.get(0).occurredAt() < opening.get().occurredAt()) {
            found.add(Anomaly.INVERTED.name());
        }
        if (count(Step.DISPATCHED) == 0 && effective.stream().anyMatch(f -> AFTER_DISPATCH.contains(f.step()))) {
            found.add(Anomaly.STEP_SKIPPED.name());
        }
        return Collections.unmodifiableSet(found);
    }

    @Override
    public String toString() {
        return orderId + new ArrayList<>(effective);
    }
}
