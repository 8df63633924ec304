package mashang.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WorkOrderTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void orderOfItsFactsMakesNoDifference() {
        List<Fact> facts = new ArrayList<>(List.of(
                fact(0, Step.SUBMITTED, d -> d.title("甲").district("鼓楼区")),
                fact(1, Step.ACCEPTED, d -> d.title("乙")),
                fact(2, Step.DISPATCHED, d -> d.unit("市水务局")),
                fact(30, Step.RETURNED, d -> d.unit("市水务局")),
                fact(31, Step.DISPATCHED, d -> d.unit("市城市管理局")),
                fact(90, Step.HANDLED, d -> d.unit("市城市管理局")),
                fact(100, Step.REOPENED, d -> d),
                fact(101, Step.URGED, d -> d)));
        String expected = summary(WorkOrder.of("hotline:1", facts));
        assertThat(expected).isEqualTo("REOPENED 2 市城市管理局 乙 鼓楼区 []");
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(facts, random);
            assertThat(summary(WorkOrder.of("hotline:1", facts))).isEqualTo(expected);
        }
    }

    @Test
    void latestRevisionOfAFactCountsThenTheLatestRecordThenTheEarlierOccurrence() {
        Fact first = fact(10, Step.HANDLED, d -> d.factKey("h").revision(1));
        Fact amended = fact(5, Step.HANDLED, d -> d.factKey("h").revision(2));
        assertThat(handledAt(first, amended)).isEqualTo(minute(5));
        Fact recorded = fact(20, Step.HANDLED, d -> d.factKey("h").revision(2).recordedAt(START));
        assertThat(handledAt(first, amended, recorded)).isEqualTo(minute(20));
        Fact earlier = fact(3, Step.HANDLED, d -> d.factKey("h").revision(2).recordedAt(START));
        assertThat(handledAt(recorded, earlier)).isEqualTo(minute(3));
    }

    @Test
    void withoutRevisionsAnotherTimeIsAnotherFactExceptForStepsThatHappenOnce() {
        assertThat(count(Step.DISPATCHED)).isEqualTo(2);
        assertThat(count(Step.ACCEPTED)).isEqualTo(1);
    }

    @Test
    void oddLivesAreFlaggedAndNeverRefused() {
        assertThat(anomalies(fact(1, Step.URGED, d -> d))).containsExactly("UNOPENED");
        assertThat(anomalies(fact(5, Step.SUBMITTED, d -> d), fact(1, Step.REPLIED, d -> d)))
                .containsExactly("INVERTED");
        assertThat(anomalies(fact(1, Step.SUBMITTED, d -> d), fact(5, Step.HANDLED, d -> d)))
                .containsExactly("STEP_SKIPPED");
        assertThat(anomalies(fact(1, Step.SUBMITTED, d -> d).asRepeated())).containsExactly("REPEATED");
    }

    @Test
    void unitIsTheOneItWasLastSentTo() {
        WorkOrder sent = WorkOrder.of(
                "x:1",
                List.of(
                        fact(1, Step.DISPATCHED, d -> d.unit("甲")),
                        fact(2, Step.DISPATCHED, d -> d.unit("乙")),
                        fact(3, Step.SIGNED, d -> d.unit("甲"))));
        assertThat(sent.unit()).isEqualTo("乙");
        assertThat(WorkOrder.of("x:1", List.of(fact(1, Step.SUBMITTED, d -> d.unit("丙"))))
                        .unit())
                .isEqualTo("丙");
    }

    private static int count(Step step) {
        return WorkOrder.of("x:1", List.of(fact(1, step, d -> d), fact(2, step, d -> d)))
                .count(step);
    }

    private static String summary(WorkOrder order) {
        return order.stage().orElseThrow() + " " + order.rounds() + " " + order.unit() + " "
                + order.particulars().title() + " " + order.particulars().district() + " " + order.anomalies();
    }

    private static List<String> anomalies(Fact... facts) {
        return List.copyOf(WorkOrder.of("x:1", List.of(facts)).anomalies());
    }

    private static long handledAt(Fact... facts) {
        return WorkOrder.of("x:1", List.of(facts)).firstTime(Step.HANDLED).orElseThrow();
    }

    private static long minute(long minute) {
        return START.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }

    private static Fact fact(long minute, Step step, UnaryOperator<CaseEventDraft> more) {
        Instant at = START.plus(Duration.ofMinutes(minute));
        return Fact.of(more.apply(CaseEvent.draft("x", "1", step, at, at)).done());
    }
}
