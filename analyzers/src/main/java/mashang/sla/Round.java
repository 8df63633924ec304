package mashang.sla;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import mashang.units.Units;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** The facts of one round of an order, and the hops they make. {@code CLOCKS.md}, 1.3 to 1.9. */
final class Round {
    private static final Set<Step> UNIT_STEPS =
            EnumSet.of(Step.SIGNED, Step.RETURN_REQUESTED, Step.RETURNED, Step.RETURN_DENIED, Step.HANDLED);

    /** What a co-handling unit may say for itself, and not for the order. */
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

    private final int number;
    private final OptionalLong checkedInVain;
    private final long end;
    private final Units units;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<Step> steps = EnumSet.noneOf(Step.class);
    private final List<Hop> hops;

    /** Whether any unit only helps: hardly ever. */
    private final boolean hasCoUnits;

    Round(WorkOrder order, int number, Units units) {
        this.number = number;
        this.checkedInVain = order.checkedInVain(number);
        this.end = order.endOf(number);
        this.units = units;
        for (int i = 0; i < order.facts().size(); i++) {
            if (order.roundOf(i) == number) {
                facts.add(order.facts().get(i));
                steps.add(order.facts().get(i).step());
            }
        }
        this.hops = steps.contains(Step.DISPATCHED) ? findHops() : List.of();
        this.hasCoUnits = hasCoUnits(hops);
    }

    private static boolean hasCoUnits(List<Hop> hops) {
        for (Hop hop : hops) {
            if (!hop.lead()) {
                return true;
            }
        }
        return false;
    }

    int number() {
        return number;
    }

    /** When the next one begins, epoch milliseconds; MAX_VALUE: not yet. Then its clocks stop. */
    long end() {
        return end;
    }

    /** In the order in which they happened. */
    List<Fact> facts() {
        return facts;
    }

    /** In the order of their dispatches. */
    List<Hop> hops() {
        return hops;
    }

    private List<Hop> findHops() {
        List<Hop> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.step() == Step.DISPATCHED) {
                long until = nextDispatch(fact.occurredAt());
                add(found, fact, fact.unit(), true, until);
                Particulars particulars = fact.particulars();
                if (particulars != null) {
                    particulars.coUnits().forEach(name -> add(found, fact, name, false, until));
                }
            }
        }
        return found;
    }

    private void add(List<Hop> found, Fact dispatch, @Nullable String name, boolean lead, long until) {
        Hop hop = new Hop(name, key(name, dispatch), dispatch.occurredAt(), lead, until);
        for (int i = 0; i < found.size(); i++) {
            Hop known = found.get(i);
            if (known.key().equals(hop.key()) && known.at() == hop.at()) {
                if (lead && !known.lead()) {
                    found.set(i, new Hop(known.unit(), known.key(), known.at(), true, until));
                }
                return;
            }
        }
        found.add(hop);
    }

    private long nextDispatch(long after) {
        for (Fact fact : facts) {
            if (fact.step() == Step.DISPATCHED && fact.occurredAt() > after) {
                return fact.occurredAt();
            }
        }
        return Long.MAX_VALUE;
    }

    private String key(@Nullable String name, Fact fact) {
        return name == null ? "" : units.key(name, fact.occurredAt());
    }

    /** What tells the unit of a fact apart; empty where it names none. */
    String key(Fact fact) {
        return key(fact.unit(), fact);
    }

    boolean has(Step step) {
        return steps.contains(step);
    }

    /** The earliest of these steps that says something about a clock of the order. */
    @Nullable
    Fact first(Set<Step> wanted) {
        for (Fact fact : facts) {
            if (wanted.contains(fact.step()) && !isByCoUnit(fact)) {
                return fact;
            }
        }
        return null;
    }

    /** When a clock of the order with these start steps starts: what a check in vain began, begins as a reopening would. */
    OptionalLong start(Set<Step> wanted) {
        if (isStartedInVain(wanted)) {
            return checkedInVain;
        }
        Fact start = first(wanted);
        return start == null ? OptionalLong.empty() : OptionalLong.of(start.occurredAt());
    }

    /** What starts such a clock; absent where nothing does, or the check in vain that began the round. */
    @Nullable
    Fact startFact(Set<Step> wanted) {
        return isStartedInVain(wanted) ? null : first(wanted);
    }

    private boolean isStartedInVain(Set<Step> wanted) {
        return checkedInVain.isPresent() && wanted.contains(Step.REOPENED);
    }

    /** Whether it speaks for a co-handling unit alone (1.8). */
    boolean isByCoUnit(Fact fact) {
        if (!hasCoUnits || fact.unit() == null || !OWN_STEPS.contains(fact.step())) {
            return false;
        }
        Hop hop = hopOf(fact);
        return hop != null && !hop.lead();
    }

    /** When a hop's clock stops, epoch milliseconds; MAX_VALUE: not yet. */
    long stop(Hop hop, Set<Step> stops) {
        long stop = Math.min(hop.until(), end);
        for (Fact fact : facts) {
            if (stops.contains(fact.step())
                    && fact.occurredAt() < stop
                    && (UNIT_STEPS.contains(fact.step()) ? belongsTo(fact, hop) : fact.occurredAt() >= hop.at())) {
                stop = fact.occurredAt();
            }
        }
        return stop;
    }

    /** Whether a fact is about this hop. */
    boolean belongsTo(Fact fact, Hop hop) {
        return hop.equals(hopOf(fact));
    }

    private @Nullable Hop hopOf(Fact fact) {
        if (hops.size() == 1 && hops.get(0).lead()) {
            return hops.get(0);
        }
        String key = key(fact);
        Hop ofUnit = key.isEmpty() ? null : pick(fact.occurredAt(), key);
        return ofUnit != null ? ofUnit : pick(fact.occurredAt(), null);
    }

    /** The latest at or before a time, else the first: of a unit, or of the lead hops. */
    private @Nullable Hop pick(long time, @Nullable String key) {
        Hop latest = null;
        Hop first = null;
        for (Hop hop : hops) {
            if (key == null ? hop.lead() : hop.key().equals(key)) {
                if (hop.at() <= time && (latest == null || isBefore(latest, hop))) {
                    latest = hop;
                }
                if (first == null || isBefore(hop, first)) {
                    first = hop;
                }
            }
        }
        return latest != null ? latest : first;
    }

    private static boolean isBefore(Hop a, Hop b) {
        return a.at() != b.at() ? a.at() < b.at() : a.key().compareTo(b.key()) < 0;
    }

    /** When a clock is on hold; a co-handling unit holds no clock but its own (1.8). */
    Pauses pauses(ClockDefinition clock, @Nullable Hop hop) {
        if (Collections.disjoint(clock.pause(), steps)) {
            return Pauses.NONE;
        }
        List<Long> bounds = new ArrayList<>();
        int depth = 0;
        for (Fact fact : facts) {
            if (isByCoUnit(fact) && (hop == null || !belongsTo(fact, hop))) {
                continue;
            }
            if (clock.pause().contains(fact.step())) {
                if (depth++ == 0) {
                    begin(bounds, fact.occurredAt());
                }
            } else if (clock.resume().contains(fact.step()) && depth > 0 && --depth == 0) {
                end(bounds, fact.occurredAt());
            }
        }
        if (depth > 0) {
            bounds.add(Long.MAX_VALUE);
        }
        return Pauses.of(bounds.stream().mapToLong(Long::longValue).toArray());
    }

    /** Taken up and put on hold again in one moment is one pause. */
    private static void begin(List<Long> bounds, long time) {
        int last = bounds.size() - 1;
        if (last >= 0 && bounds.get(last) == time) {
            bounds.remove(last);
        } else {
            bounds.add(time);
        }
    }

    private static void end(List<Long> bounds, long time) {
        int last = bounds.size() - 1;
        if (bounds.get(last) == time) {
            bounds.remove(last);
        } else {
            bounds.add(time);
        }
    }
}
