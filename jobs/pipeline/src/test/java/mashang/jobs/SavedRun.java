package mashang.jobs;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import mashang.connectors.elasticsearch.Document;
import mashang.workorder.CaseEvent;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/** A job over a part of a log that is stopped with a savepoint behind it, as an operator stops one; for tests of upgrades and of rescaling. */
public final class SavedRun {
    /** One savepoint of each version that was ever deployed, below the name of the job; written by {@link SavepointsMain}. */
    public static final Path KEPT = Path.of("src/test/resources/savepoints");

    /** Flink's most: everything in one file. */
    private static final MemorySize INLINE = MemorySize.ofMebiBytes(1);

    /** Static, because a source is copied before it runs, and events do not travel in one. */
    private static volatile List<CaseEvent> part = List.of();

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static volatile CountDownLatch handedOver = new CountDownLatch(0);

    private SavedRun() {}

    /**
     * Runs it.
     *
     * @param from the savepoint it goes on from; absent: it begins
     * @param to folder for the savepoint it is stopped with
     * @param define builds the job behind the events
     * @return where the savepoint lies
     */
    @SuppressWarnings("deprecation") // no other source stays open until it is stopped, with so little code
    public static Path run(
            int parallelism,
            List<CaseEvent> events,
            @Nullable Path from,
            Path to,
            BiConsumer<StreamExecutionEnvironment, DataStream<CaseEvent>> define)
            throws Exception {
        part = List.copyOf(events);
        handedOver = new CountDownLatch(1);
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, INLINE);
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                to.resolve("checkpoints").toUri().toString());
        if (from != null) {
            settings.set(
                    StateRecoveryOptions.SAVEPOINT_PATH,
                    from.toAbsolutePath().toUri().toString());
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        JobEnvironment.configure(env, Duration.ofMillis(200));
        env.setParallelism(parallelism);
        define.accept(env, env.addSource(new Part()).returns(CaseEvent.class).uid("test-part"));
        JobClient job = env.executeAsync("saved");
        if (!handedOver.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "nothing was handed over: " + job.getJobStatus().get());
        }
        return Path.of(URI.create(stop(job, to)));
    }

    /** The source may have handed over everything before the last task runs. */
    private static String stop(JobClient job, Path to) throws Exception {
        long start = System.nanoTime();
        while (true) {
            try {
                return job.stopWithSavepoint(false, to.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw e;
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    /** The savepoints kept of a job, the oldest version first. */
    public static List<Path> kept(String job) throws IOException {
        try (var versions = Files.list(KEPT)) {
            return versions.map(version -> version.resolve(job))
                    .filter(Files::isDirectory)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    /** What an index holds after these writes, by index and id, under {@code external_gte}. */
    public static Map<String, String> indexed(Iterable<Document> writes) {
        Map<String, Document> index = new TreeMap<>();
        for (Document document : writes) {
            index.merge(
                    document.index() + '/' + document.id(),
                    document,
                    (old, now) -> now.version() >= old.version() ? now : old);
        }
        Map<String, String> shown = new TreeMap<>();
        index.forEach((id, document) ->
                shown.put(id, document.version() + " " + new String(document.source(), StandardCharsets.UTF_8)));
        return shown;
    }

    /** Sorted by {@code loggedAt}, with the watermark that ticks behind them would make; then nothing, until the job is stopped. */
    @SuppressWarnings("deprecation")
    private static final class Part implements SourceFunction<CaseEvent> {
        private static final long serialVersionUID = 1L;

        private boolean isRunning = true;

        @Override
        public void run(SourceContext<CaseEvent> context) throws Exception {
            for (CaseEvent event : part) {
                long at = event.loggedAt().toEpochMilli();
                synchronized (context.getCheckpointLock()) {
                    context.collectWithTimestamp(event, at);
                    context.emitWatermark(new Watermark(at - 1));
                }
            }
            handedOver.countDown();
            synchronized (this) {
                while (isRunning) {
                    wait();
                }
            }
        }

        @Override
        public synchronized void cancel() {
            isRunning = false;
            notifyAll();
        }
    }
}
