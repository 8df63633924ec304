package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import mashang.connectors.kafka.RuleEntry;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RuleTimesTest {

    @Test
    void versionBehindATickCountsAsPublishedAtThatTickAlsoAfterAFailure() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(version(500), 500);
            harness.processElement(new RuleEntry(null, null, 1_000), 1_000);
            harness.processElement(version(900), 900);
            assertThat(harness.extractOutputValues())
                    .extracting(RuleVersion::publishedAt)
                    .containsExactly(500L, 1_000L);
            assertThat(harness.getOutput()).contains(new Watermark(999));
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.processElement(version(900), 900);
            assertThat(harness.extractOutputValues())
                    .extracting(RuleVersion::publishedAt)
                    .containsExactly(1_000L);
        }
    }

    @Test
    void lastPromiseIsGivenAgainAfterAFailureThoughNoTickMayEverCome() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(new RuleEntry(null, null, 1_000), 1_000);
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(snapshot);
            harness.open();
            harness.setProcessingTime(harness.getProcessingTime() + 10);
            assertThat(harness.getOutput()).containsExactly(new Watermark(999));
        }
    }

    private static RuleEntry version(long at) {
        return new RuleEntry(new RuleVersion(RuleKind.POLICY, "a", "1", "text", "actor", "reason", null, at), null, at);
    }

    private static OneInputStreamOperatorTestHarness<RuleEntry, RuleVersion> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new RuleTimes());
    }
}
