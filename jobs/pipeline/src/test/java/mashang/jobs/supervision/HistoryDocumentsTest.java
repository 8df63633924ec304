package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.TextRules;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.Ruled;
import mashang.units.Identity;
import mashang.units.Unit;
import mashang.workorder.Anomaly;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class HistoryDocumentsTest {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final Instant AT = Instant.parse("2026-03-31T09:00:00Z");

    private final HistoryDocuments documents = new HistoryDocuments(TextRules.of(CITY));

    @Test
    void termsAreWhatTitleAndContentSayEachOnce() throws IOException {
        JsonNode doc =
                read(submitted().title("占道经营").content("反映夜间占道经营，夜间噪声扰民。").done());
        assertThat(doc.path("terms"))
                .extracting(JsonNode::asText)
                .startsWith("占道经营", "夜间")
                .anyMatch(term -> term.startsWith("噪声"))
                .doesNotHaveDuplicates()
                .doesNotContain("反映", "，");
    }

    @Test
    void whatIsInferredStandsBesideItsWordsAndNotInTheFieldsOfTheFeed() throws IOException {
        JsonNode doc = read(submitted()
                .content("举报天颐华庭物业，电梯困人十分危险，城管推诿扯皮")
                .kind(Kind.CONSULTATION)
                .done());
        assertThat(doc.path("kind").asText()).isEqualTo("CONSULTATION");
        assertThat(doc.path("textKind").asText()).isEqualTo("REPORT");
        assertThat(doc.path("textKindWords").toString()).contains("举报");
        assertThat(doc.path("concern").asText()).isEqualTo("SAFETY");
        assertThat(doc.path("concernWords").toString()).contains("困人");
        assertThat(doc.path("conduct").asBoolean()).isTrue();
        assertThat(doc.path("conductWords").toString()).contains("推诿");
        assertThat(doc.has("urgency")).isFalse();
        assertThat(doc.has("district")).isFalse();
    }

    @Test
    void whatCannotBePlacedIsCounted() throws IOException {
        JsonNode doc = read(submitted().content("路灯不亮").done());
        assertThat(doc.path("placeGaps").toString()).contains("NOWHERE");
        assertThat(doc.has("places")).isFalse();
    }

    @Test
    void anEventWithoutTextHasNoFieldForIt() throws IOException {
        assertThat(read(CaseEvent.draft("f", "1", Step.HANDLED, AT, AT)
                                .reply("已处理夜间施工")
                                .done())
                        .has("terms"))
                .isFalse();
        assertThat(read(submitted().content("！！！ ").done()).has("terms")).isFalse();
    }

    @Test
    void theMarkOfIntakeCountsWhateverTheWordsSay() throws IOException {
        JsonNode doc = read(submitted().content("窗口的人一直装聋作哑").aboutConduct().done());
        assertThat(doc.path("conduct").asBoolean()).isTrue();
        assertThat(doc.has("conductWords")).isFalse();
        assertThat(read(submitted().content("窗口的人一直装聋作哑").done()).has("conduct"))
                .isFalse();
    }

    @Test
    void aBookIsReadAtItsBeginningOnly() throws IOException {
        JsonNode doc = read(submitted().content("夜间施工".repeat(100_000) + "路灯不亮").done());
        assertThat(doc.path("terms")).extracting(JsonNode::asText).isNotEmpty().doesNotContain("路灯");
        assertThat(doc.path("terms").size()).isLessThan(10);
    }

    @Test
    void theSameEventGivesTheSameBytesAlsoAfterATravel() throws Exception {
        CaseEvent event = submitted().content("滨江路夜间施工噪声扰民，路灯不亮").done();
        byte[] here = documents.map(new FoldedEvent(event, null)).source();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(documents);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((HistoryDocuments) in.readObject())
                            .map(new FoldedEvent(event, null))
                            .source())
                    .isEqualTo(here);
        }
    }

    /** The index takes no field it does not know; {@code OrderHistoryIT} tries it on a real one. */
    @Test
    void everyFieldIsMappedAndDescribedAndNoneIsMappedInVain() throws IOException {
        JsonNode mappings = new ObjectMapper()
                .readTree(CONFIG.resolve("elasticsearch/mashang-history.json").toFile())
                .path("template")
                .path("mappings");
        List<String> mapped = names(mappings.path("properties"));
        assertThat(mappings.path("dynamic").asText()).isEqualTo("strict");
        assertThat(names(mappings.path("_meta").path("fields"))).containsExactlyInAnyOrderElementsOf(mapped);
        Set<String> written = new TreeSet<>(names(read(everything())));
        written.addAll(names(new ObjectMapper()
                .readTree(new DecisionDocuments().map(decision()).source())));
        assertThat(written).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void ofARestrictedOrderTheOpenHistoryHasNothingThatWasSaid() throws Exception {
        List<Document> written = new ArrayList<>();
        new RestrictedDocuments(TextRules.of(CITY))
                .flatMap(new FoldedEvent(everything(), "u"), new ListCollector<>(written));
        assertThat(written)
                .extracting(Document::index)
                .containsExactly("mashang-restricted-2026.03", "mashang-events-2026.03");
        assertThat(written).extracting(Document::id).containsOnly(everything().eventId());
        JsonNode whole = new ObjectMapper().readTree(written.get(0).source());
        assertThat(whole).isEqualTo(read(everything()));
        JsonNode open = new ObjectMapper().readTree(written.get(1).source());
        Set<String> hidden = new TreeSet<>(names(whole));
        hidden.removeAll(names(open));
        assertThat(hidden)
                .contains(
                        "caller",
                        "title",
                        "content",
                        "address",
                        "location",
                        "subjectUnit",
                        "reply",
                        "reason",
                        "actor",
                        "terms",
                        "places");
        assertThat(open.toString()).doesNotContain("丽发新城", "夜间施工", "已处理", "理由", "某公司", "张三");
        assertThat(open.path("district").asText()).isEqualTo("鼓楼区");
        assertThat(new Particulars(
                                null,
                                null,
                                null,
                                null,
                                Kind.REPORT,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                false)
                        .isRestricted())
                .isTrue();
        assertThat(Particulars.NONE.isRestricted()).isFalse();
    }

    private JsonNode read(CaseEvent event) throws IOException {
        return new ObjectMapper()
                .readTree(documents
                        .map(new FoldedEvent(event, event.unit() == null ? null : "u"))
                        .source());
    }

    /** A correction of a rung, which has all a decision can have. */
    private static BreachNotice decision() {
        String unit = "市公安局";
        return new BreachNotice(
                new Alert(
                        "f:1/1/handle/escalation-1/correction/1",
                        Alert.Kind.CORRECTION,
                        "f:1",
                        1,
                        "handle",
                        "hop",
                        1,
                        "notice",
                        AT,
                        AT,
                        AT,
                        AT,
                        AT,
                        2,
                        "f:1/1/handle/escalation-1",
                        Alert.Kind.ESCALATION,
                        true,
                        unit,
                        ClockDefinition.Owner.UNIT,
                        "p@1",
                        false),
                Particulars.NONE,
                0,
                false,
                Ruled.NOTHING,
                new Identity("ga", unit, Unit.Kind.DEPARTMENT, "ga", "市公安局"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** An event that says all an event can say, of a registered unit. */
    private static CaseEvent everything() {
        return submitted()
                .recordedAt(AT)
                .revision(2)
                .factKey("k")
                .unit("市公安局")
                .coUnits(List.of("交通局"))
                .dueAt(AT)
                .reason("理由")
                .actor("张三")
                .role("值班长")
                .parent("f:2")
                .mergedInto("f:3")
                .concerns("1/sign")
                .found(2)
                .channel("phone")
                .caller("c")
                .anonymous(false)
                .confidential(true)
                .kind(Kind.COMPLAINT)
                .category("城管")
                .urgency(Urgency.ORDINARY)
                .title("夜间施工")
                .content("举报丽发新城小区电梯困人十分危险，城管推诿扯皮")
                .address("丽发新城小区")
                .grid("g")
                .district("鼓楼区")
                .street("东街街道")
                .longitude(119.3)
                .latitude(26.1)
                .subjectUnit("某公司")
                .evidence(1)
                .reply("已处理")
                .contacted(true)
                .resolved(true)
                .satisfied(false)
                .verified(true)
                .flag(Anomaly.UNKNOWN_UNIT)
                .done();
    }

    private static CaseEventDraft submitted() {
        return CaseEvent.draft("f", "1", Step.SUBMITTED, AT, AT);
    }
}
