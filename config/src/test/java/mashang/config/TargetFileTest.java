package mashang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mashang.accountability.ScorePolicy;
import mashang.targeting.TargetPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFileTest {
    @TempDir
    Path temp;

    @Test
    void theShippedFileSaysTheUsualNumbersAndIsNoRunIndex() {
        assertThat(TargetFile.load(Path.of("."))).isEqualTo(TargetPolicy.DEFAULT);
        assertThat(TargetFile.load(temp)).isEqualTo(TargetPolicy.DEFAULT);
        assertThat(ScoreFiles.load(Path.of("."))).extracting(ScorePolicy::name).containsExactly("run-index@1");
    }

    @Test
    void everythingWrongIsToldAtOnceWithItsLine() throws IOException {
        Files.createDirectories(temp.resolve("scores"));
        Files.writeString(temp.resolve("scores/targets.yaml"), """
                id: targets
                version: 0
                window: 12d
                span: 7d
                recurrence: 36h
                weights: {breach: 40, growth: 25, repeats: 15, recurrence: 21}
                least: 0
                weight: 3
                """);
        assertThat(TargetFile.problems(temp).stream().map(p -> p.file() + ':' + p.line() + ' ' + p.field()))
                .containsExactlyInAnyOrder(
                        "scores/targets.yaml:2 version",
                        "scores/targets.yaml:4 span",
                        "scores/targets.yaml:5 recurrence",
                        "scores/targets.yaml:6 weights",
                        "scores/targets.yaml:7 least",
                        "scores/targets.yaml:8 weight");
    }
}
