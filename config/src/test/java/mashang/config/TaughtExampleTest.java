package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.junit.jupiter.api.Test;

/** What the README teaches works as it stands there. */
class TaughtExampleTest {
    @Test
    void theExampleOfTheReadmeMapsTheTableOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String yaml = between(readme, "```yaml\n", "```");
        String table = between(readme, "every night:\n\n```\n", "```");
        List<String> lines = table.lines().toList();
        CaseEvent event =
                Feeds.event(Feeds.mapping(yaml).map(Feeds.csv(lines.get(0), lines.get(1), Charset.forName("GB18030"))));
        assertThat(event)
                .isEqualTo(CaseEvent.draft(
                                "water", "W-17", Step.DISPATCHED, Instant.parse("2026-03-01T00:05:00Z"), Feeds.LOGGED)
                        .origin("mashang.raw.test/0/7")
                        .content("东街水管爆裂")
                        .caller(Feeds.PSEUDONYM.apply("13900000000"))
                        .urgency(Urgency.EMERGENCY)
                        .channel("phone")
                        .unit("市水务集团有限公司")
                        .done());
    }

    @Test
    void thePolicyOfTheReadmeIsSoundAndSaysWhatTheReadmeSays() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String yaml = between(readme.substring(readme.indexOf("## Writing a policy")), "```yaml\n", "```");
        Problems problems = new Problems();
        References references = new References();
        YamlMap root = YamlFile.parse(yaml, "district.yaml", problems);
        Policy policy = root == null ? null : PolicyFile.read(root, references);
        references.check();
        assertThat(problems.text(true)).isEmpty();
        assertThat(policy).isNotNull();
        assertThat(policy.rules())
                .extracting(rule -> rule.clock().name(), ClockRule::limit, ClockRule::warnBefore, ClockRule::reminders)
                .containsExactly(
                        tuple("sign", Span.workingDays(1), Span.workingDays(1), 5),
                        tuple("handle", Span.workingDays(5), Span.workingDays(1), 5),
                        tuple("handle", Span.elapsed(7 * 86_400_000L), Span.elapsed(12 * 3_600_000L), 5));
    }

    @Test
    void everyFieldOfTheEventThatAFeedMayFillHasItsName() {
        assertThat(Field.byName().keySet())
                .isSubsetOf(Arrays.stream(CaseEvent.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(CaseEvent.class.getRecordComponents()).hasSize(Field.values().length + 11);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
