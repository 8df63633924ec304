package mashang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import mashang.delivery.Acts.Act;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes an alert needless to climb. A decision that is refused changes nothing, also not who is told next. */
class OrderDoingsTest {
    private static final long REMEMBERED = Duration.ofDays(400).toMillis();
    private static final String ORDER = "f:1";
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
    private static final Set<String> HEADS = Set.of("head", "office");
    private static final Authority OFFICE = (step, role, at) -> HEADS.contains(String.valueOf(role));

    private final List<CaseEvent> events = new ArrayList<>();

    private static CaseEventDraft draft(Step step, int happened, int handedOver) {
        return CaseEvent.about(ORDER, step, hour(happened), hour(handedOver));
    }

    private static Instant hour(int hour) {
        return Instant.ofEpochMilli(START + hour * HOUR);
    }

    private static CaseEventDraft decided(Step step, int hour) {
        return draft(step, hour, hour).actor("a").role("head").reason("r");
    }

    private void happened(Step step, int hour) {
        events.add(draft(step, hour, hour).done());
    }

    private static Act seen(int hour) {
        return Act.seen(ORDER, START + hour * HOUR);
    }

    private List<Act> acts() {
        OrderDoings order = OrderDoings.NONE;
        for (CaseEvent event : events) {
            order = order.receive(event, REMEMBERED);
        }
        return order.advance(ORDER, Long.MAX_VALUE, OFFICE).acts();
    }

    @Test
    void strikeOffBeforeItsTimeSettlesNothing() {
        happened(Step.SUBMITTED, 0);
        events.add(decided(Step.WRITTEN_OFF, 1).done());
        assertThat(acts()).isEmpty();
        happened(Step.HANDLED, 2);
        events.add(decided(Step.REPLIED, 3).done());
        events.add(decided(Step.WRITTEN_OFF, 4).done());
        assertThat(acts()).as("nobody checked it").containsExactly(seen(2), seen(3));
        events.add(decided(Step.CHECKED, 5).done());
        events.add(decided(Step.WRITTEN_OFF, 6).done());
        assertThat(acts()).containsExactly(seen(2), seen(3), seen(6));
    }

    @Test
    void aFeedsStrikeOffBeforeItsTimeSettlesNothingEither() {
        happened(Step.SUBMITTED, 0);
        happened(Step.WRITTEN_OFF, 1);
        assertThat(acts()).isEmpty();
    }

    @Test
    void strikeOffCountsWhenItIsHeardThatItWasDueBefore() {
        happened(Step.SUBMITTED, 0);
        happened(Step.ANSWERED, 1);
        events.add(decided(Step.WRITTEN_OFF, 3).done());
        assertThat(acts()).isEmpty();
        events.add(draft(Step.CHECKED, 2, 9).done());
        assertThat(acts()).as("since the check was handed over").containsExactly(seen(9));
    }

    @ParameterizedTest
    @CsvSource({"MERGED, f:1", "MERGED,", "ASSIGNED,", "NOTICE_ISSUED,"})
    void whatIsRefusedOrSettlesNothingIsNotSeen(Step step, String into) {
        happened(Step.SUBMITTED, 0);
        events.add(decided(step, 1).mergedInto(into).done());
        assertThat(acts()).isEmpty();
    }

    @Test
    void joinedTwiceIsJoinedOnce() {
        happened(Step.SUBMITTED, 0);
        events.add(decided(Step.MERGED, 1).mergedInto("f:2").done());
        events.add(decided(Step.MERGED, 2).mergedInto("f:3").done());
        assertThat(acts()).containsExactly(seen(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/handle", "9/nothing"})
    void waiverWithdrawsWhatItExcusesAndSettlesNothingElse(String concerns) {
        happened(Step.SUBMITTED, 0);
        events.add(decided(Step.WAIVED, 1).concerns(concerns).done());
        assertThat(acts()).isEmpty();
    }

    @Test
    void onlyWhoMayAcknowledgeDoesAndEachAlertAnew() {
        happened(Step.SUBMITTED, 0);
        for (int hour = 1; hour < 3; hour++) {
            events.add(decided(Step.ACKNOWLEDGED, hour).done());
            events.add(decided(Step.ACKNOWLEDGED, hour + 10).role("cleaner").done());
        }
        assertThat(acts()).containsExactly(seen(1), seen(2));
    }

    @Test
    void orderNobodyKnowsIsNotAcknowledgedUntilItIsKnown() {
        events.add(decided(Step.ACKNOWLEDGED, 1).done());
        assertThat(acts()).isEmpty();
        events.add(draft(Step.SUBMITTED, 0, 5).done());
        assertThat(acts()).containsExactly(seen(5));
    }

    @ParameterizedTest
    @CsvSource({
        "snooze/2026-03-02T05:00:00Z, 4",
        "snooze/9999-01-01T00:00:00Z, 720",
        "snooze/+292278994-08-17T07:12:55Z, 720",
        "snooze/+1000000000-12-31T23:59:59Z, 720",
        "snooze/-1000000000-01-01T00:00:00Z, 0",
    })
    void aSnoozeSaysUntilWhenThirtyDaysAtMostAndAnEarlierTimeEndsIt(String concerns, int hours) {
        happened(Step.SUBMITTED, -1);
        events.add(decided(Step.ACKNOWLEDGED, 0).concerns(concerns).done());
        assertThat(acts()).containsExactly(Act.snoozed(ORDER, START, START + hours * HOUR));
    }

    @Test
    void snoozeUntilNobodyKnowsWhenIsAnAcknowledgement() {
        happened(Step.SUBMITTED, -1);
        events.add(decided(Step.ACKNOWLEDGED, 0).concerns("snooze/soon").done());
        assertThat(acts()).containsExactly(seen(0));
    }

    @Test
    void whatAFeedSaysSettlesAndASignatureDoesNot() {
        happened(Step.SIGNED, 0);
        happened(Step.HANDLED, 1);
        happened(Step.CANCELLED, 2);
        happened(Step.REOPENED, 3);
        happened(Step.FINISHED, 4);
        assertThat(acts()).containsExactly(seen(1), seen(2), seen(4));
    }

    @Test
    void inWhateverOrderTheyComeAndHoweverOften() {
        strikeOffBeforeItsTimeSettlesNothing();
        List<Act> expected = acts();
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            Collections.shuffle(events, random);
            OrderDoings order = OrderDoings.NONE;
            for (CaseEvent event : events) {
                order = order.receive(event, REMEMBERED).receive(event, REMEMBERED);
            }
            List<Act> told = new ArrayList<>();
            for (int hour = 0; hour < 8; hour++) {
                OrderDoings.Advance advance = order.advance(ORDER, START + hour * HOUR, OFFICE);
                told.addAll(advance.acts());
                order = advance.state().receive(events.get(i % events.size()), REMEMBERED);
            }
            assertThat(told).isEqualTo(expected);
            assertThat(order.waiting()).isEmpty();
        }
    }
}
