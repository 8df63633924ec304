package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import mashang.connectors.binary.CaseEventSerializer;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Events between tasks and in state: nothing is lost, and what an earlier version wrote is still read. */
class BinaryEventsTest {
    /** Written by version 1. */
    private static final String OLD = "0101010123456789abcdef0123456789abcdef09686f746c696e653a370480d8f0ba80d1019ce6"
            + "f0ba80d101000772617720302f3584804006e58d95e4bd8d06e58685e5aeb9";

    @Property
    void whateverAnEventSaysIsReadBack(@ForAll("events") CaseEvent event) throws IOException {
        assertThat(read(write(event))).isEqualTo(event);
    }

    @Test
    void aTimeFinerThanMillisecondsIsKept() throws IOException {
        CaseEvent event = CaseEvent.draft(
                        "hotline",
                        "7",
                        Step.SIGNED,
                        Instant.parse("2026-11-22T06:00:00.123456789Z"),
                        Instant.parse("1969-12-31T23:59:59.999999999Z"))
                .done();
        assertThat(read(write(event))).isEqualTo(event);
    }

    @Test
    void aVersionOnlyANewerMashangKnowsIsRefused() throws IOException {
        byte[] bytes = write(Samples.full(CaseEvent.class));
        bytes[0] = 2;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("newer mashang");
    }

    @Test
    void whatVersion1WroteIsStillRead() throws IOException {
        CaseEvent old = read(HexFormat.of().parseHex(OLD));
        assertThat(old.eventId()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(old.orderId()).isEqualTo("hotline:7");
        assertThat(old.step()).isEqualTo(Step.DISPATCHED);
        assertThat(old.occurredAt()).isEqualTo(Instant.parse("2026-11-22T06:00:00Z"));
        assertThat(old.loggedAt()).isEqualTo(Instant.parse("2026-11-22T06:00:00.455Z"));
        assertThat(old.origin()).isEqualTo("raw 0/5");
        assertThat(old.unit()).isEqualTo("单位");
        assertThat(old.content()).isEqualTo("内容");
    }

    @Provide
    Arbitrary<CaseEvent> events() {
        return Samples.any(CaseEvent.class);
    }

    private static byte[] write(CaseEvent event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        CaseEventSerializer.INSTANCE.serialize(event, out);
        return out.getCopyOfBuffer();
    }

    private static CaseEvent read(byte[] bytes) throws IOException {
        return CaseEventSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    }
}
