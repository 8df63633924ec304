package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.jobs.recurrence.SavedRecurrence;
import mashang.jobs.supervision.SavedSupervision;
import mashang.workorder.CaseEvent;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint of every version deployed goes on in today's jobs, and a job that is stopped and started again with another parallelism tells what
 * one tells that was never stopped. Where a version changes on purpose what it decides, the second half of its savepoints may differ: then say so
 * here, by version, and never drop the restore itself.
 */
class SavepointsTest {
    private static final long LARGEST_KEPT = 300_000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @TempDir
    Path folder;

    @Test
    void supervisionGoesOnFromSavepointsAtAnyParallelism() throws Exception {
        List<CaseEvent> log = SavedSupervision.log();
        SavedSupervision whole = new SavedSupervision();
        whole.run(2, log, null, folder);
        assertThat(whole.told()).hasSizeGreaterThan(200);

        SavedSupervision rescaled = new SavedSupervision();
        Path first = rescaled.run(1, log.subList(0, log.size() / 3), null, folder);
        Path second = rescaled.run(4, log.subList(log.size() / 3, log.size() / 2), first, folder);
        Map<String, String> half = rescaled.told();
        rescaled.run(2, log.subList(log.size() / 2, log.size()), second, folder);
        assertThat(rescaled.told()).as("1 → 4 → 2").isEqualTo(whole.told());

        for (Path kept : kept("supervision")) {
            SavedSupervision upgraded = new SavedSupervision();
            upgraded.run(2, log.subList(log.size() / 2, log.size()), kept, folder);
            assertThat(after(half, upgraded.told())).as("%s", kept).isEqualTo(whole.told());
        }
    }

    @Test
    void recurrenceGoesOnFromSavepointsAtAnyParallelism() throws Exception {
        List<CaseEvent> log = SavedRecurrence.log();
        SavedRecurrence whole = new SavedRecurrence();
        whole.run(2, log, null, folder);
        assertThat(whole.told().keySet()).hasSizeGreaterThan(100).anyMatch(id -> id.contains("/P-"));

        SavedRecurrence rescaled = new SavedRecurrence();
        Path first = rescaled.run(1, log.subList(0, log.size() / 3), null, folder);
        Path second = rescaled.run(4, log.subList(log.size() / 3, log.size() / 2), first, folder);
        Map<String, String> half = rescaled.told();
        rescaled.run(2, log.subList(log.size() / 2, log.size()), second, folder);
        assertThat(rescaled.told()).as("1 → 4 → 2").isEqualTo(whole.told());

        for (Path kept : kept("recurrence")) {
            SavedRecurrence upgraded = new SavedRecurrence();
            upgraded.run(2, log.subList(log.size() / 2, log.size()), kept, folder);
            assertThat(after(half, upgraded.told())).as("%s", kept).isEqualTo(whole.told());
        }
    }

    private static List<Path> kept(String job) throws Exception {
        List<Path> kept = SavedRun.kept(job);
        assertThat(kept).isNotEmpty();
        for (Path savepoint : kept) {
            assertThat(Files.size(savepoint.resolve("_metadata"))).isLessThan(LARGEST_KEPT);
        }
        return kept;
    }

    /** What the index held before, and what was written since. */
    private static Map<String, String> after(Map<String, String> before, Map<String, String> since) {
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(since);
        return all;
    }
}
