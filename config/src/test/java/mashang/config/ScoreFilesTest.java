package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mashang.accountability.Period;
import mashang.accountability.ScorePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFilesTest {
    @TempDir
    Path temp;

    @Test
    void withoutAFileTheUsualHoldsAndTheShippedOneSaysTheSame() {
        ScorePolicy shipped = ScoreFiles.load(Path.of(".")).get(0);

        assertThat(ScoreFiles.load(temp)).containsExactly(ScorePolicy.DEFAULT);
        assertThat(shipped.rates()).isEqualTo(ScorePolicy.DEFAULT.rates());
        assertThat(shipped.timed()).isEqualTo(ScorePolicy.DEFAULT.timed());
        assertThat(shipped.untimed()).isEqualTo(ScorePolicy.DEFAULT.untimed());
        assertThat(shipped.settleDays()).isEqualTo(ScorePolicy.DEFAULT.settleDays());
        assertThat(shipped.minimumItems()).isEqualTo(ScorePolicy.DEFAULT.minimumItems());
    }

    @Test
    void aPeriodIsScoredByTheVersionInForceWhenItBegan() throws IOException {
        write("a.yaml", version(1, "2025-01-01", 40, 60));
        write("b.yaml", version(2, "2026-02-15", 20, 80));
        List<ScorePolicy> versions = ScoreFiles.load(temp);

        assertThat(ScorePolicy.of(Period.parse("2024"), versions).version()).isEqualTo(1);
        assertThat(ScorePolicy.of(Period.parse("2026-02"), versions).version()).isEqualTo(1);
        assertThat(ScorePolicy.of(Period.parse("2026-03"), versions).version()).isEqualTo(2);
        assertThat(ScorePolicy.of(Period.parse("2026-03"), versions).name()).isEqualTo("run-index@2");
    }

    @Test
    void everythingWrongIsToldAtOnceWithItsLine() throws IOException {
        write("a.yaml", version(1, "2025-01-01", 30, 60));
        write("b.yaml", """
                id: run-index
                version: 1
                effectiveFrom: 2025-01-01
                settle: 36h
                threeRates: {response: 30, resolution: 35, satisfaction: 36}
                timed: {timeliness: 101, quality: 40, early: 5}
                untimed: {timeliness: 30, quality: 70, early: 0}
                minimumItems: 0
                weight: 3
                """);
        assertThat(ScoreFiles.problems(temp).stream().map(p -> p.file() + ':' + p.line() + ' ' + p.field()))
                .contains(
                        "scores/a.yaml:5 untimed",
                        "scores/b.yaml:2 version",
                        "scores/b.yaml:4 settle",
                        "scores/b.yaml:5 threeRates",
                        "scores/b.yaml:6 timed.timeliness",
                        "scores/b.yaml:8 minimumItems")
                .hasSize(8);
    }

    @Test
    void aVersionThatTakesEffectBeforeAnEarlierOneIsAMistake() throws IOException {
        write("a.yaml", version(1, "2026-01-01", 40, 60));
        write("b.yaml", version(2, "2025-01-01", 20, 80));
        assertThat(ScoreFiles.problems(temp)).singleElement().satisfies(p -> {
            assertThat(p.file() + ' ' + p.field()).isEqualTo("scores/b.yaml effectiveFrom");
            assertThat(p.text(true)).contains("run-index@1");
        });
    }

    private static String version(int version, String from, int timeliness, int quality) {
        return """
                {id: run-index, version: %d, effectiveFrom: %s,
                settle: 3d,
                threeRates: {response: 30, resolution: 35, satisfaction: 35},
                timed: {timeliness: 55, quality: 40, early: 5},
                untimed: {timeliness: %d, quality: %d}}
                """.formatted(version, from, timeliness, quality);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(temp.resolve("scores"));
        Files.writeString(temp.resolve("scores").resolve(name), text);
    }
}
