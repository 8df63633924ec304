package mashang.jobs.recurrence;

import static mashang.jobs.recurrence.ComplaintOrders.event;
import static mashang.jobs.recurrence.ComplaintOrders.millis;
import static mashang.jobs.recurrence.ComplaintOrders.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.config.PublishedOffice;
import mashang.jobs.FoldingHarness;
import mashang.recurrence.city.AcceptedText;
import mashang.recurrence.city.ProblemFact;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTextsTest {
    private static final int FORGOTTEN_DAYS = 400;
    private static final CaseEvent SUBMITTED = submitted("1", 0, "路灯不亮");
    private static final CaseEvent ACCEPTED = event("1", 3, Step.ACCEPTED);

    @Test
    void tellsTheTextWhenTheWatermarkReachesItsAcceptance() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(ACCEPTED, millis(3));
            harness.processElement(SUBMITTED, millis(0));
            harness.processWatermark(millis(3) - 1);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(millis(3));
            assertThat(harness.extractOutputValues()).singleElement().satisfies(fact -> {
                AcceptedText text = fact.text();
                assertThat(text.title()).isEqualTo("路灯不亮");
                assertThat(text.loggedAt()).isEqualTo(ACCEPTED.loggedAt());
            });
            harness.store();
            assertThat(harness.numEventTimeTimers())
                    .as("the timer to forget it")
                    .isEqualTo(1);
        }
    }

    @Test
    void duplicatesEarlyAndLateChangeNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int copy = 0; copy < 3; copy++) {
                harness.processElement(SUBMITTED, millis(0));
                harness.processElement(ACCEPTED, millis(3));
            }
            harness.processWatermark(millis(10));
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(ACCEPTED, millis(3));
            harness.processWatermark(millis(20));
            assertThat(harness.extractOutputValues()).hasSize(1);
            harness.store();
            assertThat(harness.numEventTimeTimers())
                    .as("the timer to forget it")
                    .isEqualTo(1);
            assertThat(harness.numKeyedStateEntries())
                    .as("the order and when to forget it")
                    .isEqualTo(2);
        }
    }

    @Test
    void itsEndAndItsReopeningAreToldOnceAndItIsForgottenInTheEnd() throws Exception {
        try (var harness = harness()) {
            harness.open();
            CaseEvent end = event("1", 5, Step.CANCELLED);
            for (CaseEvent event : List.of(SUBMITTED, ACCEPTED, end, end, event("1", 9, Step.REOPENED))) {
                harness.processElement(event, event.loggedAt().toEpochMilli());
            }
            harness.processWatermark(millis(10));
            harness.processElement(end, millis(5));
            harness.processWatermark(millis(11));
            assertThat(harness.extractOutputValues())
                    .extracting(ProblemFact::kind)
                    .containsExactly(ProblemFact.Kind.ACCEPTED, ProblemFact.Kind.ENDED, ProblemFact.Kind.REOPENED);
            harness.store();
            harness.processWatermark(millis(401 * 24 * 60));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatComesWhileItIsForgottenBeginsAnew() throws Exception {
        int forgotten = FORGOTTEN_DAYS * 24 * 60 + 3;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(ACCEPTED, millis(3));
            harness.processWatermark(millis(10));
            harness.processElement(submitted("1", forgotten + 1, "又不亮了"), millis(forgotten + 1));
            harness.processElement(event("1", forgotten + 2, Step.ACCEPTED), millis(forgotten + 2));
            harness.processWatermark(millis(forgotten + 5));
            assertThat(harness.extractOutputValues())
                    .extracting(fact -> fact.text().title())
                    .containsExactly("路灯不亮", "又不亮了");
        }
    }

    /** Whether log time has got there when it arrives, and whether the order was ever written, is chance. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void whatBeginsAnewDoesSoHoweverEarlyItArrives(boolean isEarly, boolean isStored) throws Exception {
        int forgotten = FORGOTTEN_DAYS * 24 * 60;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(event("1", 0, Step.CANCELLED), millis(0));
            harness.processWatermark(millis(10));
            if (isStored) {
                harness.store();
            }
            harness.processElement(submitted("1", forgotten, "路灯不亮"), millis(forgotten));
            if (!isEarly) {
                harness.processWatermark(millis(forgotten));
            }
            harness.processElement(submitted("1", forgotten + 1, "又不亮了"), millis(forgotten + 1));
            harness.processElement(event("1", forgotten + 2, Step.ACCEPTED), millis(forgotten + 2));
            harness.processWatermark(millis(forgotten + 5));
            assertThat(harness.extractOutputValues())
                    .extracting(fact -> fact.text().title())
                    .containsExactly("又不亮了");
        }
    }

    /** Copies make room, too. */
    @Test
    void whatChangesNothingDoesNotStayInMemory() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            for (int order = 0; order < 200; order++) {
                harness.processElement(submitted("" + order, 0, "路灯不亮"), millis(0));
                harness.processElement(event("" + order, 3, Step.ACCEPTED), millis(3));
            }
            harness.processWatermark(millis(10));
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness(5_000)) {
            harness.initializeState(snapshot);
            harness.open();
            for (int order = 0; order < 200; order++) {
                harness.processElement(event("" + order, 3, Step.ACCEPTED), millis(3));
            }
            assertThat(harness.ordersInMemory()).isLessThan(10);
        }
    }

    @Test
    void whatComesAtTheLastMomentKeepsItFromBeingForgotten() throws Exception {
        int last = FORGOTTEN_DAYS * 24 * 60 + 3;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(ACCEPTED, millis(3));
            harness.processWatermark(millis(10));
            harness.processElement(event("1", last, Step.CANCELLED), millis(last));
            harness.processWatermark(millis(last + 5));
            assertThat(harness.extractOutputValues())
                    .extracting(ProblemFact::kind)
                    .containsExactly(ProblemFact.Kind.ACCEPTED, ProblemFact.Kind.ENDED);
        }
    }

    @Test
    void theEndOfInputDecidesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(ACCEPTED, millis(3));
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void aRestartInBetweenLosesAndRepeatsNothing() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(submitted("2", 0, "停水"), millis(0));
            harness.processElement(event("2", 1, Step.ANSWERED), millis(1));
            harness.processWatermark(millis(2));
            assertThat(harness.extractOutputValues()).hasSize(1);
            harness.processElement(ACCEPTED, millis(3));
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processWatermark(millis(5));
            assertThat(harness.extractOutputValues())
                    .extracting(ProblemFact::about)
                    .containsExactly("hotline:1");
        }
    }

    @Test
    void whoMayJoinOrdersFollowsThePoliciesInForceThen() throws Exception {
        String text = Files.readString(Path.of("../../config/policies/default.yaml"))
                .replaceFirst("version: 1", "version: 2")
                .replaceFirst("effectiveFrom: .*", "effectiveFrom: " + ComplaintOrders.at(10))
                .replace("roles: [head,", "roles: [clerk, head,");
        try (var harness = harness()) {
            harness.open();
            harness.processElement(SUBMITTED, millis(0));
            harness.processElement(ACCEPTED, millis(3));
            harness.processElement(joined(9), millis(9));
            harness.processElement(joined(10), millis(10));
            harness.processElement2(new StreamRecord<>(
                    new RuleVersion(RuleKind.POLICY, "default", "2", text, "a", "b", null, millis(5))));
            harness.processWatermark(millis(9));
            assertThat(harness.extractOutputValues())
                    .extracting(ProblemFact::kind)
                    .containsExactly(ProblemFact.Kind.ACCEPTED);
            harness.processWatermark(millis(20));
            assertThat(harness.extractOutputValues())
                    .extracting(ProblemFact::kind)
                    .contains(ProblemFact.Kind.ORDER_JOINED);
        }
    }

    /** Whatever is held in memory, and wherever a checkpoint is taken and a run goes on from it. */
    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, Long.MAX_VALUE})
    void whatIsHeldInMemoryMakesNoDifference(long bytes) throws Exception {
        List<CaseEvent> log = new ArrayList<>(ComplaintOrders.events(60, 5));
        for (int order = 0; order < 60; order += 3) {
            log.add(event("" + order, 130 + order, Step.CANCELLED));
            log.add(event("" + order, 140 + order, Step.REOPENED));
        }
        log.sort(Comparator.comparing(CaseEvent::loggedAt));
        List<String> expected = told(log, Long.MAX_VALUE, log.size());
        assertThat(expected).hasSizeGreaterThan(80);
        for (int cut : new int[] {log.size(), 7, 31}) {
            assertThat(told(log, bytes, cut)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** With a restart behind each so many events. */
    private static List<String> told(List<CaseEvent> log, long bytes, int cut) throws Exception {
        List<String> told = new ArrayList<>();
        OperatorSubtaskState saved = null;
        long last = 0;
        for (int from = 0; from < log.size(); from += cut) {
            try (var harness = harness(bytes)) {
                if (saved != null) {
                    harness.initializeState(saved);
                }
                harness.open();
                for (CaseEvent event : log.subList(from, Math.min(log.size(), from + cut))) {
                    long time = event.loggedAt().toEpochMilli();
                    if (time > last) {
                        harness.processWatermark(last);
                    }
                    last = Math.max(last, time);
                    harness.processElement(event, time);
                }
                saved = harness.snapshot(1, 1);
                if (from + cut >= log.size()) {
                    harness.processWatermark(last);
                    harness.store();
                    harness.processWatermark(
                            last + Duration.ofDays(FORGOTTEN_DAYS + 1).toMillis());
                    assertThat(harness.numKeyedStateEntries()).isZero();
                    assertThat(harness.numEventTimeTimers()).isZero();
                }
                harness.extractOutputValues()
                        .forEach(fact -> told.add(fact.kind() + " " + fact.about() + " " + fact.loggedAt()));
            }
        }
        return told;
    }

    private static CaseEvent joined(int minute) {
        return CaseEvent.draft("hotline", "1", Step.MERGED, ComplaintOrders.at(minute), ComplaintOrders.at(minute))
                .mergedInto("hotline:2")
                .actor("a")
                .role("clerk")
                .reason("同一件事")
                .done();
    }

    private static FoldingHarness<ProblemFact> harness() throws Exception {
        return harness(Long.MAX_VALUE);
    }

    private static FoldingHarness<ProblemFact> harness(long bytes) throws Exception {
        return new FoldingHarness<>(new AcceptedTexts(new PublishedOffice(ComplaintOrders.CITY)).holding(bytes));
    }
}
