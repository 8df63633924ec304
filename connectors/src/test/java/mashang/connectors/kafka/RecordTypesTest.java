package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mashang.intake.DeadLetter;
import mashang.intake.RawRecord;
import mashang.intake.Tick;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTypesTest {

    static Stream<Arguments> records() {
        CaseEvent fullEvent = Samples.full(CaseEvent.class);
        CaseEvent bareEvent = Samples.bare(CaseEvent.class);
        DeadLetter fullLetter = Samples.full(DeadLetter.class);
        DeadLetter bareLetter = Samples.bare(DeadLetter.class);
        Tick tick = Samples.full(Tick.class);
        return Stream.of(
                Arguments.of(CaseEvent.class, List.of(fullEvent, bareEvent)),
                Arguments.of(Tick.class, List.of(tick)),
                Arguments.of(Alert.class, List.of(Samples.full(Alert.class), Samples.bare(Alert.class))),
                Arguments.of(DeadLetter.class, List.of(fullLetter, bareLetter)),
                Arguments.of(
                        RawRecord.class,
                        List.of(
                                new RawRecord("t", 1, 2, 3, "f.csv", 4, new byte[] {5}, new byte[] {6, 7}, 0),
                                new RawRecord("t", 1, 2, 3, null, 0, null, new byte[0], 8))),
                Arguments.of(
                        LogEntry.class,
                        List.of(
                                LogEntry.of(fullEvent),
                                LogEntry.of(bareEvent),
                                LogEntry.of(tick),
                                LogEntry.of(fullLetter),
                                LogEntry.of(bareLetter))),
                Arguments.of(Addressed.class, List.of(Addressed.of(bareEvent), Addressed.of(tick, 3))),
                Arguments.of(RuleVersion.class, List.of(rule(Instant.EPOCH), rule(null))),
                Arguments.of(
                        RuleEntry.class,
                        List.of(
                                new RuleEntry(rule(null), null, 5),
                                new RuleEntry(null, fullLetter, 6),
                                new RuleEntry(null, null, 7))),
                Arguments.of(Heartbeat.class, List.of(new Heartbeat("t", 0, 5))));
    }

    private static RuleVersion rule(@Nullable Instant from) {
        return new RuleVersion(RuleKind.UNITS, "a", "1", "units: []", "甲", "试验", from, 5);
    }

    @ParameterizedTest
    @MethodSource("records")
    <T extends Record> void is_a_flink_pojo_without_kryo_and_survives_absent_fields(Class<T> type, List<T> samples)
            throws IOException {
        TypeInformation<T> information = TypeInformation.of(type);
        assertThat(information).isInstanceOf(PojoTypeInfo.class);
        SerializerConfigImpl noKryo = new SerializerConfigImpl();
        noKryo.setGenericTypes(false);
        TypeSerializer<T> serializer = information.createSerializer(noKryo);
        for (T sample : samples) {
            DataOutputSerializer out = new DataOutputSerializer(256);
            serializer.serialize(sample, out);
            T back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
            assertThat(back).usingRecursiveComparison().isEqualTo(sample);
            assertThat(serializer.copy(sample)).usingRecursiveComparison().isEqualTo(sample);
        }
    }
}
