package mashang.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.Advance;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import mashang.sla.OrderState;
import mashang.sla.Readings;
import mashang.sla.Told;
import mashang.units.Identity;
import mashang.units.Units;
import mashang.workorder.Act;
import mashang.workorder.Anomaly;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Refusal;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * One order in the ledger (台账), as known after everything handed over so far. A function of facts and decisions: it holds no
 * present time, so that two runs write the same. Which recurring problem it belongs to is not in it: that is in {@code mashang-assignments}, by the
 * same id, for an index has one writer.
 *
 * @param orderId the order
 * @param version number of facts, repetitions, decisions and notices behind it, 1 or more
 * @param stage the last step that moved it; absent where only side steps are known
 * @param stageAt epoch milliseconds of that step
 * @param rounds 1 or more
 * @param particulars what is said of it
 * @param unit the unit that has it, as the feed writes it
 * @param identity who that is, by the registry known then; absent where there is none, or none the registry knows
 * @param owner who has to do something next: who answers for the running clock that is due first; absent where none runs
 * @param dueAt epoch milliseconds of the due time the feed supplied, absent where it did not
 * @param suspended whether it is on hold: still on the list, in its present round suspended, by whomever, and not resumed
 * @param closeOut how far it is from being struck off
 * @param times the first time of each step it went through, epoch milliseconds
 * @param counts how often it went through each step; decisions that were refused do not count
 * @param clocks every clock that started
 * @param visits inspections of a task; absent where it has no cadence
 * @param acts decisions of people, those that do not count among them, in the order in which they were taken; the last {@value #MOST_ACTS}
 * @param anomalies names of anomalies, sorted
 * @param facts number of distinct facts, superseded versions included
 * @param decisions number of breaches and corrections
 * @param firstLoggedAt epoch milliseconds when we first heard of it
 * @param lastLoggedAt epoch milliseconds of the last new fact
 */
public record LedgerEntry(
        String orderId,
        long version,
        @Nullable Step stage,
        @Nullable Long stageAt,
        int rounds,
        Particulars particulars,
        @Nullable String unit,
        @Nullable Identity identity,
        ClockDefinition.@Nullable Owner owner,
        @Nullable Long dueAt,
        boolean suspended,
        CloseOut closeOut,
        Map<Step, Long> times,
        Map<Step, Integer> counts,
        List<ClockEntry> clocks,
        @Nullable Visits visits,
        List<ActEntry> acts,
        List<String> anomalies,
        int facts,
        int decisions,
        long firstLoggedAt,
        long lastLoggedAt) {

    /** An order with more has them in its history; Elasticsearch takes 10,000 parts of a document, clocks included. */
    static final int MOST_ACTS = 200;

    /**
     * The entry of an order that has facts, as it was moved on: it counts for whom it did when anything of it last became known or was decided.
     *
     * @param units the registry known at that time
     */
    public static LedgerEntry of(Advance advance, Units units) {
        long last = advance.state().knownAt();
        for (Told told : advance.state().told()) {
            last = Math.max(last, told.toldAt());
        }
        return of(advance, units, last);
    }

    /** @param asOf epoch milliseconds: by then it counts for whom it does */
    static LedgerEntry of(Advance advance, Units units, long asOf) {
        OrderState state = advance.state();
        List<ClockEntry> clocks = new ArrayList<>();
        ClockEntry.Counted counted = counted(units, advance.order(), asOf);
        for (ClockReading reading : advance.readings().clocks()) {
            clocks.add(ClockEntry.told(reading, state.told(), state.knownAt(), counted));
        }
        Heard heard = new Heard(
                advance.version(),
                state.facts().size(),
                state.decisions(),
                firstLoggedAt(state.facts()),
                state.foldedUpTo());
        Identity identity = identity(units, advance.order(), asOf);
        return of(advance.order(), identity, clocks, advance.readings(), heard);
    }

    /**
     * The entry of an order as its facts have it, nothing having been told: warnings, breaches and rungs are those that should have been told by this time.
     *
     * @param facts all of which {@code order} is made
     * @param units the registry
     * @param at epoch milliseconds
     */
    static LedgerEntry of(WorkOrder order, List<Fact> facts, Readings readings, Units units, long at) {
        List<ClockEntry> clocks = new ArrayList<>();
        ClockEntry.Counted counted = counted(units, order, at);
        for (ClockReading reading : readings.clocks()) {
            clocks.add(ClockEntry.due(reading, at, counted));
        }
        long last = Long.MIN_VALUE;
        for (Fact fact : facts) {
            last = Math.max(last, fact.loggedAt());
        }
        return of(
                order,
                identity(units, order, at),
                clocks,
                readings,
                new Heard(facts.size(), facts.size(), 0, firstLoggedAt(facts), last));
    }

    private static ClockEntry.Counted counted(Units units, WorkOrder order, long asOf) {
        return new ClockEntry.Counted(units, order.particulars().matter(), asOf);
    }

    /** How much is behind an entry, and since when. */
    private record Heard(long version, int facts, int decisions, long first, long last) {}

    private static LedgerEntry of(
            WorkOrder order, @Nullable Identity identity, List<ClockEntry> clocks, Readings readings, Heard heard) {
        Fact moved = order.stageFact();
        Walk walk = new Walk(order, readings.refusals());
        CloseOut closeOut = CloseOut.of(order);
        return new LedgerEntry(
                order.orderId(),
                heard.version(),
                moved == null ? null : moved.step(),
                moved == null ? null : (Long) moved.occurredAt(),
                order.rounds(),
                order.particulars(),
                order.unit(),
                identity,
                owner(clocks),
                order.suppliedDue(order.rounds()).or(() -> order.suppliedDue(1)).orElse(null),
                walk.pauses > 0 && closeOut.isOpen(),
                closeOut,
                walk.times,
                walk.counts,
                clocks,
                Visits.of(readings.clocks(), clocks),
                walk.acts,
                anomalies(order, identity, readings.refusals()),
                heard.facts(),
                heard.decisions(),
                heard.first(),
                heard.last());
    }

    /** What is found by going through the facts once. */
    private static final class Walk {
        private final Map<Step, Long> times = new EnumMap<>(Step.class);
        private final Map<Step, Integer> counts = new EnumMap<>(Step.class);
        private final List<ActEntry> acts = new ArrayList<>();
        private int pauses;

        /** @param refusals decisions that do not count, those among the facts included whose object alone made them so */
        Walk(WorkOrder order, List<Refusal> refusals) {
            List<Fact> facts = order.facts();
            for (int i = 0; i < facts.size(); i++) {
                Fact fact = facts.get(i);
                if (isRefused(fact, refusals)) {
                    continue;
                }
                times.putIfAbsent(fact.step(), fact.occurredAt());
                counts.merge(fact.step(), 1, Integer::sum);
                if (order.roundOf(i) == order.rounds()) {
                    pauses = paused(fact.step());
                }
                if (Act.isDecision(fact.step()) || fact.ruling() != null) {
                    acts.add(ActEntry.of(fact, order.roundOf(i), null));
                }
            }
            if (!refusals.isEmpty()) {
                refusals.forEach(r -> acts.add(ActEntry.of(r.decision(), 0, r.why())));
                acts.sort(Comparator.comparingLong(ActEntry::at).thenComparing(ActEntry::step));
            }
            if (acts.size() > MOST_ACTS) {
                acts.subList(0, acts.size() - MOST_ACTS).clear();
            }
        }

        private static boolean isRefused(Fact fact, List<Refusal> refusals) {
            for (Refusal refusal : refusals) {
                if (refusal.decision().eventId().equals(fact.eventId())) {
                    return true;
                }
            }
            return false;
        }

        private int paused(Step step) {
            return switch (step) {
                case SUSPENDED -> pauses + 1;
                case RESUMED -> Math.max(0, pauses - 1);
                default -> pauses;
            };
        }
    }

    /** Of clocks due at the same time the one listed first. */
    private static ClockDefinition.@Nullable Owner owner(List<ClockEntry> clocks) {
        ClockEntry first = null;
        for (ClockEntry clock : clocks) {
            if (clock.stoppedAt() == null && (first == null || due(clock) < due(first))) {
                first = clock;
            }
        }
        return first == null ? null : first.owner();
    }

    private static long due(ClockEntry clock) {
        return clock.dueAt() == null ? Long.MAX_VALUE : clock.dueAt();
    }

    /** Who was called by that name when the fact that names it happened, as the clocks have it. */
    private static @Nullable Identity identity(Units units, WorkOrder order, long asOf) {
        Fact named = order.unitFact();
        return named == null
                ? null
                : units.identity(
                                named.unit(),
                                named.occurredAt(),
                                asOf,
                                order.particulars().matter())
                        .orElse(null);
    }

    /** @param refusals those of a waiver or a light among them, which the order by itself does not know */
    private static List<String> anomalies(WorkOrder order, @Nullable Identity identity, List<Refusal> refusals) {
        Set<Anomaly> more = EnumSet.noneOf(Anomaly.class);
        more.addAll(CloseOut.anomalies(order));
        if (!refusals.isEmpty()) {
            more.add(Anomaly.REFUSED);
        }
        if (order.unit() != null && identity == null) {
            more.add(Anomaly.UNKNOWN_UNIT);
        } else if (identity != null && identity.isUnclear()) {
            more.add(Anomaly.UNCLEAR_UNIT);
        }
        Set<String> found = order.anomalies();
        if (!more.isEmpty()) {
            found = new TreeSet<>(found);
            for (Anomaly anomaly : more) {
                found.add(anomaly.name());
            }
        }
        return List.copyOf(found);
    }

    private static long firstLoggedAt(List<Fact> facts) {
        long first = Long.MAX_VALUE;
        for (Fact fact : facts) {
            first = Math.min(first, fact.loggedAt());
        }
        return first;
    }

    /** How often it went through a step. */
    public int count(Step step) {
        return counts.getOrDefault(step, 0);
    }

    /** Whether the unit that has it is late by a clock of its own: what the hotline or another unit missed is none of its doing. */
    public boolean isUnitLate() {
        for (ClockEntry clock : clocks) {
            if (clock.breached() && unit != null && unit.equals(clock.unit())) {
                return true;
            }
        }
        return false;
    }

    /** How many breaches stand. */
    public int breaches() {
        int breaches = 0;
        for (ClockEntry clock : clocks) {
            breaches += clock.breached() ? 1 : 0;
        }
        return breaches;
    }
}
