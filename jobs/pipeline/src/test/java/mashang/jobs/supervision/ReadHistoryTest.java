package mashang.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mashang.config.City;
import mashang.config.PublishedLexicon;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.DocumentSerializer;
import mashang.jobs.Reading;
import mashang.jobs.RuledTexts;
import mashang.jobs.TextRules;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The shipped words, and others published meanwhile. */
class ReadHistoryTest {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final Instant CHANGE = Instant.parse("2026-03-01T08:00:00Z");
    private static final String TEXT = "楼下飞线充电桩无人管理，物业装聋作哑";

    @Test
    void termsAndKindsFollowWhatIsInForceWhenATextWasHandedOver() throws Exception {
        for (Reading<FoldedEvent, Document> reading : List.of(new ReadHistory(), new ReadRestricted())) {
            try (var harness = harness(reading)) {
                harness.open();
                harness.processElement1(event("before", CHANGE.minusMillis(1)));
                harness.processElement1(event("after", CHANGE));
                harness.processElement2(published("new.txt", "飞线充电桩\n"));
                String conduct =
                        Files.readString(CONFIG.resolve("lexicon/conduct.yaml")).replace("[吃拿卡要", "[装聋作哑, 吃拿卡要");
                harness.processElement2(published("conduct.yaml", conduct));
                assertThat(harness.extractOutputValues()).as("no ticks yet").isEmpty();
                harness.processWatermark2(new Watermark(CHANGE.toEpochMilli()));
                List<String> whole = harness.extractOutputValues().stream()
                        .map(document -> new String(document.source(), StandardCharsets.UTF_8))
                        .filter(document -> document.contains("\"terms\""))
                        .toList();
                assertThat(whole).hasSize(2);
                assertThat(whole.get(0))
                        .contains("hotline:before")
                        .doesNotContain("\"飞线充电桩\"")
                        .doesNotContain("conductWords");
                assertThat(whole.get(1)).contains("hotline:after", "\"飞线充电桩\"", "\"conductWords\":[\"装聋作哑\"]");
            }
        }
    }

    private static TwoInputStreamOperatorTestHarness<FoldedEvent, RuleVersion, Document> harness(
            Reading<FoldedEvent, Document> reading) throws Exception {
        TwoInputStreamOperatorTestHarness<FoldedEvent, RuleVersion, Document> harness =
                new TwoInputStreamOperatorTestHarness<>(new RuledTexts<>(
                        new PublishedLexicon(CITY),
                        TextRules.of(CITY),
                        reading,
                        TypeInformation.of(FoldedEvent.class)));
        harness.setup(DocumentSerializer.TYPE.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static StreamRecord<FoldedEvent> event(String id, Instant loggedAt) {
        CaseEvent event = CaseEvent.draft("hotline", id, Step.SUBMITTED, CHANGE.minusSeconds(60), loggedAt)
                .content(TEXT)
                .done();
        return new StreamRecord<>(new FoldedEvent(event, null));
    }

    private static StreamRecord<RuleVersion> published(String name, String text) {
        return new StreamRecord<>(new RuleVersion(
                RuleKind.LEXICON,
                name,
                "2",
                text,
                "甲",
                "试",
                CHANGE,
                CHANGE.minusSeconds(60).toEpochMilli()));
    }
}
