package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
    @Test
    void everyTypeIsWrittenAsJsonHasIt() {
        assertThat(text(new JsonDocument()
                        .put("text", "路灯不亮")
                        .put("step", Step.SIGNED)
                        .put("at", Instant.parse("2026-11-22T06:00:00.120Z"))
                        .putTime("due", 0L)
                        .put("yes", true)
                        .put("n", 7)
                        .put("long", 1L << 40)
                        .put("half", 0.5)
                        .put("list", List.of("a", "b"))
                        .put("map", Map.of("k", 1))
                        .putPoint("where", 119.3, 26.1)
                        .putAll("all", List.of(1, 2), (n, child) -> child.put("a", n == 1 ? n : null))))
                .isEqualTo("{\"text\":\"路灯不亮\",\"step\":\"SIGNED\",\"at\":\"2026-11-22T06:00:00.120Z\","
                        + "\"due\":\"1970-01-01T00:00:00Z\",\"yes\":true,\"n\":7,\"long\":1099511627776,\"half\":0.5,"
                        + "\"list\":[\"a\",\"b\"],\"map\":{\"k\":1},\"where\":{\"lon\":119.3,\"lat\":26.1},"
                        + "\"all\":[{\"a\":1},{}]}");
    }

    @Test
    void whatIsAbsentOrEmptyIsLeftOut() {
        assertThat(text(new JsonDocument()
                        .put("a", null)
                        .put("b", "")
                        .put("c", List.of())
                        .putTime("d", null)
                        .putPoint("e", 1.0, null)
                        .putAll("f", List.of(), (x, child) -> child.put("g", x))))
                .isEqualTo("{}");
    }

    @Test
    void everyCharacterComesBackAsItWas() throws IOException {
        StringBuilder all = new StringBuilder("\"\\/\u007f\u0080\u2028😀");
        for (char c = 0; c < 0x100; c++) {
            all.append(c).append(c % 3 == 0 ? "汉" : "x");
        }
        JsonNode read = new ObjectMapper().readTree(bytes(new JsonDocument().put("text", all.toString())));
        assertThat(read.get("text").textValue()).isEqualTo(all.toString());
    }

    @Test
    void halfASurrogatePairIsAQuestionMark() {
        assertThat(text(new JsonDocument().put("text", "a\ud83d"))).isEqualTo("{\"text\":\"a?\"}");
    }

    @Test
    void listsAreWrittenLikeTexts() {
        assertThat(text(new JsonDocument().put("list", List.of("a\"b", "路", Step.SIGNED))))
                .isEqualTo("{\"list\":[\"a\\\"b\",\"路\",\"SIGNED\"]}");
    }

    @Test
    void timesFinerThanMillisecondsAndBeyondTheYear9999AreWrittenAsInstantHasThem() {
        Instant fine = Instant.parse("2026-11-22T06:00:00.000000001Z");
        Instant late = Instant.ofEpochMilli(Long.MAX_VALUE);
        assertThat(text(new JsonDocument().put("fine", fine).put("late", late)))
                .isEqualTo("{\"fine\":\"" + fine + "\",\"late\":\"" + late + "\"}");
    }

    @Test
    void nextDocumentOfTheSameObjectBeginsAnew() {
        JsonDocument document = new JsonDocument();
        assertThat(text(document.put("a", "x".repeat(10_000)))).hasSize(10_008);
        assertThat(text(document.put("b", 1))).isEqualTo("{\"b\":1}");
        assertThat(text(document)).isEqualTo("{}");
    }

    private static String text(JsonDocument document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonDocument document) {
        return document.to("i", "1", 1).source();
    }
}
