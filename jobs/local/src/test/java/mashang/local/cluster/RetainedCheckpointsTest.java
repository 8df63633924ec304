package mashang.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {
    @TempDir
    Path folder;

    @Test
    void jobThatHasNoFolderYetHasNoCheckpoint() {
        assertThat(new RetainedCheckpoints(folder).latest("supervision")).isEmpty();
    }

    @Test
    void metadataCutShortIsNoCheckpoint() throws Exception {
        Path checkpoint = Files.createDirectories(folder.resolve("supervision/0a/chk-1"));
        Files.write(checkpoint.resolve("_metadata"), new byte[] {1, 2, 3});

        assertThat(new RetainedCheckpoints(folder).latest("supervision")).isEmpty();
    }

    @Test
    void foldersThatVanishWhileWeLookAreNoFailure() throws Exception {
        RetainedCheckpoints checkpoints = new RetainedCheckpoints(folder);
        Path job = Files.createDirectories(folder.resolve("supervision/0a"));
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> cluster = CompletableFuture.runAsync(() -> replaceCheckpoints(job, over));
        try {
            for (int look = 0; look < 2_000; look++) {
                assertThat(checkpoints.latest("supervision")).isEmpty();
            }
        } finally {
            over.set(true);
            cluster.get();
        }
    }

    /** What a running cluster does: a new folder, then the old one goes. */
    private static void replaceCheckpoints(Path job, AtomicBoolean over) {
        try {
            for (int n = 0; !over.get(); n++) {
                for (int each = 0; each < 8; each++) {
                    Files.write(
                            Files.createDirectory(job.resolve("chk-" + n + '-' + each))
                                    .resolve("_metadata"),
                            new byte[0]);
                }
                for (int each = 0; each < 8; each++) {
                    Path checkpoint = job.resolve("chk-" + n + '-' + each);
                    Files.delete(checkpoint.resolve("_metadata"));
                    Files.delete(checkpoint);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
