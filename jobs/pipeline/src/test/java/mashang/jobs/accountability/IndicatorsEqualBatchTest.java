package mashang.jobs.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import mashang.accountability.Period;
import mashang.accountability.UnitFigures;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** How units stand by the shipped indicators, from the job's own functions, equals what a pencil makes of the whole log; and is the same whatever the order of figures. */
class IndicatorsEqualBatchTest {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AccountRules RULES = AccountRules.load(CONFIG, City.load(CONFIG));
    private static final int ORDERS = Integer.getInteger("mashang.orders", 150);
    private static final long SEED = Long.getLong("mashang.seed", 1);

    @Test
    void standingsAreWhatFollowsFromTheWholeLog() throws Exception {
        AccountsRun run = new AccountsRun(new MessyCity(SEED, ORDERS).log());
        Map<String, UnitFigures> figures = run.streamed(run.contributions(new Random(SEED)));
        Map<String, JsonNode> found = classed(figures, new Random(1), (source, version) -> JSON.readTree(source));
        Map<String, JsonNode> expected = new PlainIndicators(RULES.indicators().get(0), run.plain()).all();

        assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((id, one) -> one.properties().forEach(field -> {
            JsonNode value = found.get(id).path(field.getKey());
            if (field.getValue().isDouble()) {
                assertThat(value.asDouble())
                        .as(id + ' ' + field.getKey())
                        .isCloseTo(field.getValue().asDouble(), within(1e-9));
            } else {
                assertThat(value.asText())
                        .as(id + ' ' + field.getKey())
                        .isEqualTo(field.getValue().asText());
            }
        }));
        for (String standing : new String[] {"STRONG", "BASE", "WEAK", "FEW"}) {
            assertThat(expected.values())
                    .as(standing)
                    .anyMatch(one -> one.path("standing").asText().equals(standing));
        }
    }

    @Test
    void documentsAndVersionsAreTheSameInWhateverOrderFiguresCome() throws Exception {
        AccountsRun run = new AccountsRun(new MessyCity(SEED, ORDERS).log());
        Map<String, UnitFigures> figures = run.streamed(run.contributions(new Random(SEED)));
        Reader<String> whole = (source, version) -> new String(source, StandardCharsets.UTF_8) + version;

        assertThat(classed(figures, new Random(2), whole)).isEqualTo(classed(figures, new Random(3), whole));
    }

    private interface Reader<T> {
        T read(byte[] source, long version) throws Exception;
    }

    private static <T> Map<String, T> classed(Map<String, UnitFigures> figures, Random random, Reader<T> reader)
            throws Exception {
        List<UnitFigures> mixed = new ArrayList<>(figures.values());
        Collections.shuffle(mixed, random);
        Map<String, T> last = new TreeMap<>();
        try (var units = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ClassUnits(RULES, Map.of())), ComparedFigures::period, Types.STRING)) {
            units.open();
            for (UnitFigures unit : mixed) {
                if (Period.parse(unit.period()).kind().compareTo(Period.Kind.MONTH) < 0) {
                    continue; // the topology leaves them out
                }
                List<ComparedFigures> compared = new ArrayList<>();
                new ComparePeriods().flatMap(unit, new ListCollector<>(compared));
                for (ComparedFigures one : compared) {
                    units.processElement(one, 0);
                }
            }
            units.setProcessingTime(2 * RULES.comparedEvery().toMillis());
            for (Document document : units.extractOutputValues()) {
                last.put(document.id(), reader.read(document.source(), document.version()));
            }
        }
        return last;
    }
}
