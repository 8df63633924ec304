package mashang.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mashang.recurrence.trend.BurstEvent;
import org.junit.jupiter.api.Test;

class BurstCityTest {
    @Test
    void theSameSeedGivesTheSameComplaints() {
        BurstSimulation settings = new BurstSimulation(7, Simulation.DEFAULT_START, 12, 3, 60, 4);
        List<String> first = told(new BurstCity(settings));
        assertThat(told(new BurstCity(settings))).isEqualTo(first).hasSizeGreaterThan(500);
        assertThat(told(new BurstCity(new BurstSimulation(8, Simulation.DEFAULT_START, 12, 3, 60, 4))))
                .isNotEqualTo(first);
    }

    private static List<String> told(BurstCity city) {
        return city.complaints().stream()
                .map(c -> c.orderId() + c.loggedAt() + c.occurredAt() + c.caller() + c.title() + c.content())
                .toList();
    }

    @Test
    void theTruthIsAmongTheComplaints() {
        BurstCity city = new BurstCity(new BurstSimulation(3, Simulation.DEFAULT_START, 40, 10, 100, 30));
        assertThat(city.bursts()).hasSize(30);
        for (PlantedBurst burst : city.bursts()) {
            assertThat(burst.size()).isBetween(10, 500);
            assertThat(burst.first()).isBetween(burst.start(), burst.peak());
            assertThat(burst.last()).isBetween(burst.peak(), burst.end());
            assertThat(city.complaints())
                    .filteredOn(c -> c.cause().equals(burst.cause()))
                    .filteredOn(c -> !c.occurredAt().isBefore(burst.first())
                            && !c.occurredAt().isAfter(burst.last()))
                    .hasSizeGreaterThanOrEqualTo(burst.size());
        }
        assertThat(city.complaints()).isSortedAccordingTo(BurstComplaint.ORDER);
    }

    @Test
    void plantedBurstsAreFoundEarlyAndNothingElseIs() {
        BurstScore score = new BurstScore();
        for (long seed = 101; seed <= 103; seed++) {
            BurstCity city = new BurstCity(BurstSimulation.of(seed, 400));
            score.add(city.bursts(), city.complaints(), BurstCheck.events(city.complaints()));
        }
        String report = String.join("\n", score.lines());
        assertThat(score.planted).isEqualTo(180);
        assertThat(score.precision()).as(report).isGreaterThanOrEqualTo(.95);
        assertThat(score.recall()).as(report).isGreaterThanOrEqualTo(.97);
        assertThat(score.again).as("starts told twice").isZero();
        assertThat(score.delay(0, .8)).as(report).isLessThan(.2);
        assertThat(score.delay(50, .9)).as(report).isLessThan(.2);
        assertThat(score.delay(10, .5)).as(report).isLessThan(.1);
    }

    @Test
    void anInputThatComesTwiceFindsTheSame() {
        BurstCity city = new BurstCity(new BurstSimulation(5, Simulation.DEFAULT_START, 40, 14, 200, 20));
        List<BurstComplaint> twice = new ArrayList<>();
        for (BurstComplaint complaint : city.complaints()) {
            twice.add(complaint);
            twice.add(complaint);
            twice.add(new BurstComplaint(
                    complaint.orderId(),
                    complaint.loggedAt().plusSeconds(3 * 86_400),
                    complaint.occurredAt(),
                    complaint.caller(),
                    complaint.cause(),
                    complaint.face()));
        }
        twice.sort(BurstComplaint.ORDER);
        List<BurstEvent> once = BurstCheck.events(city.complaints());
        assertThat(starts(BurstCheck.events(twice))).isEqualTo(starts(once)).hasSizeGreaterThanOrEqualTo(19);
    }

    private static List<BurstEvent> starts(List<BurstEvent> events) {
        return events.stream()
                .filter(event -> event.kind() == BurstEvent.Kind.STARTED)
                .toList();
    }
}
