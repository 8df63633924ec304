package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import mashang.local.machine.LiveThreads;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterIT {

    @TempDir
    Path folder;

    @Test
    void aJobGoesOnFromItsLatestCompleteCheckpointOnANewCluster() throws Exception {
        LiveThreads before = LiveThreads.remember();
        Path retained;
        try (LocalCluster cluster = LocalCluster.start(folder, 0)) {
            Jobs jobs = cluster.jobs();
            assertThat(jobs.latestCheckpoint(CountingJob.NAME)).isEmpty();
            jobs.submit(CountingJob.NAME, CountingJob::define);
            assertThat(CountingJob.FIRST_NUMBERS.poll(30, TimeUnit.SECONDS)).isZero();
            assertThat(CountingJob.CHECKPOINTED_NUMBERS.poll(30, TimeUnit.SECONDS))
                    .isNotNull();
            restartsAfterAFailureAndSaysWhy(jobs);
            jobs.cancel(CountingJob.NAME);
            assertThat(jobs.report(CountingJob.NAME).orElseThrow().status()).isEqualTo(JobStatus.CANCELED);
            retained = jobs.latestCheckpoint(CountingJob.NAME).orElseThrow();
        }
        assertThat(before.leftBehind()).isEmpty();
        cutShort(retained);
        CountingJob.FIRST_NUMBERS.clear();
        try (LocalCluster cluster = LocalCluster.start(folder, 0)) {
            assertThat(cluster.jobs().latestCheckpoint(CountingJob.NAME)).contains(retained);
            cluster.jobs().resume(CountingJob.NAME, CountingJob::define);
            assertThat(CountingJob.FIRST_NUMBERS.poll(30, TimeUnit.SECONDS)).isPositive();
        }
        assertThat(new RetainedCheckpoints(folder.resolve("checkpoints")).latest(CountingJob.NAME))
                .as("a cluster that stops leaves its jobs' checkpoints")
                .isPresent();
    }

    @Test
    void aTopologyThatCannotRunIsRefusedWithItsReason() throws Exception {
        try (LocalCluster cluster = LocalCluster.start(folder, 0)) {
            StackFailure failure = catchThrowableOfType(StackFailure.class, () -> cluster.jobs()
                    .submit("no-uids", env -> env.fromData(1, 2).print()));
            assertThat(failure.reason()).isEqualTo(Reason.JOB_FAILED);
            assertThat(failure.getMessage()).contains("no-uids").contains("UID");
        }
    }

    private static void restartsAfterAFailureAndSaysWhy(Jobs jobs) throws Exception {
        CountingJob.FAIL_ONCE.set(true);
        assertThat(CountingJob.FIRST_NUMBERS.poll(30, TimeUnit.SECONDS)).isNotNull();
        JobReport report = jobs.report(CountingJob.NAME).orElseThrow();
        assertThat(report.failures()).isEqualTo(1);
        assertThat(report.reason()).contains("planted failure");
    }

    /** A newer checkpoint of which only half the metadata reached the disk, and one of which nothing did. */
    private static void cutShort(Path whole) throws IOException {
        byte[] metadata = Files.readAllBytes(whole.resolve("_metadata"));
        int length = 0;
        for (String name : new String[] {"chk-9998", "chk-9999"}) {
            Path newer = Files.createDirectories(whole.resolveSibling(name)).resolve("_metadata");
            Files.write(newer, Arrays.copyOf(metadata, length));
            Files.setLastModifiedTime(newer, FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
            length = metadata.length / 2;
        }
    }
}
