package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
