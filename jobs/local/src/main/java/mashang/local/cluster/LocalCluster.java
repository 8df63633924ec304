package mashang.local.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.local.machine.StackFailure.Reason;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * A Flink cluster in this JVM, with its web page and REST on 127.0.0.1.
 *
 * <p>Jobs are submitted through REST ({@link #jobs()}), so that the same code serves a cluster in another process.
 * Layout of its folder: {@code checkpoints/<job name>/}, which survives, and {@code tmp/}, which does not.
 */
public final class LocalCluster implements AutoCloseable {

    /**
     * Four jobs of parallelism two, and the same again for each replay beside them. A free slot costs nothing to speak of.
     */
    public static final int DEFAULT_SLOTS = 32;

    private static final long STOP_SECONDS = 30;

    private final MiniCluster cluster;
    private final Path temporary;
    private final Jobs jobs;

    private LocalCluster(MiniCluster cluster, Path temporary, Jobs jobs) {
        this.cluster = cluster;
        this.temporary = temporary;
        this.jobs = jobs;
    }

    /** As {@link #start(Path, int, int)} with the default number of slots. */
    public static LocalCluster start(Path folder, int restPort) throws StackFailure {
        return start(folder, restPort, DEFAULT_SLOTS);
    }

    /**
     * Starts the cluster and returns when it answers; after a failure nothing of it is left running.
     *
     * @param restPort for REST and the web page; 0 for a free one
     * @param slots how many parallel instances of jobs fit in
     */
    public static LocalCluster start(Path folder, int restPort, int slots) throws StackFailure {
        LoopbackPorts.requireFree(restPort, "Flink");
        Path checkpoints = folder.toAbsolutePath().resolve("checkpoints");
        Path temporary = folder.toAbsolutePath().resolve("tmp");
        int port = restPort == 0 ? LoopbackPorts.free(1).get(0) : restPort;
        try {
            Files.createDirectories(checkpoints);
            clear(temporary);
            Files.createDirectories(temporary);
        } catch (IOException e) {
            throw StackFailure.of(e, folder, Reason.CLUSTER_FAILED, StackFailure.innermost(e));
        }
        Configuration settings = ClusterSettings.cluster(checkpoints, temporary, port, slots);
        MiniCluster cluster = launch(settings, slots, folder);
        return new LocalCluster(cluster, temporary, new Jobs(port, new RetainedCheckpoints(checkpoints)));
    }

    /** Where its web page is. */
    public URI uri() {
        return jobs.uri();
    }

    public int port() {
        return uri().getPort();
    }

    /** What runs on it. */
    public Jobs jobs() {
        return jobs;
    }

    /** Stops the cluster; its jobs stop where they are and may be resumed from their latest checkpoints. */
    @Override
    public void close() {
        close(cluster);
        try {
            clear(temporary);
        } catch (IOException e) {
            // The next start clears it.
        }
    }

    private static MiniCluster launch(Configuration settings, int slots, Path folder) throws StackFailure {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        try {
            cluster.start();
            return cluster;
        } catch (Exception e) {
            close(cluster);
            throw StackFailure.of(e, folder, Reason.CLUSTER_FAILED, StackFailure.innermost(e));
        }
    }

    private static void close(MiniCluster cluster) {
        cluster.closeAsync()
                .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
