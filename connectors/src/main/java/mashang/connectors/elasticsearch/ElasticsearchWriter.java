package mashang.connectors.elasticsearch;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import mashang.intake.DeadLetter;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.DequeRequestBuffer;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.SimpleBatchCreator;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;

/**
 * Buffers documents, sends them in batches and sees each to its end.
 *
 * <p>Four answers. Missing: an unanswered request is sent again. Late: an older version than what is indexed changes nothing
 * ({@code external_gte}). Duplicated: the same version again writes the same document. Reordered: the highest version
 * stays, whatever the order.
 */
final class ElasticsearchWriter extends AsyncSinkWriter<Document, Entry> implements Delivery.Road {
    private final SinkLimits limits;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService clock;
    private final ElasticsearchConnection connection;
    private final BulkSender sender;
    private final Rejections.Desk rejections;
    private final SinkMetrics metrics;
    private final RefusalLog refusals = new RefusalLog();
    private long pending;
    private volatile boolean closed;

    ElasticsearchWriter(
            ElasticsearchSink sink,
            ElementConverter<Document, Entry> converter,
            WriterInitContext context,
            Collection<BufferedRequestState<Entry>> restored) {
        super(
                converter,
                context,
                configuration(sink.limits()),
                fitted(restored, sink.limits()),
                new SimpleBatchCreator<>(sink.limits().batchBytes()),
                new DequeRequestBuffer<>());
        this.limits = sink.limits();
        this.mailbox = context.getMailboxExecutor();
        this.clock = context.getProcessingTimeService();
        this.connection = sink.access().connect();
        this.sender = new BulkSender(connection.async());
        this.rejections = sink.rejections().open();
        this.metrics = SinkMetrics.register(context.metricGroup(), () -> pending);
        restored.forEach(state -> pending += state.getBufferedRequestEntries().size());
    }

    @Override
    public void write(Document document, Context context) throws IOException, InterruptedException {
        pending++;
        super.write(document, context);
    }

    /** A completed checkpoint means that everything before it is indexed, or kept as a dead letter. */
    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        super.flush(true);
    }

    @Override
    protected void submitRequestEntries(List<Entry> entries, ResultHandler<Entry> result) {
        Runnable done = () -> {
            pending -= entries.size();
            result.complete();
        };
        new Delivery(this, entries, done, result::completeExceptionally).start();
    }

    /** A document larger than a batch counts as one that fills it, and so goes alone. */
    @Override
    protected long getSizeInBytes(Entry entry) {
        return Math.min(entry.size(), limits.batchBytes());
    }

    @Override
    public CompletableFuture<BulkReply> send(List<Entry> entries) {
        return sender.send(entries);
    }

    @Override
    public CompletableFuture<Void> keep(DeadLetter letter) {
        return rejections.send(letter);
    }

    @Override
    public void onTask(Runnable action) {
        if (closed) {
            return;
        }
        try {
            mailbox.execute(action::run, "Elasticsearch answered");
        } catch (RejectedExecutionException e) {
            // The task ended meanwhile; what was not confirmed is written again after the restart.
            closed = true;
        }
    }

    @Override
    public void afterBackoff(int failures, Runnable action) {
        long delay = limits.backoff()
                .delayMillis(failures, ThreadLocalRandom.current().nextDouble());
        var unused = clock.registerTimer(clock.getCurrentProcessingTime() + delay, time -> action.run());
    }

    @Override
    public SinkMetrics metrics() {
        return metrics;
    }

    @Override
    public RefusalLog refusals() {
        return refusals;
    }

    @Override
    public long maxDocumentBytes() {
        return limits.documentBytes();
    }

    @Override
    public int maxUnreadable() {
        return limits.maxUnreadable();
    }

    @Override
    public void close() {
        closed = true;
        try {
            connection.close();
        } finally {
            rejections.close();
        }
    }

    private static AsyncSinkWriterConfiguration configuration(SinkLimits limits) {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(limits.batchDocuments())
                .setMaxBatchSizeInBytes(limits.batchBytes())
                .setMaxInFlightRequests(limits.inFlight())
                .setMaxBufferedRequests(limits.buffered())
                .setMaxTimeInBufferMS(limits.bufferMillis())
                .setMaxRecordSizeInBytes(limits.batchBytes())
                .setRequestTimeoutMS(SinkLimits.NO_TIMEOUT_MILLIS)
                .setRateLimitingStrategy(new FixedInFlight(limits))
                .build();
    }

    /** Sizes as of today's limits: what was buffered under larger ones would be refused by the base class. */
    private static List<BufferedRequestState<Entry>> fitted(
            Collection<BufferedRequestState<Entry>> restored, SinkLimits limits) {
        return restored.stream()
                .map(state -> new BufferedRequestState<>(state.getBufferedRequestEntries().stream()
                        .map(RequestEntryWrapper::getRequestEntry)
                        .map(entry -> new RequestEntryWrapper<>(entry, Math.min(entry.size(), limits.batchBytes())))
                        .toList()))
                .toList();
    }
}
