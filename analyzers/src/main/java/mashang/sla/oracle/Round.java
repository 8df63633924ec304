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

    private static final Comparator<Hop> BY_TIME_THEN_UNIT = Comparator.comparingLong(Hop::time)
            .thenComparing(Hop::unitKey, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final int number;
    private final List<CaseEvent> facts;
    private final Units units;
    private final List<Hop> hops = new ArrayList<>();

    /** @param facts in the order of 1.2 */
    Round(int number, List<CaseEvent> facts, Units units) {
        this.number = number;
        this.facts = facts;
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

    /** Whether it is a unit step by a unit that is only co-handling (1.8). */
    boolean isOnlyCoHandling(CaseEvent fact) {
        List<Hop> own = hopsOfUnitIn(fact);
        return isUnitStep(fact) && !own.isEmpty() && own.stream().noneMatch(Hop::lead);
    }

    /** Facts of these steps that say something about a clock of this scope. */
    List<CaseEvent> heardBy(ClockDefinition clock, Set<Step> steps) {
        return ofSteps(steps).stream()
                .filter(f -> clock.scope() == ClockDefinition.Scope.HOP || !isOnlyCoHandling(f))
                .toList();
    }

    List<Pause> pausesOf(ClockDefinition clock) {
        List<Pause> pauses = new ArrayList<>();
        int depth = 0;
        long from = Times.NEVER;
        for (CaseEvent fact : heardBy(clock, EnumSet.allOf(Step.class))) {
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

    /** The latest dispatch that names a unit; absent where none does. */
    @Nullable
    CaseEvent latestNamedDispatch() {
        CaseEvent latest = null;
        for (CaseEvent fact : ofSteps(Set.of(Step.DISPATCHED))) {
            if (fact.unit() != null) {
                latest = fact;
            }
        }
        return latest;
    }
}
