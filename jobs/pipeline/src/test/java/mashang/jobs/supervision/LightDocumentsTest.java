package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.connectors.elasticsearch.Document;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.Ruled;
import mashang.units.Identity;
import mashang.units.Unit;
import mashang.workorder.Particulars;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LightDocumentsTest {
    private static final Instant DUE = Instant.parse("2026-03-02T09:30:00Z");
    private static final Instant ISSUED = Instant.parse("2026-03-03T16:30:00Z");
    private static final Identity DEPARTMENT = new Identity("cg", "市城管局", Unit.Kind.DEPARTMENT, "cg", "市城市管理局");
    private static final Identity TOWN = new Identity("dj", "东街街道", Unit.Kind.TOWN, "dj", "东街街道");

    private final LightDocuments documents = new LightDocuments();

    @Test
    void redLightOfADepartmentIsDatedInTheCity() throws IOException {
        Document document = only(notice(Alert.Kind.LIGHT, "市城管局", Ruled.NOTHING, true));
        assertThat(document.index()).isEqualTo("mashang-lights");
        assertThat(document.id()).isEqualTo("hotline:1/1/sign/light");
        assertThat(document.version()).isEqualTo(1);
        JsonNode json = json(document);
        assertThat(json.path("colour").asText()).isEqualTo("RED");
        assertThat(json.path("form").asText()).isEqualTo("LIGHT");
        assertThat(json.path("unitId").asText()).isEqualTo("cg");
        assertThat(json.path("unitNow").asText()).isEqualTo("市城市管理局");
        assertThat(json.path("issuedOn").asText()).isEqualTo("2026-03-04");
        assertThat(json.path("withdrawn").asBoolean()).isFalse();
        assertThat(json.has("withdrawnBy")).isFalse();
    }

    @Test
    void warningOfATownIsAYellowCard() throws IOException {
        JsonNode json = json(only(notice(Alert.Kind.WARNING, "东街街道", Ruled.NOTHING, true)));
        assertThat(json.path("colour").asText()).isEqualTo("YELLOW");
        assertThat(json.path("form").asText()).isEqualTo("CARD");
    }

    @Test
    void whatPutsNoLightOnTheRegisterIsNotOnIt() throws IOException {
        assertThat(documents(notice(Alert.Kind.WARNING, "市城管局", Ruled.NOTHING, false)))
                .isEmpty();
        assertThat(documents(notice(Alert.Kind.WARNING, null, Ruled.NOTHING, true)))
                .isEmpty();
        assertThat(documents(notice(Alert.Kind.BREACH, "市城管局", Ruled.NOTHING, true)))
                .isEmpty();
    }

    @Test
    void takenBackItSaysByWhat() throws IOException {
        assertThat(takenBack(Ruled.NOTHING)).isEqualTo("FACTS");
        assertThat(takenBack(new Ruled(true, false, false))).isEqualTo("WAIVED");
        assertThat(takenBack(new Ruled(true, true, false))).isEqualTo("REVOKED");
        assertThat(takenBack(new Ruled(false, false, true))).isEqualTo("FACTS");
    }

    private String takenBack(Ruled ruled) throws IOException {
        Alert red = notice(Alert.Kind.LIGHT, "市城管局", ruled, true).alert();
        Alert correction = new Alert(
                red.alertId() + "/correction/1",
                Alert.Kind.CORRECTION,
                red.orderId(),
                1,
                "sign",
                null,
                0,
                null,
                red.startedAt(),
                DUE,
                null,
                ISSUED.plusSeconds(60),
                ISSUED,
                2,
                red.alertId(),
                Alert.Kind.LIGHT,
                true,
                "市城管局",
                ClockDefinition.Owner.UNIT,
                "p@1",
                false);
        Document document = only(new BreachNotice(correction, Particulars.NONE, 0, true, ruled, DEPARTMENT));
        assertThat(document.id()).isEqualTo(red.alertId());
        assertThat(document.version()).isEqualTo(2);
        assertThat(json(document).path("withdrawn").asBoolean()).isTrue();
        return json(document).path("withdrawnBy").asText();
    }

    private static BreachNotice notice(Alert.Kind kind, @Nullable String unit, Ruled ruled, boolean lit) {
        Alert alert = new Alert(
                "hotline:1/1/sign/" + kind.word(),
                kind,
                "hotline:1",
                1,
                "sign",
                null,
                0,
                null,
                DUE.minusSeconds(3_600),
                DUE,
                null,
                ISSUED,
                ISSUED,
                1,
                null,
                null,
                false,
                unit,
                ClockDefinition.Owner.UNIT,
                "p@1",
                false);
        Identity identity = "东街街道".equals(unit) ? TOWN : unit == null ? null : DEPARTMENT;
        return new BreachNotice(alert, Particulars.NONE, 0, lit, ruled, identity);
    }

    private Document only(BreachNotice notice) {
        List<Document> all = documents(notice);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Document> documents(BreachNotice notice) {
        List<Document> out = new ArrayList<>();
        documents.flatMap(notice, new ListCollector<>(out));
        return out;
    }

    private static JsonNode json(Document document) throws IOException {
        return new ObjectMapper().readTree(document.source());
    }
}
