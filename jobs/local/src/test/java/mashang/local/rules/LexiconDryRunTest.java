package mashang.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mashang.config.City;
import mashang.config.PublishedLexicon;
import mashang.config.Words;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class LexiconDryRunTest {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final City CITY = City.load(CONFIG);
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void textsThatOtherWordsWouldReadOtherwiseAreTold() throws Exception {
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        Words now = lexicon.at(1);
        lexicon.next(version("new.txt", "飞线充电桩"));
        lexicon.next(version(
                "conduct.yaml",
                Files.readString(CONFIG.resolve("lexicon/conduct.yaml")).replace("[吃拿卡要", "[装聋作哑, 吃拿卡要")));
        List<CaseEvent> events = List.of(text("1", "楼下有飞线充电桩"), text("2", "路灯坏了三天"), text("3", "窗口的人装聋作哑"));

        LexiconDryRun run = LexiconDryRun.of(events, now, lexicon.at(1));
        assertThat(run.texts()).isEqualTo(3);
        assertThat(run.changes()).extracting(LexiconDryRun.Change::orderId).containsExactly("f:1", "f:3");
        LexiconDryRun.Change cut = run.changes().get(0);
        assertThat(cut.come()).isEqualTo(Set.of("飞线充电桩"));
        assertThat(cut.gone()).isNotEmpty().allMatch("飞线充电桩"::contains);
        assertThat(cut.before()).isEqualTo(cut.after());
        LexiconDryRun.Change told = run.changes().get(1);
        assertThat(told.gone()).isEmpty();
        assertThat(told.before().conduct()).isFalse();
        assertThat(told.after().conduct()).isTrue();
        assertThat(LexiconDryRun.of(events, now, now).changes()).isEmpty();
    }

    private static RuleVersion version(String name, String text) {
        return new RuleVersion(RuleKind.LEXICON, name, "1", text, "甲", "试", null, 1);
    }

    private static CaseEvent text(String id, String content) {
        return CaseEvent.draft("f", id, Step.SUBMITTED, AT, AT).content(content).done();
    }
}
