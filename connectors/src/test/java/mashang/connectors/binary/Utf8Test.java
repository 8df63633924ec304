package mashang.connectors.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Property
    void anyTextIsWrittenAsTheJdkWritesIt(@ForAll String text) {
        assertThat(written(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void halvesOfSurrogatePairsBecomeQuestionMarks() {
        for (String text : new String[] {"\ud83d", "a\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00汉"}) {
            assertThat(written(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void textsOfAnyLengthAreReadBack() throws IOException {
        for (int length : new int[] {0, 1, 4_095, 4_096, 4_097, 100_000}) {
            String text = "汉".repeat(length);
            DataOutputSerializer out = new DataOutputSerializer(16);
            Fields.writeText(out, text);
            assertThat(Fields.readText(new DataInputDeserializer(out.getCopyOfBuffer())))
                    .isEqualTo(text);
        }
    }

    private static byte[] written(String text) {
        byte[] to = new byte[Utf8.MOST * text.length() + 1];
        return Arrays.copyOfRange(to, 1, Utf8.write(text, to, 1));
    }
}
