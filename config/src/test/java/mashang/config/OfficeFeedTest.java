package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import mashang.intake.RawRecord;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class OfficeFeedTest {
    private static final Feed OFFICE = City.load(Path.of(".")).feed("office").orElseThrow();

    @Test
    void whatItSpeaksOfAndWhatItNamesAreWholeIds() {
        CaseEvent merged = event(
                "{\"about\":\"P-hotline:7\",\"at\":\"2026-03-01T01:00:00Z\",\"step\":\"PROBLEM_MERGED\","
                        + "\"into\":\"P-mailbox:9\",\"actor\":\"张科长\",\"role\":\"analyst\",\"reason\":\"同一件事\",\"decision\":\"d1\"}");
        assertThat(merged.orderId()).isEqualTo("P-hotline:7");
        assertThat(merged.mergedInto()).isEqualTo("P-mailbox:9");
        assertThat(merged.step()).isEqualTo(Step.PROBLEM_MERGED);
        assertThat(merged.reason()).isEqualTo("同一件事");
    }

    @Test
    void aDecisionAboutAnOrderSaysWhoAsWhatAndAboutWhichClock() {
        CaseEvent waived = event("{\"about\":\"hotline:7\",\"at\":\"2026-03-01T01:00:00Z\",\"step\":\"WAIVED\","
                + "\"concerns\":\"1/sign\",\"actor\":\"张科长\",\"role\":\"head\",\"reason\":\"停机\",\"decision\":\"d1\"}");
        assertThat(waived.orderId()).isEqualTo("hotline:7");
        assertThat(waived.concerns()).isEqualTo("1/sign");
        assertThat(waived.role()).isEqualTo("head");
    }

    @Test
    void withoutARoleNothingIsDecided() {
        Mapped mapped = mapped("{\"about\":\"hotline:7\",\"at\":\"2026-03-01T01:00:00Z\",\"step\":\"CHECKED\","
                + "\"actor\":\"张科长\",\"reason\":\"看过\",\"decision\":\"d1\"}");
        assertThat(mapped.events()).isEmpty();
    }

    @Test
    void onlyTheOfficesFeedMaySayInWhatRoleSomebodyDecides() {
        for (String field : new String[] {"role", "concerns"}) {
            Problems problems = new Problems();
            YamlMap root = YamlFile.parse(
                    "feed: f\nformat: json\nzone: Asia/Shanghai\nid: n\n"
                            + "event: {at: t, step: {column: s, words: {a: CHECKED}}}\nfields: {"
                            + field + ": x}\n",
                    "f.yaml",
                    problems);
            assertThat(root).isNotNull();
            FeedFile.read(root);
            assertThat(problems.text(true))
                    .contains("only a feed with ids: complete (decisions of the office) has " + field);
        }
    }

    private static CaseEvent event(String json) {
        return mapped(json).events().get(0);
    }

    private static Mapped mapped(String json) {
        FeedMapping mapping = FeedMapping.of(OFFICE, UnaryOperator.identity(), UnaryOperator.identity());
        long loggedAt = 1_772_400_000_000L;
        RawRecord raw = new RawRecord(
                "mashang.office", 0, 1, loggedAt, null, 0, null, json.getBytes(StandardCharsets.UTF_8), 0);
        return mapping.map(raw);
    }
}
