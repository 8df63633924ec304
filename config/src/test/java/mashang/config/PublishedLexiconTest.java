package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.RuleNews;
import mashang.text.Classifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Words published on top of the shipped configuration, on 1 March 2026. */
class PublishedLexiconTest {
    private static final Path CONFIG = Path.of(".").toAbsolutePath().normalize();
    private static final City CITY = City.load(CONFIG);
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final long PUBLISHED = NOW.toEpochMilli();
    private static final String TERM = "飞线充电桩";

    @Test
    void versionTakesThePlaceOfTheFileOfItsNameFromTheTimeItActs() throws IOException {
        String traffic = shipped("traffic.txt");
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        assertThat(lexicon.at(PUBLISHED)).isSameAs(lexicon.at(0)).isEqualTo(new Words(CITY.vocabulary(), CITY.words()));
        lexicon.next(words("traffic.txt", "2", traffic + TERM + '\n', NOW.plusMillis(10), PUBLISHED));
        lexicon.next(words("traffic.txt", "3", "# 只有一个\n渣土车队\n", NOW.plusMillis(30), PUBLISHED + 1));

        assertThat(hasTerm(lexicon, 9, TERM)).isFalse();
        assertThat(hasTerm(lexicon, 10, TERM)).isTrue();
        assertThat(hasTerm(lexicon, 29, TERM)).isTrue();
        assertThat(hasTerm(lexicon, 30, TERM)).isFalse();
        assertThat(hasTerm(lexicon, 30, "渣土车队")).isTrue();
        String only = term(traffic);
        assertThat(hasTerm(lexicon, 29, only)).isTrue();
        assertThat(hasTerm(lexicon, 30, only))
                .as("of the file that was replaced")
                .isFalse();
        assertThat(hasTerm(lexicon, 30, "占道经营")).as("of another file").isTrue();
        assertThat(lexicon.at(PUBLISHED + 12)).isSameAs(lexicon.at(PUBLISHED + 28));
    }

    @Test
    void versionWithoutATimeActsFromItsPublicationAndNoneActsBefore() {
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        lexicon.next(words("new.txt", "1", TERM, null, PUBLISHED + 5));
        lexicon.next(words("more.txt", "1", "无主飞线", NOW.minusSeconds(60), PUBLISHED + 5));
        assertThat(hasTerm(lexicon, 4, TERM)).isFalse();
        assertThat(hasTerm(lexicon, 5, TERM)).isTrue();
        assertThat(hasTerm(lexicon, 4, "无主飞线")).isFalse();
        assertThat(hasTerm(lexicon, 5, "无主飞线")).isTrue();
    }

    @Test
    void ofTwoThatActFromOneTimeTheOnePublishedLastCounts() {
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        lexicon.next(words("new.txt", "1", "第一个词", NOW.plusMillis(20), PUBLISHED));
        lexicon.next(words("new.txt", "2", "第二个词", NOW.plusMillis(20), PUBLISHED + 1));
        lexicon.next(words("new.txt", "3", "第三个词", NOW.plusMillis(10), PUBLISHED + 2));
        assertThat(hasTerm(lexicon, 15, "第三个词")).isTrue();
        assertThat(hasTerm(lexicon, 20, "第二个词")).isTrue();
        assertThat(hasTerm(lexicon, 20, "第一个词")).isFalse();
    }

    @Test
    void wordsOfATimeStayTheSameObjectUntilAVersionChangesThem() {
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        lexicon.next(words("new.txt", "1", "第一个词", NOW.plusMillis(10), PUBLISHED));
        Words first = lexicon.at(PUBLISHED + 15);
        Words far = lexicon.at(PUBLISHED + 500);
        assertThat(far).isSameAs(first);
        lexicon.next(words("more.txt", "1", "第二个词", NOW.plusMillis(20), PUBLISHED + 1));
        assertThat(lexicon.at(PUBLISHED + 15)).isSameAs(first);
        assertThat(hasTerm(lexicon, 500, "第二个词")).isTrue();
        lexicon.next(words("new.txt", "2", "第三个词", NOW.plusMillis(10), PUBLISHED + 2));
        assertThat(hasTerm(lexicon, 15, "第三个词")).isTrue();
        assertThat(hasTerm(lexicon, 500, "第三个词")).isTrue();
        assertThat(hasTerm(lexicon, 500, "第一个词")).isFalse();
    }

    /** A version of each minute of a day: reading by all of them one after the other keeps the tables of few. */
    @Test
    void tablesOfOldWordsAreNotKept() {
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        List<WeakReference<Words>> asked = new ArrayList<>();
        for (long i = 0; i < 12; i++) {
            lexicon.next(words("new.txt", String.valueOf(i), "第一个词\n第" + i + "号词", NOW.plusMillis(10 * i), PUBLISHED));
            assertThat(hasTerm(lexicon, 10 * i, "第" + i + "号词")).isTrue();
            asked.add(new WeakReference<>(lexicon.at(PUBLISHED + 10 * i)));
        }
        for (int i = 0; i < 50 && asked.get(0).get() != null; i++) {
            System.gc();
        }
        assertThat(asked.get(0).get()).as("asked for longest ago").isNull();
        assertThat(hasTerm(lexicon, 5, "第0号词")).as("read anew").isTrue();
        assertThat(lexicon.at(PUBLISHED + 110)).isSameAs(lexicon.at(PUBLISHED + 115));
    }

    /** A task that runs out of memory over what lies in the topic does so again after each restart. */
    @Test
    void moreWordsThanATaskCanHoldAreRefusedAndStopNobody() {
        String half = numbered("甲", LexiconFile.MOST_WORDS / 2);
        String other = numbered("乙", LexiconFile.MOST_WORDS / 2);
        String tooMany = numbered("丙", LexiconFile.MOST_WORDS + 1);
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> lexicon.next(words("new.txt", "1", tooMany, null, PUBLISHED)))
                .satisfies(e -> assertThat(e.text(true)).startsWith("lexicon:new.txt@1:200001: too many words"));
        RuleVersion first = words("first.txt", "1", half, NOW.plusMillis(1), PUBLISHED);
        RuleVersion second = words("second.txt", "1", other, NOW.plusMillis(1), 0);
        assertThat(problems(List.of(first), second)).contains("too many words");

        lexicon.next(first);
        lexicon.next(words("second.txt", "1", other, null, PUBLISHED + 1)); // past the command line
        assertThat(hasTerm(lexicon, 1, "甲7")).isTrue();
        assertThat(lexicon.at(PUBLISHED + 1).vocabulary().lexicon().terms().size())
                .isEqualTo(LexiconFile.MOST_WORDS);
        String cues = "words:\n  COMPLAINT:\n    1: [" + numbered("丁", 20_001).replace('\n', ',') + "]\n";
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> lexicon.next(words("kinds.yaml", "1", cues, null, PUBLISHED)))
                .satisfies(e -> assertThat(e.text(true)).contains("too many words"));
    }

    @Test
    void ofAFileThatIsNoListOfWordsNotEveryLineIsComplainedOf() {
        String table = "工单号;内容;\n".repeat(50_000);
        assertThat(problems(List.of(), words("new.txt", "1", table, null, 0)).lines())
                .hasSize(1_000);
    }

    private static String numbered(String word, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(word).append(i).append('\n');
        }
        return text.toString();
    }

    @Test
    void timeThatNoLogHasIsNeverReached() {
        for (Instant odd : List.of(Instant.MAX, Instant.MIN)) {
            PublishedLexicon lexicon = new PublishedLexicon(CITY);
            lexicon.next(words("new.txt", "1", TERM, odd, PUBLISHED));
            assertThat(hasTerm(lexicon, 0, TERM)).isEqualTo(odd.equals(Instant.MIN));
        }
    }

    @Test
    void wordsThatTellKindsAreReplacedToo() throws IOException {
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        lexicon.next(
                words("conduct.yaml", "2", shipped("conduct.yaml").replace("[吃拿卡要", "[装聋作哑, 吃拿卡要"), null, PUBLISHED));
        Classifier before = new Classifier(lexicon.at(PUBLISHED - 1).cues());
        Classifier after = new Classifier(lexicon.at(PUBLISHED).cues());
        String text = "窗口的人一直装聋作哑";
        assertThat(before.isAboutConduct("", text)).isFalse();
        assertThat(after.isAboutConduct("", text)).isTrue();
        assertThat(after.classify("", "我要投诉").kind())
                .as("of another file")
                .isEqualTo(before.classify("", "我要投诉").kind());
    }

    @Test
    void sameTextIsNoNewsAndAnotherUnderTheSameKeyIsRefusedByEveryReader() {
        RuleVersion first = words("new.txt", "1", TERM, null, PUBLISHED);
        RuleVersion other = words("new.txt", "1", "另一个词", null, PUBLISHED + 1);
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        PublishedRules rules = new PublishedRules(CITY);
        lexicon.next(first);
        assertThat(rules.next(first)).get().extracting(RuleNews::isForClocks).isEqualTo(false);
        lexicon.next(first);
        assertThat(rules.next(first)).isEmpty();
        for (RuleVersion refused :
                List.of(other, words("bad.txt", "1", "占道 经营", null, 1), words("x.yaml", "1", "", null, 1))) {
            assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> lexicon.next(refused));
            assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> rules.next(refused));
        }
        assertThat(lexicon.accepted()).containsExactly(first).isEqualTo(rules.accepted());
    }

    @Test
    void whatIsNotOfALexiconPassesByAndItTravels() throws Exception {
        PublishedLexicon lexicon = new PublishedLexicon(CITY);
        lexicon.next(new RuleVersion(RuleKind.UNITS, "a", "1", "units: [", "", "", null, PUBLISHED));
        lexicon.next(words("new.txt", "1", TERM, null, PUBLISHED));
        assertThat(hasTerm(lexicon, 0, TERM)).isTrue();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(lexicon);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((PublishedLexicon) in.readObject()).at(PUBLISHED)).isEqualTo(lexicon.at(PUBLISHED));
        }
    }

    @Test
    void fileSaysByItsNameOrItsWordsWhatItIs() throws IOException {
        assertThat(RuleCheck.label(TERM, "some/where/traffic.txt"))
                .isEqualTo(new RuleCheck.Label(RuleKind.LEXICON, "traffic.txt", null));
        assertThat(RuleCheck.label(shipped("kinds.yaml"), "kinds.yaml"))
                .isEqualTo(new RuleCheck.Label(RuleKind.LEXICON, "kinds.yaml", null));
    }

    @Test
    void goodFilesAreFoundGood() throws IOException {
        check(List.of(), words("traffic.txt", "2", shipped("traffic.txt") + TERM, NOW.plusSeconds(1), 0));
        check(List.of(), words("kinds.yaml", "2", shipped("kinds.yaml"), null, 0));
        // a term may move from one file to another at one time
        String term = term(shipped("traffic.txt"));
        RuleVersion without =
                words("traffic.txt", "2", shipped("traffic.txt").replace(term + '\n', ""), NOW.plusSeconds(9), 0);
        check(List.of(), without);
        check(List.of(without), words("new.txt", "1", term, NOW.plusSeconds(9), 0));
        assertThat(problems(List.of(without), words("new.txt", "1", term, NOW.plusSeconds(8), 0)))
                .contains("file:1: \"" + term + "\" stands at lexicon/traffic.txt");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithFileLineAndField() throws IOException {
        RuleVersion earlier = words("new.txt", "1", TERM, NOW.plusSeconds(60), PUBLISHED - 1);
        String bad = "工 单\n希望\n" + TERM + "\n占道经营\n";
        assertThat(problems(List.of(earlier), words("late.txt", "1", bad, NOW, 0))
                        .lines())
                .hasSize(5)
                .anyMatch(l -> l.startsWith("file: takes effect at 2026-03-01T00:00:00Z"))
                .anyMatch(l -> l.startsWith("file:1: a word is of letters and digits"))
                .anyMatch(l -> l.startsWith("file:2: \"希望\" is a stop word (lexicon/stopwords.txt:"))
                .anyMatch(l -> l.contains("\"" + TERM + "\" stands at") && l.contains("lexicon:new.txt@1:1"))
                .anyMatch(l -> l.contains("\"占道经营\" stands at"));
        String kinds = shipped("kinds.yaml").replace("least:", "leest:") + "  praised: {1: [好得很]}\n";
        assertThat(problems(List.of(), words("kinds.yaml", "2", kinds, null, 0)).lines())
                .anyMatch(l -> l.matches("file:\\d+ leest: unknown key.*"))
                .anyMatch(l -> l.matches("file:\\d+ words.praised: .*"));
        assertThat(problems(List.of(), words("kind.yaml", "2", shipped("kinds.yaml"), null, 0)))
                .contains("file: unknown file");
        assertThat(problems(List.of(earlier), words("new.txt", "1", "另一个词", null, 0)))
                .contains("with another content");
        assertThat(problems(List.of(), words("new.txt", "1", "# 空的\n", null, 0)))
                .contains("has no words");
    }

    private static boolean hasTerm(PublishedLexicon lexicon, long after, String term) {
        return lexicon.at(PUBLISHED + after).vocabulary().lexicon().contains(term);
    }

    private static void check(List<RuleVersion> known, RuleVersion version) {
        new RuleCheck(CONFIG, known, NOW).check(version, "file");
    }

    private static String problems(List<RuleVersion> known, RuleVersion version) {
        try {
            check(known, version);
            return "";
        } catch (ConfigException e) {
            return e.text(true);
        }
    }

    private static String term(String file) {
        return file.lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .findFirst()
                .orElseThrow();
    }

    private static String shipped(String name) throws IOException {
        return Files.readString(CONFIG.resolve("lexicon").resolve(name));
    }

    private static RuleVersion words(String name, String version, String text, @Nullable Instant from, long published) {
        return new RuleVersion(RuleKind.LEXICON, name, version, text, "a", "b", from, published);
    }
}
