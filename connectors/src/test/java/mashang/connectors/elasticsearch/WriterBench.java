package mashang.connectors.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import mashang.intake.DeadLetter;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * A writer in Flink's own mailbox on the test's thread, with a clock that stands still until everybody waits: a timer that
 * comes due soon fires at once, and what was waited for is written down.
 */
final class WriterBench implements AutoCloseable {
    /** Timers further away than this do not fire: the base class's request timeout, and the buffer time of these tests. */
    private static final long FAR_MILLIS = 300_000;

    private static final Duration BUFFER_TIME = Duration.ofMinutes(10);

    final List<Long> waits = new ArrayList<>();
    final List<DeadLetter> letters = new ArrayList<>();
    final ElasticsearchWriter writer;
    private final Context context = new Context();
    private Runnable beforeNextTimer = () -> {};

    private WriterBench(ElasticsearchSink.Builder sink, List<BufferedRequestState<Entry>> restored) {
        this.writer = (ElasticsearchWriter) sink.bufferTime(BUFFER_TIME).build().restoreWriter(context, restored);
    }

    static WriterBench of(ElasticsearchAccess access) {
        return of(access, List.of());
    }

    static WriterBench of(ElasticsearchAccess access, List<BufferedRequestState<Entry>> restored) {
        Held held = new Held();
        WriterBench bench = new WriterBench(ElasticsearchSink.builder(access, held), restored);
        held.bench = bench;
        return bench;
    }

    static WriterBench of(ElasticsearchSink.Builder sink) {
        return new WriterBench(sink, List.of());
    }

    /** Before the next wait is over, this happens. */
    WriterBench meanwhile(Runnable event) {
        beforeNextTimer = event;
        return this;
    }

    WriterBench write(String... ids) throws Exception {
        for (String id : ids) {
            write(document(id, 1));
        }
        return this;
    }

    WriterBench write(Document document) throws Exception {
        writer.write(document, null);
        return this;
    }

    /** What Flink does before the barrier of a checkpoint. */
    WriterBench checkpoint() throws Exception {
        writer.flush(false);
        return this;
    }

    Map<String, Long> counts() {
        SinkMetrics m = writer.metrics();
        return new TreeMap<>(Map.of(
                "sent", m.sent().getCount(),
                "stale", m.stale().getCount(),
                "retried", m.retried().getCount(),
                "rejected", m.rejected().getCount()));
    }

    static Document document(String id, long version) {
        return new Document(
                "mashang-ledger", id, version, ("{\"orderId\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        writer.close();
    }

    /** Letters in memory. */
    private static final class Held implements Rejections {
        private static final long serialVersionUID = 1L;
        private transient WriterBench bench;

        @Override
        public Desk open() {
            return new Desk() {
                @Override
                public CompletableFuture<Void> send(DeadLetter letter) {
                    bench.letters.add(letter);
                    return CompletableFuture.completedFuture(null);
                }

                @Override
                public void close() {}
            };
        }
    }

    private final class Context implements WriterInitContext, ProcessingTimeService {
        private final SinkWriterMetricGroup metrics =
                InternalSinkWriterMetricGroup.wrap(UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
        private final MailboxExecutor mailbox = new MailboxExecutorImpl(
                new TaskMailboxImpl(Thread.currentThread()), Integer.MAX_VALUE, StreamTaskActionExecutor.IMMEDIATE);
        private long now;

        @Override
        public long getCurrentProcessingTime() {
            return now;
        }

        @Override
        public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback callback) {
            long wait = timestamp - now;
            if (wait < FAR_MILLIS) {
                waits.add(wait);
                Runnable event = beforeNextTimer;
                beforeNextTimer = () -> {};
                mailbox.execute(
                        () -> {
                            event.run();
                            callback.onProcessingTime(timestamp);
                        },
                        "timer");
            }
            return new Timer();
        }

        @Override
        public MailboxExecutor getMailboxExecutor() {
            return mailbox;
        }

        @Override
        public ProcessingTimeService getProcessingTimeService() {
            return this;
        }

        @Override
        public SinkWriterMetricGroup metricGroup() {
            return metrics;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isObjectReuseEnabled() {
            return false;
        }

        @Override
        public <T> TypeSerializer<T> createInputSerializer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public OptionalLong getRestoredCheckpointId() {
            return OptionalLong.empty();
        }

        @Override
        public JobInfo getJobInfo() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TaskInfo getTaskInfo() {
            throw new UnsupportedOperationException();
        }
    }

    /** A timer nobody has to cancel. */
    private static final class Timer extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
