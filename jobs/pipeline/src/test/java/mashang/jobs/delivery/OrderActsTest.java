package mashang.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import mashang.config.City;
import mashang.config.PublishedOffice;
import mashang.delivery.Acts.Act;
import mashang.jobs.FoldingHarness;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** The shell: told with the tick, before it goes on; kept over a restart, and forgotten in the end. */
class OrderActsTest {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private static long at(int hour) {
        return START.plus(Duration.ofHours(hour)).toEpochMilli();
    }

    private static CaseEventDraft draft(Step step, int hour) {
        return CaseEvent.about("f:1", step, Instant.ofEpochMilli(at(hour)), Instant.ofEpochMilli(at(hour)));
    }

    private static FoldingHarness<Act> harness() throws Exception {
        return new FoldingHarness<>(new OrderActs(new PublishedOffice(CITY)));
    }

    @Test
    void refusedStrikeOffSettlesNothingAlsoBehindARestart() throws Exception {
        OperatorSubtaskState snapshot;
        CaseEvent strikeOff =
                draft(Step.WRITTEN_OFF, 1).actor("a").role("head").reason("r").done();
        CaseEvent acknowledged =
                draft(Step.ACKNOWLEDGED, 2).actor("a").role("head").reason("r").done();
        try (var harness = harness()) {
            harness.open();
            harness.processElement(acknowledged, at(2));
            harness.processElement(strikeOff, at(1));
            harness.processElement(draft(Step.SUBMITTED, 0).done(), at(0));
            harness.processWatermark(at(1));
            assertThat(harness.extractOutputValues()).isEmpty();
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processWatermark(at(2));
            assertThat(harness.extractOutputValues()).containsExactly(Act.seen("f:1", at(2)));
            harness.processElement(acknowledged, at(2));
            harness.processWatermark(at(3));
            assertThat(harness.extractOutputValues()).hasSize(1);
            harness.store();
            harness.processWatermark(at(24 * 401));
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void whoMayAcknowledgeFollowsThePoliciesInForceThenWhicheverComesFirstAlsoBehindARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(draft(Step.SUBMITTED, 0).done(), at(0));
            harness.processElement2(new StreamRecord<>(clerksMayFrom(4, 2)));
            acknowledge(harness, 3);
            acknowledge(harness, 5);
            harness.processWatermark1(new Watermark(at(6)));
            assertThat(harness.extractOutputValues())
                    .as("what was published by then is not known yet")
                    .isEmpty();
            harness.processWatermark2(new Watermark(at(3)));
            assertThat(harness.extractOutputValues())
                    .as("not their business yet")
                    .isEmpty();
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement2(new StreamRecord<>(clerksMayFrom(4, 2)));
            harness.processWatermark(at(6));
            assertThat(harness.extractOutputValues()).containsExactly(Act.seen("f:1", at(5)));
        }
        try (var harness = harness()) {
            harness.open();
            harness.processElement(draft(Step.SUBMITTED, 0).done(), at(0));
            acknowledge(harness, 5);
            harness.processWatermark(at(6));
            assertThat(harness.extractOutputValues())
                    .as("nothing was published")
                    .isEmpty();
        }
    }

    private static void acknowledge(FoldingHarness<Act> harness, int hour) throws Exception {
        CaseEvent acknowledged = draft(Step.ACKNOWLEDGED, hour)
                .actor("a")
                .role("clerk")
                .reason("r")
                .done();
        harness.processElement(acknowledged, at(hour));
    }

    private static RuleVersion clerksMayFrom(int from, int published) throws Exception {
        String text = Files.readString(CONFIG.resolve("policies/default.yaml"))
                .replaceFirst("version: 1", "version: 2")
                .replaceFirst("effectiveFrom: .*", "effectiveFrom: " + Instant.ofEpochMilli(at(from)))
                .replace("roles: [head,", "roles: [clerk, head,");
        return new RuleVersion(RuleKind.POLICY, "default", "2", text, "a", "b", null, at(published));
    }
}
