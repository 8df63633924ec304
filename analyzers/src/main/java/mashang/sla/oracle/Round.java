package mashang.sla.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mashang.sla.ClockDefinition;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** A life of an order, from one reopening to the next: its facts in order, its hops, its pauses (1.4 to 1.9). */
final class Round {
    private static final Set<Step> UNIT_STEPS =
            EnumSet.of(Step.SIGNED, Step.RETURN_REQUESTED, Step.RETURNED, Step.RETURN_DENIED, Step.HANDLED);

    /** What a co-handling unit may say for itself (1.8). */
    private static final Set<Step> OWN_STEPS = EnumSet.of(
            Step.SIGNED,
            Step.RETURN_REQUESTED,
            Step.RETURNED,
            Step.RETURN_DENIED,
            Step.HANDLED,
            Step.SUSPENDED,
            Step.RESUMED,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED);

    private static final Comparator<Hop> BY_TIME_THEN_UNIT = Comparator.comparingLong(Hop::time)
            .thenComparing(Hop::unitKey, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final int number;
    private final List<CaseEvent> facts;
    private final long checked;
    private final long end;
    private final Units units;
    private final List<Hop> hops = new ArrayList<>();

    /**
     * @param facts in the order of 1.2
     * @param checked when it began, if it began with a check in vain; else never
     * @param end when the next round begins; never, where this is the last
     */
    Round(int number, List<CaseEvent> facts, long checked, long end, Units units) {
        this.number = number;
        this.facts = facts;
        this.checked = checked;
        this.end = end;
        this.units = units;
        for (CaseEvent dispatch : ofSteps(Set.of(Step.DISPATCHED))) {
            open(dispatch, dispatch.unit(), true);
            for (String coUnit : dispatch.coUnits()) {
                open(dispatch, coUnit, false);
            }
        }
        hops.sort(BY_TIME_THEN_UNIT);
    }

    int number() {
        return number;
    }

    long end() {
        return end;
    }

    List<CaseEvent> facts() {
        return facts;
    }

    List<Hop> hops() {
        return hops;
    }

    /** A pair of unit and time is one hop; the first to open it writes its name; it is a lead hop if any opens it so. */
    private void open(CaseEvent dispatch, @Nullable String unit, boolean lead) {
        String key = KnownFacts.unitKey(units, unit, dispatch);
        long time = Times.at(dispatch);
        for (int i = 0; i < hops.size(); i++) {
            Hop open = hops.get(i);
            if (open.time() == time && Objects.equals(open.unitKey(), key)) {
                hops.set(i, new Hop(key, open.unit(), time, open.lead() || lead, open.end()));
                return;
            }
        }
        hops.add(new Hop(key, unit, time, lead, nextDispatchAfter(time)));
    }

    private long nextDispatchAfter(long time) {
        for (CaseEvent dispatch : ofSteps(Set.of(Step.DISPATCHED))) {
            if (Times.at(dispatch) > time) {
                return Times.at(dispatch);
            }
        }
        return Times.NEVER;
    }

    List<CaseEvent> ofSteps(Set<Step> steps) {
        return facts.stream().filter(f -> steps.contains(f.step())).toList();
    }

    static boolean isUnitStep(CaseEvent fact) {
        return UNIT_STEPS.contains(fact.step());
    }

    /** The hop a fact belongs to (1.7); absent where nothing was dispatched. */
    @Nullable
    Hop hopOf(CaseEvent fact) {
        List<Hop> candidates = hopsOfUnitIn(fact);
        if (candidates.isEmpty()) {
            candidates = hops.stream().filter(Hop::lead).toList();
        }
        Hop latest = null;
        for (Hop hop : candidates) {
            if (hop.time() <= Times.at(fact)) {
                latest = hop;
            }
        }
        return latest != null || candidates.isEmpty() ? latest : candidates.get(0);
    }

    private List<Hop> hopsOfUnitIn(CaseEvent fact) {
        String key = KnownFacts.unitKey(units, fact.unit(), fact);
        return key == null
                ? List.of()
                : hops.stream().filter(h -> key.equals(h.unitKey())).toList();
    }

    /** Whether a unit says it for its own, co-handling hop alone (1.8). */
    boolean isOnlyCoHandling(CaseEvent fact) {
        Hop hop = fact.unit() == null || !OWN_STEPS.contains(fact.step()) ? null : hopOf(fact);
        return hop != null && !hop.lead();
    }

    /** Facts of these steps that say something about a clock of the order (1.8). */
    List<CaseEvent> heardBy(Set<Step> steps) {
        return ofSteps(steps).stream().filter(f -> !isOnlyCoHandling(f)).toList();
    }

    /** When a clock of the order with these start steps starts in this round (2.1); never, where it does not. */
    long startOf(Set<Step> steps) {
        long start = steps.contains(Step.REOPENED) ? checked : Times.NEVER;
        for (CaseEvent fact : heardBy(steps)) {
            start = Math.min(start, Times.at(fact));
        }
        return start;
    }

    /** The fact with which such a clock starts; absent where none does, or the check in vain that began the round. */
    @Nullable
    CaseEvent starterOf(Set<Step> steps) {
        boolean byCheck = steps.contains(Step.REOPENED) && checked != Times.NEVER;
        return byCheck ? null : heardBy(steps).stream().findFirst().orElse(null);
    }

    /** Pauses of a clock, of this hop or, where there is none, of the order (1.8, 1.9). */
    List<Pause> pausesOf(ClockDefinition clock, @Nullable Hop hop) {
        List<Pause> pauses = new ArrayList<>();
        int depth = 0;
        long from = Times.NEVER;
        for (CaseEvent fact : facts) {
            if (isOnlyCoHandling(fact) && (hop == null || !hop.equals(hopOf(fact)))) {
                continue;
            }
            if (clock.pause().contains(fact.step())) {
                if (depth == 0) {
                    from = Times.at(fact);
                }
                depth++;
            } else if (clock.resume().contains(fact.step()) && depth > 0) {
                depth--;
                if (depth == 0) {
                    pauses.add(new Pause(from, Times.at(fact)));
                }
            }
        }
        if (depth > 0) {
            pauses.add(new Pause(from, Times.NEVER));
        }
        return pauses;
    }

    /** The latest dispatch, or opening of a task, that names a unit; absent where none does. */
    @Nullable
    CaseEvent latestAssignment() {
        CaseEvent latest = null;
        for (CaseEvent fact : ofSteps(Set.of(Step.DISPATCHED, Step.OPENED))) {
            if (fact.unit() != null) {
                latest = fact;
            }
        }
        return latest;
    }
}
