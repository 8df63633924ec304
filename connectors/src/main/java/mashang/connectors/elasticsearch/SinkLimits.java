package mashang.connectors.elasticsearch;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * How much at once, and how patiently; see {@link ElasticsearchOptions} for what each means.
 *
 * @param batchDocuments 1 or more
 * @param batchBytes 1 or more
 * @param documentBytes 1 or more
 * @param inFlight 1 or more
 * @param buffered more than {@code batchDocuments}
 * @param bufferMillis 1 or more
 * @param backoff waits between retries
 * @param maxUnreadable 1 or more
 */
record SinkLimits(
        int batchDocuments,
        long batchBytes,
        long documentBytes,
        int inFlight,
        int buffered,
        long bufferMillis,
        Backoff backoff,
        int maxUnreadable)
        implements Serializable {

    /**
     * The base class would send a batch again, beside ours, when it has not been completed for this long; a delivery that
     * waits for a server to come back is no reason for that. Short of {@code Long.MAX_VALUE}, which would overflow.
     */
    static final long NO_TIMEOUT_MILLIS = Duration.ofDays(3650).toMillis();

    SinkLimits {
        if (batchDocuments < 1
                || batchBytes < 1
                || documentBytes < 1
                || inFlight < 1
                || bufferMillis < 1
                || maxUnreadable < 1) {
            throw new IllegalArgumentException(
                    "批量、缓冲与重试的上限都须为正数 | every limit of batches, buffers and retries" + " must be 1 or more");
        }
        if (buffered <= batchDocuments) {
            throw new IllegalArgumentException(ElasticsearchOptions.MAX_BUFFERED.key() + " 须大于 "
                    + ElasticsearchOptions.MAX_BATCH_DOCUMENTS.key() + " | the buffer must hold more than one batch");
        }
    }

    static SinkLimits from(ReadableConfig options) {
        return new SinkLimits(
                options.get(ElasticsearchOptions.MAX_BATCH_DOCUMENTS),
                options.get(ElasticsearchOptions.MAX_BATCH_BYTES).getBytes(),
                options.get(ElasticsearchOptions.MAX_DOCUMENT_BYTES).getBytes(),
                options.get(ElasticsearchOptions.MAX_IN_FLIGHT),
                options.get(ElasticsearchOptions.MAX_BUFFERED),
                options.get(ElasticsearchOptions.BUFFER_TIME).toMillis(),
                new Backoff(
                        options.get(ElasticsearchOptions.BACKOFF_FIRST).toMillis(),
                        options.get(ElasticsearchOptions.BACKOFF_MAX).toMillis()),
                options.get(ElasticsearchOptions.MAX_UNREADABLE));
    }
}
