package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mashang.accountability.Indicator;
import mashang.accountability.IndicatorMeasure;
import mashang.accountability.IndicatorPolicy;
import mashang.accountability.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndicatorFilesTest {
    private static final City CITY = City.load(Path.of("."));
    private static final String HEAD = """
            id: indicators
            version: 1
            effectiveFrom: 2026-01-01
            minimum: 10
            shrink: 20
            trend: 2
            indicators:
            """;

    @TempDir
    Path temp;

    @Test
    void theShippedOnesAreReadAndDoNotDisturbTheRunIndex() {
        List<IndicatorPolicy> shipped = IndicatorFiles.load(Path.of("."), CITY);

        assertThat(shipped).hasSize(1);
        assertThat(shipped.get(0).indicators()).hasSizeBetween(10, IndicatorPolicy.MOST);
        assertThat(shipped.get(0).margin()).isEqualTo(.02);
        assertThat(ScoreFiles.load(Path.of("."))).hasSize(1);
        assertThat(IndicatorFiles.load(temp, CITY)).isEmpty();
        assertThat(IndicatorPolicy.of(Period.parse("2026"), List.of())).isNull();
    }

    @Test
    void oneIsReadAsItIsWritten() throws IOException {
        write("indicators.yaml", HEAD + """
                  - {id: a, name: {zh: 甲, en: A}, measure: on-time, clock: sign, period: [month, year], direction: up, target: 97.5%, warn: 2wd}
                  - {id: b, name: {zh: 乙, en: B}, measure: late, category: 城建, direction: down, target: 5%}
                """);
        assertThat(IndicatorFiles.load(temp, CITY).get(0).indicators())
                .containsExactly(
                        new Indicator(
                                "a",
                                "甲",
                                "A",
                                IndicatorMeasure.ON_TIME,
                                "sign",
                                null,
                                List.of(Period.Kind.MONTH, Period.Kind.YEAR),
                                Indicator.Direction.UP,
                                .975,
                                "2wd"),
                        new Indicator(
                                "b",
                                "乙",
                                "B",
                                IndicatorMeasure.LATE,
                                null,
                                "城建",
                                List.of(Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.HALF, Period.Kind.YEAR),
                                Indicator.Direction.DOWN,
                                .05,
                                null));
    }

    @Test
    void everythingWrongIsToldAtOnceWithItsLine() throws IOException {
        write("indicators.yaml", HEAD + """
                  - {id: a, name: {zh: 甲, en: A}, measure: happiness, direction: up, target: 95%}
                  - {id: b, name: {zh: 乙}, measure: on-time, direction: sideways, target: 0.95}
                  - {id: c, name: {zh: 丙, en: C}, measure: on-time, clock: sing, direction: up, target: 95%}
                  - {id: d, name: {zh: 丁, en: D}, measure: response, clock: sign, category: 城建, period: day, direction: up, target: 95%}
                  - {id: d, name: {zh: 戊, en: E}, measure: response, feed: hotline, direction: up, target: 95%}
                  - {id: f, name: {zh: 己, en: F}, measure: response, direction: up, target: 95%, warn: 2wd}
                  - {id: f, name: {zh: 庚, en: G}, measure: response, direction: up, target: 95%}
                """);
        write(
                "indicators-2.yaml",
                "{id: indicators, version: 1, effectiveFrom: 2027-01-01, minimum: 0, shrink: 20, trend: 2, indicators: []}");
        assertThat(IndicatorFiles.problems(temp, CITY).stream().map(p -> p.file() + ':' + p.line() + ' ' + p.field()))
                .containsExactlyInAnyOrder(
                        "scores/indicators-2.yaml:1 minimum",
                        "scores/indicators.yaml:2 version",
                        "scores/indicators.yaml:8 indicators[0].measure",
                        "scores/indicators.yaml:9 indicators[1].name.en",
                        "scores/indicators.yaml:9 indicators[1].clock",
                        "scores/indicators.yaml:9 indicators[1].direction",
                        "scores/indicators.yaml:9 indicators[1].target",
                        "scores/indicators.yaml:10 indicators[2].clock",
                        "scores/indicators.yaml:11 indicators[3].clock",
                        "scores/indicators.yaml:11 indicators[3].category",
                        "scores/indicators.yaml:11 indicators[3].period",
                        "scores/indicators.yaml:12 indicators[4].feed",
                        "scores/indicators.yaml:12 indicators[4]",
                        "scores/indicators.yaml:13 indicators[5].warn",
                        "scores/indicators.yaml:14 indicators[6]");
        assertThat(IndicatorFiles.problems(temp, CITY))
                .anySatisfy(p -> assertThat(p.text(true)).contains("no measure \"happiness\"", "buck-passing"));
    }

    @Test
    void aCategoryFinerThanFiguresAreKeptWouldNeverHaveAny() throws IOException {
        write("indicators.yaml", HEAD + """
                  - {id: a, name: {zh: 甲, en: A}, measure: late, category: 城建/道路/坑洼, direction: down, target: 5%}
                  - {id: b, name: {zh: 乙, en: B}, measure: late, category: 城建/道路, direction: down, target: 5%}
                """);
        assertThat(IndicatorFiles.problems(temp, CITY)).singleElement().satisfies(p -> assertThat(p.field())
                .isEqualTo("indicators[0].category"));
    }

    @Test
    void moreThanTwentyAreTooMany() throws IOException {
        StringBuilder many = new StringBuilder(HEAD);
        for (int i = 0; i <= IndicatorPolicy.MOST; i++) {
            many.append("  - {id: i")
                    .append(i)
                    .append(", name: {zh: 甲, en: A}, measure: response, direction: up, target: 95%}\n");
        }
        write("indicators.yaml", many.toString());
        assertThat(IndicatorFiles.problems(temp, CITY)).singleElement().satisfies(p -> assertThat(p.field())
                .isEqualTo("indicators"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(temp.resolve("scores"));
        Files.writeString(temp.resolve("scores").resolve(name), text);
    }
}
