package mashang.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
    void whatWasRestrictedOnceStaysSoWhateverALaterWordSays() {
        Fact reported = fact(0, Step.SUBMITTED, d -> d.title("甲").kind(Kind.REPORT));
        Fact confidential = fact(0, Step.SUBMITTED, d -> d.title("甲").confidential(true));
        Fact amended = fact(
                0,
                Step.SUBMITTED,
                d -> d.title("甲").kind(Kind.REPORT).factKey("s").revision(1));
        Fact by = fact(
                0,
                Step.SUBMITTED,
                d -> d.title("甲").kind(Kind.HELP).factKey("s").revision(2));
        Fact reclassified = fact(9, Step.RECLASSIFIED, d -> d.kind(Kind.COMPLAINT));
        Fact open = fact(9, Step.FOLLOWED_UP, d -> d.confidential(false));
        for (List<Fact> facts : List.of(
                List.of(reported, reclassified),
                List.of(reclassified, reported),
                List.of(confidential, open),
                List.of(amended, by),
                List.of(by, amended))) {
            Particulars said = WorkOrder.of("x:1", facts).particulars();
            assertThat(said.isRestricted()).as("%s", facts).isTrue();
            assertThat(said.kind()).isNotEqualTo(Kind.REPORT);
        }
        assertThat(WorkOrder.of("x:1", List.of(by, reclassified)).particulars().isRestricted())
                .isFalse();
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

    @Test
    void whatAnEarlierRoundWasJoinedIntoIsPast() {
        List<Fact> facts = new ArrayList<>(
                List.of(fact(1, Step.SUBMITTED, d -> d.title("甲")), fact(2, Step.MERGED, d -> d.mergedInto("x:2"))));
        assertThat(joinedInto(facts)).isEqualTo("x:2");
        facts.add(fact(3, Step.REOPENED, d -> d));
        assertThat(joinedInto(facts)).isNull();
        facts.add(fact(4, Step.MERGE_REFUSED, d -> d.mergedInto("x:2").role("head")));
        assertThat(joinedInto(facts)).isNull();
        facts.add(fact(5, Step.MERGED, d -> d.mergedInto("x:3")));
        assertThat(joinedInto(facts)).isEqualTo("x:3");
        assertThat(WorkOrder.of("x:1", facts).particulars().title()).isEqualTo("甲");
    }

    private static @Nullable String joinedInto(List<Fact> facts) {
        return WorkOrder.of("x:1", facts, (step, role, at) -> true)
                .particulars()
                .mergedInto();
    }

    @Test
    void onlyACheckOfPeopleInVainReopensAndWhatItReopensIsNotFinished() {
        List<Fact> facts = new ArrayList<>(List.of(
                fact(1, Step.DISPATCHED, d -> d.unit("甲")),
                fact(2, Step.HANDLED, d -> d.unit("甲")),
                fact(3, Step.REPLIED, d -> d)));
        Fact reported = fact(4, Step.CHECKED, d -> d.resolved(false));
        Fact found = fact(5, Step.CHECKED, d -> d.resolved(false).role("inspector"));
        assertThat(rounds(facts)).isEqualTo(1);
        facts.add(reported);
        assertThat(rounds(facts)).isEqualTo(1);
        assertThat(isFinished(facts)).isTrue();
        facts.add(found);
        assertThat(rounds(facts)).isEqualTo(2);
        assertThat(isFinished(facts)).isFalse();
        facts.add(fact(6, Step.REOPENED, d -> d));
        assertThat(rounds(facts)).isEqualTo(2);
        assertThat(WorkOrder.of("x:1", facts, (step, role, at) -> true).anomalies())
                .doesNotContain("NOT_ENDED");
        assertThat(WorkOrder.of("x:1", facts).rounds()).as("who may not check").isEqualTo(2);
    }

    private static int rounds(List<Fact> facts) {
        return WorkOrder.of("x:1", facts, (step, role, at) -> true).rounds();
    }

    private static boolean isFinished(List<Fact> facts) {
        return WorkOrder.of("x:1", facts, (step, role, at) -> true).finished();
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
