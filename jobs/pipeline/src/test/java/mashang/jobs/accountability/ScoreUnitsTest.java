package mashang.jobs.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Measures;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitFigures;
import mashang.connectors.elasticsearch.Document;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreUnitsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyedOneInputStreamOperatorTestHarness<String, UnitFigures, Document> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ScoreUnits(List.of(ScorePolicy.DEFAULT), Map.of("cg", "市城市管理局"))),
                UnitFigures::period,
                Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aUnitWhoseLastItemIsTakenBackHasAScoreNoMore() throws Exception {
        put("cg", 1, Map.of(Measures.Item.TIMED.word() + "@environment", 30L));
        put("sl", 1, Map.of(Measures.Item.TIMED.word() + "@environment", 40L));
        Map<String, JsonNode> before = told();
        assertThat(before).containsOnlyKeys("2026-03|cg", "2026-03|sl");
        assertThat(before.get("2026-03|cg").path("items").asLong()).isEqualTo(30);
        assertThat(before.get("2026-03|cg").path("rank").isInt()).isTrue();

        put("cg", 2, Map.of());
        JsonNode after = told().get("2026-03|cg");
        assertThat(after.path("items").asLong(-1)).isZero();
        assertThat(after.path("unitName").asText()).isEqualTo("市城市管理局");
        assertThat(after.has("points") || after.has("rank") || after.has("parts"))
                .as("nothing is left of its score: %s", after)
                .isFalse();
    }

    @Test
    void whatIsNobodysHasNoScoreAndNoDocument() throws Exception {
        put("#none", 1, Map.of(Measures.Item.TIMED.word() + "@environment", 30L));
        assertThat(told()).isEmpty();
    }

    private void put(String unit, long changes, Map<String, Long> now) throws Exception {
        harness.processElement(new UnitFigures(unit, "2026-03", changes, 1, null, now, Map.of()), 0);
    }

    /** The documents that are told next, by id. */
    private Map<String, JsonNode> told() throws Exception {
        int from = harness.extractOutputValues().size();
        harness.setProcessingTime(harness.getProcessingTime() + ScoreUnits.TOLD_EVERY_MILLIS);
        Map<String, JsonNode> told = new TreeMap<>();
        List<Document> all = harness.extractOutputValues();
        for (Document document : all.subList(from, all.size())) {
            JsonNode former = told.put(document.id(), JSON.readTree(document.source()));
            assertThat(former).isNull();
        }
        return told;
    }
}
