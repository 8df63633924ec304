package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import mashang.jobs.intake.IntakeCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class JobMainTest {
    private final StringWriter said = new StringWriter();

    @Test
    void options_have_defaults_a_person_would_use() {
        Job job = new Job();
        assertThat(run(job)).isZero();
        assertThat(job.options.endpoints().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(job.options.endpoints().topics().events()).isEqualTo("mashang.events");
        assertThat(job.options.checkpointInterval()).isEqualTo(JobEnvironment.CHECKPOINT_INTERVAL);
    }

    @Test
    void options_are_taken_as_given() {
        Job job = new Job();
        assertThat(run(job, "--prefix", "try", "--event-partitions=3", "--checkpoint-interval", "PT0.5S"))
                .isZero();
        assertThat(job.options.endpoints().topics().deadLetters()).isEqualTo("try.dead-letters");
        assertThat(job.options.endpoints().eventPartitions()).isEqualTo(3);
        assertThat(job.options.checkpointInterval()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_wrong_option_is_one_sentence_and_exit_code_2() {
        assertThat(run(new Job(), "--checkpoint-interval", "often")).isEqualTo(2);
        assertThat(said.toString()).contains("'often' 不是时长").contains("PT1S");
        assertThat(run(new Job(), "--event-partitions", "many")).isEqualTo(2);
        assertThat(run(new Job(), "--colour")).isEqualTo(2);
    }

    @Test
    void what_a_person_can_mend_is_said_without_a_stack_trace_and_everything_else_is_not_hidden() {
        assertThat(run(new Job(new IllegalArgumentException("set the key")))).isEqualTo(1);
        assertThat(said.toString()).isEqualToIgnoringNewLines("set the key");
        assertThatThrownBy(() -> run(new Job(new IllegalStateException("a bug"))))
                .hasMessage("a bug");
    }

    @Test
    void a_configuration_may_lie_wherever_flink_reads(@TempDir Path city) throws IOException {
        Files.createDirectories(city.resolve("policies"));
        Files.writeString(city.resolve("policies/a.yaml"), "甲");
        Path copy;
        try (ConfigFolder folder = folder(city.toUri().toString())) {
            copy = folder.folder();
            assertThat(copy.resolve("policies/a.yaml")).hasContent("甲").isNotEqualTo(city.resolve("policies/a.yaml"));
            assertThat(folder.folder()).isEqualTo(copy);
        }
        assertThat(copy).doesNotExist();
        assertThat(folder(city.toString()).folder()).isEqualTo(city);
    }

    @Test
    void a_configuration_that_cannot_be_read_is_one_sentence(@TempDir Path city) throws IOException {
        Path file = Files.writeString(city.resolve("a.yaml"), "");
        assertThatThrownBy(() -> folder("s3://bucket/config").folder())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/config")
                .hasMessageContaining("plugins");
        assertThatThrownBy(() -> folder("s3://bucket/my config").folder()).hasMessageContaining("%20");
        assertThatThrownBy(() -> folder(file.toUri().toString()).folder()).hasMessageContaining("不是目录");
        assertThatThrownBy(() -> folder(city.resolve("gone").toUri().toString()).folder())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("读不到配置目录");
    }

    @Test
    void all_jobs_take_the_same_options_and_none_is_submitted_where_one_cannot_start(@TempDir Path city) {
        assertThat(run(new AllCommand(), "--config", city.toString(), "--prefix", "try"))
                .isEqualTo(1);
        assertThat(said.toString()).contains(city.toString());
        assertThat(run(new AllCommand(), "--config", city.toString(), "--standby"))
                .isEqualTo(2);
    }

    private static ConfigFolder folder(String where) {
        ConfigFolder folder = new ConfigFolder();
        new CommandLine(CommandSpec.forAnnotatedObject(folder)).parseArgs("--config", where);
        return folder;
    }

    @Test
    void every_option_says_what_it_does_in_both_languages() {
        for (Object command : new Object[] {new Job(), new IntakeCommand(), new AllCommand()}) {
            for (OptionSpec option : new CommandLine(command).getCommandSpec().options()) {
                if (!option.usageHelp() && !option.versionHelp()) {
                    assertThat(option.description()).as(option.longestName()).hasSize(2);
                    assertThat(option.description()[0]).as(option.longestName()).containsPattern("\\p{IsHan}");
                    assertThat(option.defaultValue() != null || option.required())
                            .as(option.longestName())
                            .isTrue();
                }
            }
        }
    }

    private int run(Callable<Integer> job, String... args) {
        return JobMain.run(job, new PrintWriter(said, true), args);
    }

    @Command(name = "job")
    private static final class Job implements Callable<Integer> {
        @Mixin
        private final JobOptions options = new JobOptions();

        private final RuntimeException failure;

        Job() {
            this(null);
        }

        Job(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() {
            if (failure != null) {
                throw failure;
            }
            return 0;
        }
    }
}
