package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mashang.jobs.JsonDocument;
import mashang.ledger.ActEntry;
import mashang.ledger.ClockEntry;
import mashang.ledger.CloseOut;
import mashang.ledger.LedgerEntry;
import mashang.ledger.Visits;
import mashang.sla.ClockDefinition;
import mashang.sla.Light;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Kind;
import mashang.workorder.Particulars;
import mashang.workorder.Refusal;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import mashang.workorder.WorkOrder;
import org.junit.jupiter.api.Test;

class LedgerFieldsTest {
    private static final Path TEMPLATE = Path.of("..", "..", "config", "elasticsearch", "mashang-ledger.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyFieldIsMappedAndNoneIsMappedInVain() throws IOException {
        JsonNode mapped = JSON.readTree(TEMPLATE.toFile()).at("/template/mappings/properties");
        JsonNode written = written(full());
        Set<String> expected = names(mapped);
        expected.removeAll(List.of("unitId", "unitName", "unitKind", "countsFor", "unitUnclear", "unitNow"));
        expected.removeAll(List.of("category1", "category2", "category3"));
        expected.remove("anomalies");
        assertThat(names(written)).containsAll(expected);
        for (String name : names(written)) {
            assertThat(mapped.has(name)).as(name).isTrue();
        }
        assertThat(names(written.path("clocks").path(0)))
                .isEqualTo(names(mapped.path("clocks").path("properties")));
        assertThat(names(written.path("acts").path(0)))
                .isEqualTo(names(mapped.path("acts").path("properties")));
    }

    @Test
    void whoGaveWhichReasonIsNotToldOfARestrictedOrder() throws IOException {
        for (Particulars restricted : List.of(particulars(Kind.REPORT, false), particulars(Kind.HELP, true))) {
            JsonNode act = written(full(restricted)).path("acts").path(0);
            assertThat(act.path("step").asText()).isEqualTo("WAIVED");
            assertThat(names(act)).contains("at", "role", "refused").doesNotContain("actor", "reason");
        }
        assertThat(written(full()).at("/acts/0/reason").asText()).isEqualTo("理由");
    }

    @Test
    void everyStepOfAnOrderHasItsTime() throws IOException {
        JsonNode written = written(full());
        long steps =
                Arrays.stream(Step.values()).filter(step -> !step.isOfProblem()).count();
        long now = 5;
        assertThat(names(written).stream()
                        .filter(name -> written.path(name).asText().equals("1970-01-01T00:00:00.00" + now + "Z")))
                .hasSize((int) steps);
    }

    private static JsonNode written(LedgerEntry entry) throws IOException {
        JsonDocument document = new JsonDocument();
        LedgerFields.put(document, entry);
        return JSON.readTree(document.to("", "", 1).source());
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** An entry that says all an entry can say, whether it makes sense or not. */
    private static LedgerEntry full() {
        return full(particulars(Kind.HELP, false));
    }

    private static LedgerEntry full(Particulars particulars) {
        Map<Step, Long> times = new EnumMap<>(Step.class);
        Map<Step, Integer> counts = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            times.put(step, 5L);
            counts.put(step, 2);
        }
        ClockEntry clock = new ClockEntry(
                1,
                "handle",
                "hop",
                1,
                2L,
                3L,
                true,
                true,
                1,
                true,
                4L,
                true,
                Light.RED,
                "甲局",
                "甲新局",
                ClockDefinition.Owner.UNIT,
                "p@1");
        ActEntry act = new ActEntry(Step.WAIVED, 1, 1, "甲局", 2L, "1/handle", "林某", "head", "理由", Refusal.Why.LATE);
        CloseOut closeOut = new CloseOut(CloseOut.Status.REFUSED, List.of(CloseOut.Missing.CHECK), 3L);
        return new LedgerEntry(
                "f:1",
                1,
                Step.WAIVED,
                6L,
                1,
                particulars,
                "甲局",
                null,
                ClockDefinition.Owner.UNIT,
                7L,
                true,
                closeOut,
                times,
                counts,
                List.of(clock),
                new Visits(1, 5_000_000L),
                List.of(act),
                List.of(),
                1,
                1,
                8,
                9);
    }

    private static Particulars particulars(Kind kind, boolean confidential) {
        CaseEvent event = CaseEvent.draft("f", "1", Step.SUBMITTED, Instant.EPOCH, Instant.EPOCH)
                .channel("phone")
                .caller("c")
                .anonymous(false)
                .confidential(confidential)
                .kind(kind)
                .category("城建/道路/坑洼")
                .urgency(Urgency.ORDINARY)
                .title("标题")
                .content("内容")
                .address("地址")
                .grid("G")
                .district("鼓楼区")
                .street("东街街道")
                .longitude(119.3)
                .latitude(26.0)
                .subjectUnit("乙局")
                .parent("f:2")
                .mergedInto("f:3")
                .coUnits(List.of("丙局"))
                .contacted(true)
                .resolved(true)
                .satisfied(true)
                .verified(true)
                .evidence(2)
                .done();
        return WorkOrder.of("f:1", List.of(Fact.of(event))).particulars();
    }
}
