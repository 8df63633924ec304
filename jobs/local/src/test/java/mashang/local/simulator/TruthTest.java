package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import mashang.local.feeding.HandOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 42, -7})
    void theTruthIsWhatANaiveRecountOfTheBytesFinds(long seed) {
        Simulator simulator = TestPolicies.simulator(seed, 1500);
        Truth truth = simulator.truth();
        Recount recount = recount(simulator);

        assertThat(recount.breaches(truth.end())).containsExactlyInAnyOrderElementsOf(lines(truth.breaches()));
        assertThat(recount.withdrawn(truth.end()))
                .containsExactlyInAnyOrderElementsOf(truth.withdrawn().stream()
                        .map(b -> b.orderId() + ',' + b.round() + ',' + b.clock())
                        .toList());
        assertThat(recount.deadLetters).isEqualTo(truth.deadLetters());
        assertThat(recount.orders).hasSize(1500);
    }

    @Test
    void whatIsPlannedForAClockComesTrue() {
        Simulator simulator = TestPolicies.simulator(5, 3000);
        Set<String> breached = new HashSet<>();
        simulator.truth().breaches().forEach(b -> breached.add(b.orderId() + b.round() + b.clock()));
        TreeMap<Pace, Integer> seen = new TreeMap<>();
        for (long number = 0; number < 3000; number++) {
            OrderPlan plan = simulator.orders().plan(number);
            for (Life.Intent intent : plan.intents()) {
                assertThat(breached.contains(plan.face().orderId() + intent.round() + intent.clock()))
                        .as("%s of order %s", intent, plan.face().orderId())
                        .isEqualTo(intent.pace().breaches());
                seen.merge(intent.pace(), 1, Integer::sum);
            }
        }
        assertThat(seen.keySet()).containsExactly(Pace.LATE, Pace.AT_DUE, Pace.JUST_BEFORE, Pace.JUST_AFTER);
    }

    @Test
    void aboutOneOrderInTenIsBreachedOverAllThreeClocksAndSomeBreachesAreWithdrawn() {
        Truth truth = TestPolicies.simulator(6, 4000).truth();
        long breachedOrders =
                truth.breaches().stream().map(Truth.Breach::orderId).distinct().count();

        assertThat(breachedOrders / 4000.0).isBetween(0.07, 0.14);
        for (String clock : List.of("receive", "handle", "total")) {
            assertThat(truth.breaches().stream()
                            .filter(b -> b.clock().equals(clock))
                            .count())
                    .as(clock)
                    .isGreaterThan(40);
        }
        assertThat(truth.breaches()).anyMatch(b -> b.round() > 1).anyMatch(b -> b.orderId()
                .startsWith("mailbox:"));
        assertThat(truth.withdrawn()).hasSizeBetween(20, 400).doesNotContainAnyElementsOf(truth.breaches());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8})
    void nothingIsHandedOverAfterTheEndOrDecidedNearIt(long seed) {
        Simulator simulator = TestPolicies.simulator(seed, 800);
        Truth truth = simulator.truth();
        Recount recount = new Recount();
        simulator.handOvers().forEachRemaining(record -> {
            assertThat(record.loggedAt()).isLessThan(truth.end().toEpochMilli());
            recount.read(record);
        });

        assertThat(recount.breaches(truth.end().minus(Duration.ofMinutes(5))))
                .isEqualTo(recount.breaches(truth.end().plus(Duration.ofMinutes(5))));
    }

    @Test
    void anOrderLeftOpenForEverIsBreachedOnceItsTimeHasCome() {
        Simulator simulator = TestPolicies.simulator(9, 2000);
        Recount recount = recount(simulator);
        Set<String> breached = new HashSet<>();
        simulator.truth().breaches().forEach(breach -> breached.add(breach.orderId()));
        List<Recount.Order> open = recount.orders.values().stream()
                .filter(order -> order.facts.values().stream()
                        .noneMatch(
                                fact -> Set.of("答复", "直接答复", "不予受理", "撤销", "并单").contains(fact.step())))
                .toList();

        assertThat(open).hasSizeBetween(5, 60).allSatisfy(order -> assertThat(breached)
                .contains(order.id));
    }

    @Test
    void theProblemsNameOrdersOfTheRun() {
        Simulator simulator = TestPolicies.simulator(1, 3000);
        Truth truth = simulator.truth();
        Recount recount = recount(simulator);

        assertThat(truth.problems()).hasSizeBetween(14, 22);
        for (Truth.Problem problem : truth.problems()) {
            assertThat(problem.orderIds()).hasSizeBetween(3, 40).allSatisfy(id -> assertThat(recount.orders)
                    .containsKey(id));
        }
        Set<String> texts = new HashSet<>();
        Truth.Problem first = truth.problems().get(0);
        first.orderIds().forEach(id -> texts.add(recount.orders.get(id).content));
        assertThat(texts).hasSameSizeAs(first.orderIds());
    }

    @Test
    void theFileListsOrderRoundClockAndDueSorted(@TempDir Path folder) throws Exception {
        Truth truth = TestPolicies.simulator(1, 300).truth();
        Path file = folder.resolve("truth.csv");
        truth.write(file);

        List<String> lines = new ArrayList<>(List.of("order,round,clock,due"));
        lines.addAll(lines(truth.breaches()));
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
        assertThat(lines(truth.breaches())).isNotEmpty().isSorted();
    }

    @Test
    void aRunWithoutEndHasNoTruth() {
        assertThatThrownBy(() -> TestPolicies.simulator(1, Simulation.ENDLESS).truth())
                .isInstanceOf(IllegalStateException.class);
    }

    private static Recount recount(Simulator simulator) {
        Recount recount = new Recount();
        long records = 0;
        for (Iterator<HandOver> handOvers = simulator.handOvers(); handOvers.hasNext(); records++) {
            recount.read(handOvers.next());
        }
        assertThat(records).isEqualTo(simulator.truth().records());
        return recount;
    }

    private static List<String> lines(List<Truth.Breach> breaches) {
        return breaches.stream()
                .map(b -> b.orderId() + ',' + b.round() + ',' + b.clock() + ',' + b.dueAt())
                .toList();
    }
}
