package mashang.connectors.elasticsearch;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes {@link Document}s to Elasticsearch: whole, idempotently, each to its end.
 *
 * <p>A completed checkpoint means that every document before it is indexed, outdated, or kept as a dead letter; a checkpoint
 * therefore waits while Elasticsearch is away. One bad document never holds up the others.
 */
public final class ElasticsearchSink extends AsyncSinkBase<Document, Entry> {
    private final ElasticsearchAccess access;
    private final Rejections rejections;
    private final SinkLimits limits;

    private ElasticsearchSink(ElasticsearchAccess access, Rejections rejections, SinkLimits limits) {
        super(
                new ToEntry(),
                limits.batchDocuments(),
                limits.inFlight(),
                limits.buffered(),
                limits.batchBytes(),
                limits.bufferMillis(),
                limits.batchBytes());
        this.access = access;
        this.rejections = rejections;
        this.limits = limits;
    }

    public static Builder builder(ElasticsearchAccess access, Rejections rejections) {
        return new Builder(access, rejections);
    }

    @Override
    public SinkWriter<Document> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<Document, BufferedRequestState<Entry>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<Entry>> restored) {
        return new ElasticsearchWriter(this, getElementConverter(), context, restored);
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<Entry>> getWriterStateSerializer() {
        return new EntryStateSerializer();
    }

    ElasticsearchAccess access() {
        return access;
    }

    Rejections rejections() {
        return rejections;
    }

    SinkLimits limits() {
        return limits;
    }

    /** As the writer buffers it. */
    private static final class ToEntry implements ElementConverter<Document, Entry> {
        @Override
        public Entry apply(Document document, SinkWriter.Context context) {
            return Entry.of(document);
        }
    }

    /** The settings of a sink, in any order; what is not set keeps the default of {@link ElasticsearchOptions}. */
    public static final class Builder {
        private final ElasticsearchAccess access;
        private final Rejections rejections;
        private final Configuration options = new Configuration();

        private Builder(ElasticsearchAccess access, Rejections rejections) {
            this.access = access;
            this.rejections = rejections;
        }

        /** Takes every option of {@link ElasticsearchOptions} that is set there. */
        public Builder options(ReadableConfig settings) {
            options.addAll(Configuration.fromMap(settings.toMap()));
            return this;
        }

        /** See {@link ElasticsearchOptions#MAX_BATCH_DOCUMENTS}. */
        public Builder maxBatchDocuments(int documents) {
            return with(ElasticsearchOptions.MAX_BATCH_DOCUMENTS, documents);
        }

        /** See {@link ElasticsearchOptions#MAX_BATCH_BYTES}. */
        public Builder maxBatchBytes(MemorySize bytes) {
            return with(ElasticsearchOptions.MAX_BATCH_BYTES, bytes);
        }

        /** See {@link ElasticsearchOptions#MAX_DOCUMENT_BYTES}. */
        public Builder maxDocumentBytes(MemorySize bytes) {
            return with(ElasticsearchOptions.MAX_DOCUMENT_BYTES, bytes);
        }

        /** See {@link ElasticsearchOptions#MAX_IN_FLIGHT}. */
        public Builder maxInFlight(int requests) {
            return with(ElasticsearchOptions.MAX_IN_FLIGHT, requests);
        }

        /** See {@link ElasticsearchOptions#MAX_BUFFERED}. */
        public Builder maxBuffered(int documents) {
            return with(ElasticsearchOptions.MAX_BUFFERED, documents);
        }

        /** See {@link ElasticsearchOptions#BUFFER_TIME}. */
        public Builder bufferTime(Duration time) {
            return with(ElasticsearchOptions.BUFFER_TIME, time);
        }

        /** See {@link ElasticsearchOptions#BACKOFF_FIRST} and {@link ElasticsearchOptions#BACKOFF_MAX}. */
        public Builder backoff(Duration first, Duration max) {
            return with(ElasticsearchOptions.BACKOFF_FIRST, first).with(ElasticsearchOptions.BACKOFF_MAX, max);
        }

        /** See {@link ElasticsearchOptions#MAX_UNREADABLE}. */
        public Builder maxUnreadable(int replies) {
            return with(ElasticsearchOptions.MAX_UNREADABLE, replies);
        }

        public ElasticsearchSink build() {
            return new ElasticsearchSink(access, rejections, SinkLimits.from(options));
        }

        private <T> Builder with(ConfigOption<T> option, T value) {
            options.set(option, value);
            return this;
        }
    }
}
