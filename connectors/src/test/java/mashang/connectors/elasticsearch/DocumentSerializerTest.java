package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class DocumentSerializerTest {

    @Test
    void documentIsReadBackAndNothingBehindIt() throws IOException {
        Document written =
                new Document("mashang-ledger", "热线:1", 1L << 40, "{\"a\":\"汉\"}".getBytes(StandardCharsets.UTF_8));
        DataOutputSerializer out = new DataOutputSerializer(16);
        DocumentSerializer.INSTANCE.serialize(written, out);
        out.writeByte(7);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(DocumentSerializer.INSTANCE.deserialize(in))
                .usingRecursiveComparison()
                .isEqualTo(written);
        assertThat(in.readByte()).isEqualTo((byte) 7);
    }
}
