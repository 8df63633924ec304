package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything wrong is told at once, each thing at its line and field. */
class ProblemsTest {
    private static final String FEED = """
            feed: a
            format: json
            zone: UTC
            id: no
            event: {at: at, step: {column: s, words: {x: SUBMITTED}}}
            """;
    private static final String POLICY = """
            policy: p
            version: 1
            effectiveFrom: 2026-01-01T00:00:00+08:00
            clocks:
              - clock: total
                start: [SUBMITTED]
                stop: [REPLIED]
                rules: [{limit: 15d, source: none}]
                owner: unit
            """;
    private static final String UNITS = """
            units:
              - {id: a, name: 甲, kind: department}
            """;

    @TempDir
    Path config;

    @BeforeEach
    void aSoundConfiguration() throws IOException {
        write("feeds/a.yaml", FEED);
        write("policies/p.yaml", POLICY);
        write("units/u.yaml", UNITS);
        assertThat(City.load(config).feeds()).hasSize(1);
    }

    @Test
    void manyProblemsAreToldInNoTime() {
        Problems problems = new Problems();
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 100_000; i++) {
                problems.add(new Problem("f", i % 50_000, "", "错", "wrong", "改", "mend"));
            }
        });
        assertThat(problems.all()).hasSize(50_000);
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnceWithTheirLines() throws IOException {
        write("feeds/a.yaml", """
                feed: a:b
                format: xml
                charset: GB99999
                zone: Asia/Fuzhou
                times:
                  - yyyy-MM-dd HH:mm:ss
                  - nonsense
                grace: soon
                color: red
                id: no
                id: number
                events:
                  - step: SUBMITED
                    at: t
                  - step: HANDLED
                    on: t
                fields:
                  titel: T
                  kind:
                    column: K
                    words:
                      投诉: COMPLAINED
                limits: {maxBytes: 0}
                """);
        write("policies/p.yaml", POLICY.replace("limit: 15d", "limit: 0s").replace("REPLIED", "ANSWERD"));
        write("units/u.yaml", UNITS + "  - {id: a, name: 乙, kind: village, parent: z}\n");
        assertThat(places())
                .containsExactly(
                        "feeds/a.yaml:1 feed",
                        "feeds/a.yaml:2 format",
                        "feeds/a.yaml:3 charset",
                        "feeds/a.yaml:4 zone",
                        "feeds/a.yaml:7 times[1]",
                        "feeds/a.yaml:8 grace",
                        "feeds/a.yaml:9 color",
                        "feeds/a.yaml:11 id",
                        "feeds/a.yaml:13 events[0].step",
                        "feeds/a.yaml:15 events[1].at",
                        "feeds/a.yaml:16 events[1].on",
                        "feeds/a.yaml:18 fields.titel",
                        "feeds/a.yaml:22 fields.kind.words.投诉",
                        "feeds/a.yaml:23 limits.maxBytes",
                        "policies/p.yaml:7 clocks[0].stop[0]",
                        "policies/p.yaml:8 clocks[0].rules[0].limit",
                        "units/u.yaml:3 units[1].kind");
    }

    @Test
    void aProblemIsASentenceInBothLanguagesWithARemedy() throws IOException {
        write("feeds/a.yaml", FEED.replace("zone: UTC", "zone: Mars"));
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> City.load(config));
        assertThat(thrown.text(false))
                .isEqualTo("feeds/a.yaml:3 zone：“Mars”不是时区（如 Asia/Shanghai 或 +08:00）。改为时区（如 Asia/Shanghai 或 +08:00）。");
        assertThat(thrown.text(true))
                .isEqualTo("feeds/a.yaml:3 zone: \"Mars\" is not a zone (such as Asia/Shanghai or +08:00). "
                        + "Write a zone (such as Asia/Shanghai or +08:00).");
        assertThat(thrown).hasMessage(thrown.text(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed: a|feed:|feeds/a.yaml:1 feed",
                "feed: a|other: a|feeds/a.yaml:1 feed,feeds/a.yaml:1 other",
                "feed: a|feed: [a]|feeds/a.yaml:1 feed",
                "feed: a|topic: 主题|feeds/a.yaml:1 feed,feeds/a.yaml:1 topic",
                "zone: UTC|zone: UTC\\ndelimiter: ;|feeds/a.yaml:4 delimiter",
                "format: json|format: csv\\ndelimiter: '\"'|feeds/a.yaml:3 delimiter",
                "format: json|format: csv\\nquote: ab|feeds/a.yaml:3 quote",
                "zone: UTC|zone: UTC\\ngrace: -5m|feeds/a.yaml:4 grace",
                "zone: UTC|zone: UTC\\ntimes: [epoch-seconds, epoch-millis]|feeds/a.yaml:4 times",
                "zone: UTC|zone: UTC\\ntimes: [HH:mm]|feeds/a.yaml:4 times[0]",
                "zone: UTC|zone: UTC\\ntimes: [epoch-hours]|feeds/a.yaml:4 times[0]",
                "words: {x: SUBMITTED}|words: {x: SUBMITTED, y: z}|feeds/a.yaml:5 event.step.words.y",
                "words: {x: SUBMITTED}|words: {x: SUBMITTED, x: HANDLED}|feeds/a.yaml:5 event.step.words.x",
                "words: {x: SUBMITTED}|default: SUBMITTED|feeds/a.yaml:5 event.step",
                "event:|events: [{at: t, step: URGED}, {at: u, step: URGED}]\\nevent:|feeds/a.yaml:1 ",
                "event: {at: at, step: {column: s, words: {x: SUBMITTED}}}|events: [{at: t, step: URGED}, {at: u, step: URGED}]|feeds/a.yaml:5 events[1]",
                "event: {at: at, step: {column: s, words: {x: SUBMITTED}}}|x: 1|feeds/a.yaml:1 ,feeds/a.yaml:5 x",
                "id: no|id: no\\norder: {columns: [nowhere]}|feeds/a.yaml:5 order.columns[0]",
                "id: no|id: no\\nfields: {kind: [a, b]}|feeds/a.yaml:5 fields.kind",
                "id: no|id: no\\nfields: {kind: k}\\nconstants: {kind: HELP}|feeds/a.yaml:6 constants.kind",
                "id: no|id: no\\nconstants: {dueAt: x, satisfied: maybe}|feeds/a.yaml:5 constants.dueAt,feeds/a.yaml:5 constants.satisfied",
                "id: no|id: no\\nfields: {dueAt: {column: d, words: {a: b}}}|feeds/a.yaml:5 fields.dueAt.words",
                "id: no|id: no: no|feeds/a.yaml:4 ",
                "feed: a|\"feed: a|feeds/a.yaml:6 ",
            })
    void eachMistakeInAFeedIsFound(String sound, String mistaken, String expected) throws IOException {
        write("feeds/a.yaml", FEED.replace(sound, mistaken.replace("\\n", "\n")));
        assertThat(String.join(",", places())).isEqualToIgnoringWhitespace(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: b, name: 乙, kind: town, parent: z}|units/u.yaml:3 units[1].parent",
                "{id: a, name: 乙, kind: town}|units/u.yaml:3 units[1]",
                "{id: b, name: 甲, kind: town}|units/u.yaml:3 units[1]",
                "{id: b, name: 乙, kind: town, parent: b}|units/u.yaml:3 units[1].parent",
                "{id: b, kind: town}|units/u.yaml:3 units[1]",
                "{id: b, name: 乙, kind: town, calendar: nobody}|units/u.yaml:3 units[1].calendar",
                "{id: 乙, name: 乙, kind: town}|units/u.yaml:3 units[1].id",
                "{id: b, kind: town, names: [{name: 乙, from: 2020-02-30}]}|units/u.yaml:3 units[1].names[0].from",
                "{id: b, kind: town, names: [{name: 乙, from: 2020-02-02, until: 2020-02-01}]}|units/u.yaml:3 units[1].names[0]",
                "{id: b, kind: town, names: [{name: 乙}, {name: 丙, from: 2020-02-01}]}|units/u.yaml:3 units[1].names[1]",
            })
    void eachMistakeInAUnitIsFound(String unit, String expected) throws IOException {
        write("units/u.yaml", UNITS + "  - " + unit + '\n');
        assertThat(places()).containsExactly(expected);
    }

    @Test
    void aNameMayPassFromOneUnitToAnother() throws IOException {
        write(
                "units/u.yaml",
                UNITS + "  - {id: b, kind: town, names: [{name: 乙, until: 2020-01-01}]}\n"
                        + "  - {id: c, kind: town, names: [{name: 乙, from: 2020-01-01}]}\n");
        assertThat(City.load(config).units().all()).hasSize(3);
    }

    @Test
    void twoFeedsCannotShareANameOrATopic() throws IOException {
        write("feeds/a.yaml", "topic: t\n" + FEED);
        write("feeds/b.yaml", FEED);
        write("feeds/examples/c.yaml", "topic: t\n" + FEED.replace("feed: a", "feed: c"));
        assertThat(places()).containsExactly("feeds/b.yaml:1 ", "feeds/examples/c.yaml:1 ");
    }

    @Test
    void missingFoldersAreProblemsAndOtherFoldersAreNobodysConcern() throws IOException {
        write("elasticsearch/broken.yaml", "{");
        assertThat(City.load(config).feeds()).hasSize(1);
        assertThat(catchThrowableOfType(ConfigException.class, () -> City.load(config.resolve("nowhere")))
                        .problems())
                .extracting(Problem::file)
                .containsExactly("feeds", "policies", "units");
    }

    @Test
    void aFileIsNeitherEmptyNorInAnotherCharset() throws IOException {
        write("feeds/b.yaml", "");
        write("feeds/c.yaml", "- a\n- b\n");
        Files.write(config.resolve("feeds/d.yaml"), "feed: 热线".getBytes("GB18030"));
        assertThat(places()).containsExactly("feeds/b.yaml:0 ", "feeds/c.yaml:1 ", "feeds/d.yaml:1 ");
    }

    @Test
    void aBombOfAliasesIsRefusedAtOnce() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        write("feeds/a.yaml", bomb.toString());
        assertThat(places()).containsExactly("feeds/a.yaml:0 ");
    }

    @Test
    void noObjectIsMadeFromATag() throws IOException {
        write("feeds/a.yaml", FEED.replace("zone: UTC", "zone: !!java.net.URL [\"http://localhost:1/\"]"));
        assertThat(places()).containsExactly("feeds/a.yaml:3 ");
    }

    @Test
    void aFeedFileIsReadByItsPath() throws IOException {
        assertThat(Feed.load(config.resolve("feeds/a.yaml")).name()).isEqualTo("a");
        write("x.yaml", FEED.replace("id: no", "id:"));
        assertThat(catchThrowableOfType(ConfigException.class, () -> Feed.load(config.resolve("x.yaml")))
                        .problems())
                .extracting(p -> p.file() + ':' + p.line())
                .containsExactly("x.yaml:4");
    }

    private List<String> places() {
        return new ConfigFolder(config).places();
    }

    private void write(String file, String text) throws IOException {
        new ConfigFolder(config).write(file, text);
    }
}
