package mashang.config.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that submit jobs, run as they are, with a {@code flink} that writes down what it is asked. */
class SubmissionTest {
    private static final Path IMAGE = Deployed.FOLDER.resolve("image/submit.sh");
    private static final Path SYSTEMD = Deployed.FOLDER.resolve("systemd/submit.sh");

    @TempDir
    Path folder;

    private Path asked;

    @BeforeEach
    void anAnsweringFlink() throws IOException {
        asked = folder.resolve("asked");
        list("Waiting for response...\n02.03.2026 09:00:00 : 0badc0de : mashang delivery-index (RUNNING)");
    }

    @Test
    void theFirstStartBeginsWithoutAnythingSaved() throws Exception {
        assertThat(submitInImage("delivery")).isZero();
        assertThat(run())
                .contains(
                        "run --detached --jobmanager jobmanager:8081 --parallelism 2 -Dexecution.checkpointing.dir=file://"
                                + state()
                                + "/checkpoints/delivery /opt/flink/usrlib/mashang-pipeline.jar delivery --config")
                .endsWith("--bootstrap-servers kafka:9093")
                .doesNotContain("--fromSavepoint");
    }

    @Test
    void aJobGoesOnFromWhatWasSavedLast() throws Exception {
        saved("checkpoints/delivery/1/chk-7", 1);
        saved("checkpoints/delivery/2/chk-3", 3);
        saved("savepoints/delivery/savepoint-1-2", 2);
        saved("checkpoints/delivery-index/3/chk-9", 9);
        Files.createDirectories(state().resolve("checkpoints/delivery/2/chk-4")); // was not finished
        assertThat(submitInImage("delivery")).isZero();
        assertThat(run()).contains("--fromSavepoint " + state() + "/checkpoints/delivery/2/chk-3 -D");
        saved("savepoints/delivery/savepoint-2-3", 4);
        assertThat(submitInImage("delivery")).isZero();
        assertThat(run()).contains("--fromSavepoint " + state() + "/savepoints/delivery/savepoint-2-3 -D");
    }

    @Test
    void aJobThatIsThereIsNotSubmittedASecondTime() throws Exception {
        assertThat(submitInImage("delivery-index")).isZero();
        assertThat(submitUnderSystemd("delivery-index")).isZero();
        assertThat(asked).doesNotExist();
    }

    @Test
    void nothingIsSubmittedToAClusterThatDoesNotSayWhatRuns() throws Exception {
        list(null);
        assertThat(submitInImage("delivery")).isNotZero();
        assertThat(submitUnderSystemd("delivery")).isNotZero();
        assertThat(asked).doesNotExist();
    }

    @Test
    void underSystemdEachJobIsGivenWhatItNeeds() throws Exception {
        assertThat(submitUnderSystemd("delivery")).isZero();
        assertThat(run())
                .isEqualTo("run --detached --parallelism 2 /opt/mashang/mashang-pipeline-" + Deployed.ownVersion()
                        + "-job.jar delivery --config /opt/mashang/config --bootstrap-servers kafka-1:9093 --elasticsearch"
                        + " https://search-1:9200 --files /var/lib/mashang");
        assertThat(submitUnderSystemd("intake")).isZero();
        assertThat(run()).doesNotContain("--elasticsearch");
    }

    private int submitInImage(String job) throws IOException, InterruptedException {
        return start(List.of(IMAGE.toString(), job, "2", "--bootstrap-servers", "kafka:9093"));
    }

    private int submitUnderSystemd(String job) throws IOException, InterruptedException {
        return start(List.of(SYSTEMD.toString(), job));
    }

    private int start(List<String> command) throws IOException, InterruptedException {
        Files.deleteIfExists(asked);
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
                        "FLINK_STATE", state().toString(),
                        "FLINK_HOME", folder.toString(),
                        "MASHANG_HOME", "/opt/mashang",
                        "MASHANG_KAFKA", "kafka-1:9093",
                        "MASHANG_SEARCH", "https://search-1:9200",
                        "PARALLELISM", "2",
                        "FROM", ""));
        return builder.start().waitFor();
    }

    /** @param answer what {@code flink list} says; null: it fails */
    private void list(String answer) throws IOException {
        Path flink = Files.createDirectories(folder.resolve("bin")).resolve("flink");
        Files.writeString(
                flink,
                "#!/bin/sh\nif [ \"$1\" = list ]; then "
                        + (answer == null ? "exit 1" : "printf '%s\\n' '" + answer + "'; exit")
                        + "; fi\necho \"$*\" > '" + asked + "'\n");
        Files.setPosixFilePermissions(flink, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void saved(String checkpoint, int second) throws IOException {
        Path metadata = Files.createDirectories(state().resolve(checkpoint)).resolve("_metadata");
        Files.writeString(metadata, "");
        Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochSecond(1_700_000_000 + second)));
    }

    private String run() throws IOException {
        return Files.readString(asked).strip();
    }

    private Path state() {
        return folder.resolve("state");
    }
}
