package mashang.jobs.recurrence;

import static mashang.jobs.recurrence.ComplaintOrders.indexed;
import static mashang.jobs.recurrence.ComplaintOrders.millis;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mashang.connectors.elasticsearch.Document;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.city.OrderText;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.TextReading;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ClusterFunctionTest {
    private static final TextReading READING = new TextReading(
            ComplaintOrders.RULES.vocabulary(), ComplaintOrders.RULES.places(), ComplaintOrders.RULES.words());
    private static final ClustererSettings SETTINGS = ClustererSettings.DEFAULT;

    @Test
    void aProblemIsShownFromItsThirdMemberOn() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 2; i++) {
                harness.processElement(complaint(i, i), millis(i));
            }
            harness.processWatermark(millis(1));
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processElement(complaint(2, 2), millis(2));
            harness.processWatermark(millis(2));
            assertThat(harness.extractOutputValues()).singleElement().satisfies(document -> {
                assertThat(document.index()).isEqualTo("mashang-problems");
                assertThat(document.id()).isEqualTo("P-hotline:0");
                assertThat(document.version()).isEqualTo(3);
                assertThat(new String(document.source(), StandardCharsets.UTF_8))
                        .contains("\"problemId\":\"P-hotline:0\"")
                        .contains("\"city\":\"city\"")
                        .contains("\"label\":\"金山大道路灯不亮\"")
                        .contains("\"size\":3")
                        .contains("\"callers\":3")
                        .contains("\"firstSeenAt\":\"2026-03-01T00:00:00Z\"")
                        .contains("\"examples\":[\"hotline:0\",\"hotline:1\",\"hotline:2\"]")
                        .contains("\"districts\":[\"鼓楼区\"]")
                        .contains("\"active\":true");
            });
        }
    }

    @Test
    void aForgottenProblemIsWrittenInactiveAndLeavesNothingBehind() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 3; i++) {
                harness.processElement(complaint(i, i), millis(i));
            }
            harness.processWatermark(millis(10));
            assertThat(harness.numEventTimeTimers()).as("one timer to forget").isEqualTo(1);
            harness.processWatermark(millis(10) + SETTINGS.idle().toMillis());
            List<Document> written = harness.extractOutputValues();
            assertThat(written).hasSize(2);
            assertThat(written.get(1).version()).isEqualTo(4);
            assertThat(new String(written.get(1).source(), StandardCharsets.UTF_8))
                    .contains("\"active\":false");
            assertThat(harness.numEventTimeTimers()).as("timers left").isZero();
            assertThat(harness.numKeyedStateEntries()).as("state left").isZero();
        }
    }

    @Test
    void theEndOfInputDecidesNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 3; i++) {
                harness.processElement(complaint(i, i), millis(i));
            }
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void restartsAndTheOrderOfArrivalChangeNoDocument() throws Exception {
        List<ProblemFact> complaints = new ArrayList<>();
        for (CaseEvent event : ComplaintOrders.events(200, 3)) {
            if (event.step() == Step.SUBMITTED) {
                complaints.add(read(event));
            }
        }
        Map<String, String> undisturbed = run(complaints, new Random(1), 0);
        assertThat(undisturbed).hasSizeGreaterThan(10);
        for (int seed = 2; seed < 6; seed++) {
            assertThat(run(complaints, new Random(seed), 10)).isEqualTo(undisturbed);
        }
    }

    /** Hands the complaints over in shuffled stretches with a watermark behind each, restarting now and then. */
    private static Map<String, String> run(List<ProblemFact> complaints, Random random, int oneRestartIn)
            throws Exception {
        List<Document> written = new ArrayList<>();
        OperatorSubtaskState snapshot = null;
        int next = 0;
        while (next < complaints.size()) {
            try (var harness = harness()) {
                if (snapshot != null) {
                    harness.initializeState(snapshot);
                }
                harness.open();
                boolean restart = false;
                while (next < complaints.size() && !restart) {
                    int to = Math.min(complaints.size(), next + 1 + random.nextInt(12));
                    List<ProblemFact> stretch = new ArrayList<>(complaints.subList(next, to));
                    Collections.shuffle(stretch, random);
                    for (ProblemFact complaint : stretch) {
                        harness.processElement(complaint, complaint.loggedAt().toEpochMilli());
                    }
                    next = to;
                    boolean end = to == complaints.size();
                    harness.processWatermark(
                            end ? millis(1_000) : complaints.get(to).loggedAt().toEpochMilli() - 1);
                    restart = oneRestartIn > 0 && random.nextInt(oneRestartIn) == 0;
                }
                snapshot = harness.snapshot(1, 1);
                written.addAll(harness.extractOutputValues());
            }
        }
        return indexed(written);
    }

    private static ProblemFact complaint(int id, int minute) {
        return read(ComplaintOrders.submitted("" + id, minute, "金山大道路灯不亮"));
    }

    private static ProblemFact read(CaseEvent event) {
        OrderText accepted = OrderText.NONE
                .receive(event)
                .receive(CaseEvent.about(event.orderId(), Step.ACCEPTED, event.occurredAt(), event.loggedAt())
                        .done());
        ProblemFact fact =
                accepted.advance(event.orderId(), event.loggedAt()).facts().get(0);
        return fact.read(READING.read(fact.text()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ProblemFact, Document> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ClusterFunction(SETTINGS)), new OneCity("city"), Types.STRING);
    }
}
