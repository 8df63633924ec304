package mashang.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mashang.jobs.AllCommand;
import mashang.local.cli.TestedCommands;
import mashang.local.flink.Pulse.Expected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What health, stop and resume say and do to clusters that answer as Flink does. */
class AnsweringFlinkTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private AnsweringFlink one;
    private AnsweringFlink other;

    @BeforeEach
    void start() throws IOException {
        one = AnsweringFlink.start();
        other = AnsweringFlink.start();
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void allIsWellWhereEachJobHasAClusterOfItsOwn() throws Exception {
        AllCommand.NAMES.forEach(name -> (name.equals("intake") ? one : other).runs("mashang " + name, NOW));
        assertThat(bad(one, other)).isEmpty();
        assertThat(bad(one)).contains("supervision runs: no such job", "delivery runs: no such job");
    }

    @Test
    void aJobThatIsNotThereIsMissedUnlessItIsNotDeployed() throws Exception {
        AllCommand.NAMES.stream()
                .filter(name -> !name.equals("delivery") && !name.equals("accountability"))
                .forEach(name -> one.runs("mashang " + name, NOW));
        one.runs("green delivery", NOW);
        assertThat(bad(one)).containsExactly("accountability runs: no such job", "delivery runs: no such job");
        Expected but = Expected.allBut("mashang", List.of("accountability", "delivery"));
        assertThat(bad(but, one)).isEmpty();
        assertThatThrownBy(() -> Expected.allBut("mashang", List.of("deliveries")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deliveries");
    }

    @Test
    void aJobThatIsThereTwiceDoesEverythingTwice() throws Exception {
        AllCommand.NAMES.forEach(name -> one.runs("mashang " + name, NOW));
        other.runs("mashang delivery", NOW);
        assertThat(bad(one, other)).containsExactly("delivery runs once: 2 jobs of this name");
    }

    @Test
    void aClusterThatDoesNotAnswerIsTold() throws Exception {
        AllCommand.NAMES.forEach(name -> one.runs("mashang " + name, NOW));
        other.close();
        assertThat(bad(one, other)).singleElement().asString().contains("cannot reach Flink");
        one.close();
        assertThat(bad(one)).singleElement().asString().startsWith("flink: ");
    }

    @Test
    void aClockThatIsSlowerThanTheirsMakesNoDifference() throws Exception {
        AllCommand.NAMES.forEach(name -> one.runs("mashang " + name, NOW.plusSeconds(5)));
        assertThat(bad(one)).isEmpty();
    }

    @Test
    void whatHasStoodForMoreThanAMinuteIsTold() throws Exception {
        AllCommand.NAMES.forEach(name -> one.runs("mashang " + name, NOW.minusSeconds(61)));
        assertThat(bad(one))
                .hasSize(AllCommand.NAMES.size() + 2)
                .contains("supervision watermark: 61.0 s", "dead-letters writes: 61.0 s");
    }

    @Test
    void aNameThatMayMeanSeveralJobsStopsNone() {
        one.runs("mashang delivery", NOW);
        one.runs("green delivery", NOW);
        TestedCommands.Said said = TestedCommands.run(
                "--lang", "en", "stop", "--flink", one.uri().toString(), "--to", "file:///x", "delivery");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("green delivery, mashang delivery");
        assertThat(one.posted()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksDoesNotLoseTheSavepoint() {
        one.runs("mashang delivery", NOW);
        one.breaks(3);
        TestedCommands.Said said =
                TestedCommands.run("--lang", "en", "stop", "--flink", one.uri().toString(), "--to", "file:///x");
        assertThat(said.out()).isEqualToIgnoringNewLines("mashang delivery: file:/x/savepoint-1");
        assertThat(one.posted()).hasSize(1);
    }

    @Test
    void withoutANameOnlyTheCitysOwnJobsAreStopped() {
        one.runs("somebody's own", NOW);
        one.runs("green delivery", NOW);
        TestedCommands.Said said =
                TestedCommands.run("--lang", "en", "stop", "--flink", one.uri().toString(), "--to", "file:///x");
        assertThat(said.code()).isEqualTo(1);
        assertThat(one.posted()).isEmpty();
    }

    @Test
    void aJobIsBegunBesideOneOfAnotherPrefixAndBesideNoneOfItsOwn() throws Exception {
        one.runs("green supervision", NOW);
        assertThat(resume("supervision").code()).isZero();
        assertThat(resume("supervision", "--prefix", "blue").code()).isZero();
        assertThat(resume("supervision", "--prefix", "green").code()).isEqualTo(2);
        assertThat(resume("supervision", "--prefix=green").code()).isEqualTo(2);
        assertThat(resume("all").code()).isZero();
        assertThat(resume("all", "--prefix=green").code()).isEqualTo(2);
    }

    private TestedCommands.Said resume(String... job) throws IOException {
        Path jar = Files.createTempFile("some", ".jar");
        String[] line = new String[job.length + 7];
        System.arraycopy(
                new String[] {"--lang", "en", "resume", "--flink", one.uri().toString(), "--jar", jar.toString()},
                0,
                line,
                0,
                7);
        System.arraycopy(job, 0, line, 7, job.length);
        TestedCommands.Said said = TestedCommands.run(line);
        Files.delete(jar);
        return said;
    }

    private static List<String> bad(AnsweringFlink... clusters) throws InterruptedException {
        return bad(Expected.allBut("mashang", List.of()), clusters);
    }

    private static List<String> bad(Expected expected, AnsweringFlink... clusters) throws InterruptedException {
        List<FlinkRest> rests =
                List.of(clusters).stream().map(c -> new FlinkRest(c.uri())).toList();
        return new Pulse(rests, expected, Duration.ofMinutes(1), 0)
                .take(() -> NOW).stream()
                        .filter(finding -> !finding.isGood())
                        .map(finding -> finding.name() + ": " + finding.detail())
                        .toList();
    }
}
