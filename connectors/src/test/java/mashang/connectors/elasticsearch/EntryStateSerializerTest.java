package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class EntryStateSerializerTest {
    /** Version 1 as it was first written: one entry, index "i", id "单", version 7, source "{}", size 104. Never change it. */
    private static final String VERSION_1 = "ffffffffffffffff000000010000000000000068" + "0000000169" + "00000003e58d95"
            + "0000000000000007" + "000000027b7d";

    private final EntryStateSerializer serializer = new EntryStateSerializer();

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        BufferedRequestState<Entry> state = state(
                new Entry(
                        "mashang-events-2026-11",
                        "单号:1",
                        Long.MAX_VALUE,
                        "{\"a\":\"诉求\"}".getBytes(StandardCharsets.UTF_8)),
                new Entry("i", "", 1, new byte[0]),
                new Entry("i", "x".repeat(100_000), 1, new byte[] {0, -1}));

        assertThat(entries(serializer.deserialize(1, serializer.serialize(state))))
                .usingRecursiveComparison()
                .isEqualTo(entries(state));
    }

    @Test
    void anEmptyStateIsReadBackEmpty() throws IOException {
        assertThat(entries(serializer.deserialize(1, serializer.serialize(state()))))
                .isEmpty();
    }

    @Test
    void stateOfVersionOneIsReadForEver() throws IOException {
        BufferedRequestState<Entry> old =
                serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1));

        assertThat(entries(old))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new Entry("i", "单", 7, "{}".getBytes(StandardCharsets.UTF_8))));
        assertThat(HexFormat.of().formatHex(serializer.serialize(old))).isEqualTo(VERSION_1);
    }

    @Test
    void stateOfALaterVersionIsRefusedWithTheRemedy() throws IOException {
        byte[] bytes = serializer.serialize(state());
        assertThatThrownBy(() -> serializer.deserialize(2, bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("restore it with that one");
    }

    @Test
    void damagedStateIsAnErrorAndNotAnEmptyOne() {
        byte[] bytes = HexFormat.of().parseHex(VERSION_1);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> serializer.deserialize(1, cut)).isInstanceOf(Exception.class);
        }
        byte[] negative = bytes.clone();
        negative[20] = -1;
        assertThatThrownBy(() -> serializer.deserialize(1, negative)).hasMessageContaining("damaged");
    }

    private static BufferedRequestState<Entry> state(Entry... entries) {
        return new BufferedRequestState<>(Arrays.stream(entries)
                .map(e -> new RequestEntryWrapper<>(e, e.size()))
                .toList());
    }

    private static List<Entry> entries(BufferedRequestState<Entry> state) {
        return state.getBufferedRequestEntries().stream()
                .map(RequestEntryWrapper::getRequestEntry)
                .toList();
    }
}
