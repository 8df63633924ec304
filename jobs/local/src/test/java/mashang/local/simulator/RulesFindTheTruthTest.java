package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import mashang.config.City;
import mashang.config.FeedMapping;
import mashang.config.Mapped;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.local.feeding.HandOver;
import mashang.sla.Advance;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration that is shipped and the rules that the jobs run, on simulated records, without any job around them. */
class RulesFindTheTruthTest {
    private static final Path CONFIG = Path.of("..", "..", "config");

    private final City city = City.load(CONFIG);
    private final Map<String, Long> grace =
            Map.of("hotline", city.graceMillis("hotline"), "mailbox", city.graceMillis("mailbox"));
    private final Map<DeadReason, Integer> dead = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 11})
    void mappingAndClocksFindTheSimulatorsTruth(long seed) {
        Simulator simulator = new Simulator(Simulation.of(seed, 1200), city.policies(), grace);
        Truth truth = simulator.truth();
        Map<String, Set<String>> told = told(simulator, truth.end());

        assertThat(told.get("breached")).containsExactlyElementsOf(lines(truth.breaches()));
        assertThat(told.get("withdrawn")).containsExactlyElementsOf(lines(truth.withdrawn()));
        assertThat(dead.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", dead)
                .isEqualTo((int) truth.deadLetters());
    }

    @Test
    void theUnitsAreThoseOfTheShippedRegistry() {
        Instant at = Simulation.DEFAULT_START;
        assertThat(Places.registeredUnits())
                .allSatisfy(name ->
                        assertThat(city.units().named(name, at)).as(name).isPresent());
        assertThat(Places.UNKNOWN_UNITS)
                .allSatisfy(name -> assertThat(city.units().named(name, at)).isEmpty());
    }

    private Map<String, Set<String>> told(Simulator simulator, Instant end) {
        Map<String, OrderState> states = new HashMap<>();
        Map<String, FeedMapping> mappings = new HashMap<>();
        for (String feed : grace.keySet()) {
            mappings.put(
                    feed,
                    FeedMapping.of(city.feed(feed).orElseThrow(), UnaryOperator.identity(), UnaryOperator.identity()));
        }
        Clocks clocks = city.clocks();
        for (Iterator<HandOver> records = simulator.handOvers(); records.hasNext(); ) {
            Mapped mapped = map(records.next(), mappings);
            mapped.dead().forEach(letter -> dead.merge(letter.reason(), 1, Integer::sum));
            for (CaseEvent event : mapped.events()) {
                states.compute(
                        event.orderId(), (id, state) -> clocks.receive(state == null ? OrderState.NEW : state, event));
            }
        }
        Map<String, Set<String>> told = Map.of("breached", new TreeSet<>(), "withdrawn", new TreeSet<>());
        states.forEach((id, state) -> {
            Advance advance = clocks.advance(id, state, end.toEpochMilli());
            Set<String> breached = new TreeSet<>();
            Set<String> ever = new TreeSet<>();
            for (Alert alert : advance.alerts()) {
                String line = alert.orderId() + ',' + alert.round() + ',' + alert.clock();
                ever.add(line);
                if (alert.withdrawn()) {
                    breached.remove(line);
                } else {
                    breached.add(line);
                }
            }
            ever.removeAll(breached);
            told.get("breached").addAll(breached);
            told.get("withdrawn").addAll(ever);
        });
        return told;
    }

    private static Mapped map(HandOver record, Map<String, FeedMapping> mappings) {
        return mappings.get(record.feed())
                .map(new RawRecord(
                        "mashang.raw." + record.feed(),
                        record.partition(),
                        record.line(),
                        record.loggedAt(),
                        record.file(),
                        record.line(),
                        record.columns(),
                        record.value(),
                        0));
    }

    private static Set<String> lines(List<Truth.Breach> breaches) {
        Set<String> lines = new TreeSet<>();
        breaches.forEach(b -> lines.add(b.orderId() + ',' + b.round() + ',' + b.clock()));
        return lines;
    }
}
