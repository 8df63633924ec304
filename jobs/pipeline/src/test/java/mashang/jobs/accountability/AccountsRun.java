package mashang.jobs.accountability;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.accountability.Contribution;
import mashang.accountability.Contributions;
import mashang.accountability.FigureChange;
import mashang.accountability.Period;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitFigures;
import mashang.config.City;
import mashang.ledger.Balance;
import mashang.sla.Advance;
import mashang.sla.Calendars;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.sla.oracle.Oracle;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** A messy log through the clocks and the job's own functions on one side, reckoned at once with a pencil on the other. */
final class AccountsRun {
    private static final City CITY = City.load(Path.of("..", "..", "config"));
    private static final List<ScorePolicy> POLICIES = List.of(ScorePolicy.DEFAULT);
    private static final Instant END = Instant.parse("2025-09-01T00:00:00Z");

    private final Units units = MessyCity.units();
    private final Clocks clocks = new Clocks(CITY.policies(), Calendars.of(CITY.calendars()), units, Map.of());
    private final Oracle oracle = new Oracle(CITY.policies(), CITY.calendars(), units, Map.of());
    private final List<CaseEvent> log;
    private long imbalance;

    AccountsRun(List<CaseEvent> log) {
        this.log = log;
    }

    /** Every version of what every order contributes, of one order in their order, those of different orders at random; some of them twice. */
    List<Contribution> contributions(Random random) {
        Map<String, List<CaseEvent>> orders = new TreeMap<>();
        log.forEach(e ->
                orders.computeIfAbsent(e.orderId(), id -> new ArrayList<>()).add(e));
        List<List<Contribution>> waiting = new ArrayList<>();
        orders.forEach((id, events) -> waiting.add(new ArrayList<>(versions(id, events))));
        List<Contribution> mixed = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Contribution> one = waiting.get(random.nextInt(waiting.size()));
            mixed.add(one.remove(0));
            if (random.nextInt(20) == 0) {
                mixed.add(mixed.get(mixed.size() - 1));
            }
            if (one.isEmpty()) {
                waiting.remove(one);
            }
        }
        return mixed;
    }

    private List<Contribution> versions(String id, List<CaseEvent> events) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = clocks.receive(state, event);
        }
        List<Contribution> versions = new ArrayList<>();
        long next = clocks.nextWake(state).orElse(Long.MAX_VALUE);
        while (next < END.toEpochMilli()) {
            Advance advance = clocks.advance(id, state, next);
            state = advance.state();
            if (advance.changed()) {
                versions.add(Contributions.of(advance, units, Balance.of(advance.order())));
            }
            next = clocks.nextWake(state).orElse(Long.MAX_VALUE);
        }
        return versions;
    }

    /** What the job's functions make of them, by period and unit. */
    Map<String, UnitFigures> streamed(List<Contribution> contributions) throws Exception {
        Map<String, UnitFigures> last = new TreeMap<>();
        OrderAccounts accounts = new OrderAccounts();
        try (var orders = new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(accounts), Contribution::orderId, Types.STRING);
                var sums = new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new SumFigures(POLICIES)), FigureChange::key, Types.STRING)) {
            orders.open();
            sums.open();
            for (Contribution one : contributions) {
                orders.processElement(one, 0);
                imbalance = Math.max(imbalance, accounts.imbalance());
            }
            for (FigureChange change : orders.extractOutputValues()) {
                sums.processElement(change, 0);
            }
            sums.setProcessingTime(2 * SumFigures.TOLD_EVERY_MILLIS);
            for (UnitFigures figures : sums.extractOutputValues()) {
                last.put(figures.period() + '|' + figures.unit(), figures);
            }
        }
        return last;
    }

    /** The largest difference of the figures from the ledger's books at any time. */
    long imbalance() {
        return imbalance;
    }

    /** Reckoned at once: {@code period|unit|figure}, as known at the end. */
    Map<String, Long> plain() {
        return plain(END.toEpochMilli());
    }

    /** The same for one period, as known when it was settled. */
    Map<String, Long> plainFirst(Period period) {
        Map<String, Long> first = plain(Math.min(END.toEpochMilli(), ScorePolicy.DEFAULT.settledAt(period)) - 1);
        first.keySet().removeIf(key -> !key.startsWith(period.id() + '|'));
        return first;
    }

    private Map<String, Long> plain(long until) {
        List<CaseEvent> known =
                log.stream().filter(e -> e.loggedAt().toEpochMilli() <= until).toList();
        return new PlainAccounts(
                        units,
                        clock -> clocks.issuesLights(clock, until),
                        CITY.calendars().get(0))
                .of(known, oracle.judgeEach(known, until));
    }

    static Map<String, Long> flat(Map<String, UnitFigures> figures, boolean first) {
        Map<String, Long> flat = new TreeMap<>();
        figures.forEach((key, unit) ->
                (first ? unit.first() : unit.now()).forEach((name, amount) -> flat.put(key + '|' + name, amount)));
        return flat;
    }

    /** What is not the same in both: of each the two amounts. */
    static Map<String, String> differing(Map<String, Long> found, Map<String, Long> expected) {
        Map<String, String> differing = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(found.keySet());
        names.addAll(expected.keySet());
        names.removeIf(name -> found.getOrDefault(name, 0L).equals(expected.getOrDefault(name, 0L)));
        names.forEach(name -> differing.put(name, found.get(name) + " and not " + expected.get(name)));
        return differing;
    }

    static Set<Period> periods(Map<String, UnitFigures> figures) {
        Set<Period> periods = new TreeSet<>(Comparator.comparing(Period::id));
        figures.values().forEach(unit -> periods.add(Period.parse(unit.period())));
        return periods;
    }
}
