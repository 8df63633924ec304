package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {

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
        AtomicLong records = new AtomicLong();
        simulator.handOvers().forEachRemaining(record -> {
            assertThat(record.loggedAt()).isLessThan(truth.end().toEpochMilli());
            records.incrementAndGet();
        });

        assertThat(records).hasValue(truth.records());
        assertThat(truth.alerts())
                .noneMatch(alert -> alert.decidedAt().isAfter(truth.end().minus(Duration.ofMinutes(5))));
    }

    @Test
    void anOrderLeftOpenForEverIsBreachedOnceItsTimeHasCome() {
        Simulator simulator = TestPolicies.simulator(9, 2000);
        Set<Step> ends = Set.of(Step.REPLIED, Step.ANSWERED, Step.REJECTED, Step.CANCELLED, Step.MERGED);
        Set<String> open = new HashSet<>();
        for (long number = 0; number < 2000; number++) {
            OrderPlan plan = simulator.orders().plan(number);
            if (plan.events().stream().noneMatch(event -> ends.contains(event.step()))) {
                open.add(plan.face().orderId());
            }
        }
        Set<String> breached = new HashSet<>();
        simulator.truth().breaches().forEach(breach -> breached.add(breach.orderId()));

        assertThat(open).hasSizeBetween(5, 60);
        assertThat(breached).containsAll(open);
    }

    @Test
    void theProblemsNameOrdersOfTheRun() {
        Simulator simulator = TestPolicies.simulator(1, 3000);
        Map<String, OrderFace> faces = new HashMap<>();
        for (long number = 0; number < 3000; number++) {
            OrderFace face = simulator.orders().plan(number).face();
            faces.put(face.orderId(), face);
        }
        List<Truth.Problem> problems = simulator.truth().problems();

        assertThat(problems).hasSizeBetween(14, 22);
        for (Truth.Problem problem : problems) {
            assertThat(problem.orderIds()).hasSizeBetween(3, 40);
            assertThat(faces).containsKeys(problem.orderIds().toArray(new String[0]));
        }
        List<String> first = problems.get(0).orderIds();
        assertThat(first.stream().map(id -> Complaints.of(faces.get(id)).content()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theFileListsOrderRoundClockDueAndHopSorted(@TempDir Path folder) throws Exception {
        Truth truth = TestPolicies.simulator(1, 300).truth();
        Path file = folder.resolve("truth.csv");
        truth.write(file);

        List<String> lines = new ArrayList<>(List.of("order,round,clock,due,hop"));
        lines.addAll(lines(truth.breaches()));
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
        assertThat(lines(truth.breaches())).isNotEmpty().isSorted();
    }

    @Test
    void aRunWithoutEndHasNoTruth() {
        assertThatThrownBy(() -> TestPolicies.simulator(1, Simulation.ENDLESS).truth())
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<String> lines(List<Truth.Breach> breaches) {
        return breaches.stream()
                .map(b -> b.orderId() + ',' + b.round() + ',' + b.clock() + ',' + b.dueAt() + ',' + b.hop())
                .toList();
    }
}
