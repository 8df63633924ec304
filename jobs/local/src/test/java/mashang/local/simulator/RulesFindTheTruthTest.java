package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import mashang.config.City;
import mashang.config.FeedMapping;
import mashang.config.Mapped;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.local.feeding.HandOver;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
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
    private final Map<DeadReason, Integer> dead = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 11})
    void mappingAndClocksFindTheSimulatorsTruth(long seed) {
        Simulator simulator = new Simulator(Simulation.of(seed, 1200), city);
        Truth truth = simulator.truth();

        assertThat(AlertCsv.of(told(simulator, truth.end())).lines())
                .containsExactlyElementsOf(AlertCsv.of(truth.alerts()).lines().toList());
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

    private List<Alert> told(Simulator simulator, Instant end) {
        Map<String, OrderState> states = new HashMap<>();
        Map<String, FeedMapping> mappings = new HashMap<>();
        city.feeds()
                .forEach(feed -> mappings.put(
                        feed.name(), FeedMapping.of(feed, UnaryOperator.identity(), UnaryOperator.identity())));
        Clocks clocks = city.clocks();
        for (Iterator<HandOver> records = simulator.handOvers(); records.hasNext(); ) {
            Mapped mapped = map(records.next(), mappings);
            mapped.dead().forEach(letter -> dead.merge(letter.reason(), 1, Integer::sum));
            for (CaseEvent event : mapped.events()) {
                states.compute(
                        event.orderId(), (id, state) -> clocks.receive(state == null ? OrderState.NEW : state, event));
            }
        }
        List<Alert> told = new ArrayList<>();
        states.forEach((id, state) ->
                told.addAll(clocks.advance(id, state, end.toEpochMilli()).alerts()));
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
}
