package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RulesTopicTest {

    @Test
    void versionIsReadAsItWasWrittenWithTheTimeOfTheTopic() {
        for (Instant from : new Instant[] {null, Instant.parse("2026-12-01T00:00:00Z")}) {
            RuleVersion version =
                    new RuleVersion(RuleKind.UNITS, "rongcheng", "3", "units: [] # 单位", "李四", "改名", from, 0);
            RuleEntry read = RulesTopic.read(there(RulesTopic.record("rules", null, version), 77), "test");
            assertThat(read.version()).isEqualTo(version.publishedAt(77));
            assertThat(read.isTick()).isFalse();
        }
    }

    @Test
    void heartbeatIsATickAndWhatHasNoKeyOfARuleIsADeadLetter() {
        ProducerRecord<byte[], byte[]> beat = new ProducerRecord<>("rules", 0, null, null, new byte[0]);
        beat.headers().add(RawRecord.HEARTBEAT_HEADER, new byte[] {'1'});
        assertThat(RulesTopic.read(there(beat, 77), "test")).isEqualTo(new RuleEntry(null, null, 77));
        for (String key : new String[] {"", "policy", "police:a@1", "policy:a", "policy:a/b@1"}) {
            ProducerRecord<byte[], byte[]> odd =
                    new ProducerRecord<>("rules", 0, null, key.getBytes(StandardCharsets.UTF_8), new byte[0]);
            assertThat(Optional.ofNullable(
                            RulesTopic.read(there(odd, 77), "test").dead()))
                    .as(key)
                    .hasValueSatisfying(l -> assertThat(l.reason()).isEqualTo(DeadReason.BAD_RULE));
        }
    }

    private static ConsumerRecord<byte[], byte[]> there(ProducerRecord<byte[], byte[]> record, long at) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                at,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()),
                Optional.empty());
    }
}
