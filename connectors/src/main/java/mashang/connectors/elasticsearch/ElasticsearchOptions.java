package mashang.connectors.elasticsearch;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;

/** How to write to Elasticsearch. */
public final class ElasticsearchOptions {
    public static final ConfigOption<Integer> MAX_BATCH_DOCUMENTS = ConfigOptions.key(
                    "mashang.elasticsearch.batch.documents")
            .intType()
            .defaultValue(1000)
            .withDescription("Most documents in one bulk request. More is faster until the server answers 429.");

    public static final ConfigOption<MemorySize> MAX_BATCH_BYTES = ConfigOptions.key(
                    "mashang.elasticsearch.batch.bytes")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(5))
            .withDescription(
                    "Most bytes in one bulk request; a larger document goes alone. Keep it well below the server's"
                            + " http.max_content_length (100 MB).");

    public static final ConfigOption<MemorySize> MAX_DOCUMENT_BYTES = ConfigOptions.key(
                    "mashang.elasticsearch.document.bytes")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(32))
            .withDescription("A larger document is not sent but goes to the dead letters: servers cut the connection on"
                    + " oversized requests, which looks like an outage and would be retried for ever.");

    public static final ConfigOption<Integer> MAX_IN_FLIGHT = ConfigOptions.key("mashang.elasticsearch.in-flight")
            .intType()
            .defaultValue(2)
            .withDescription(
                    "Bulk requests under way at once, per writer. A batch that waits for its retry keeps its place.");

    public static final ConfigOption<Integer> MAX_BUFFERED = ConfigOptions.key("mashang.elasticsearch.buffer.documents")
            .intType()
            .defaultValue(10_000)
            .withDescription("Documents held back before the stream is slowed down; more than a batch holds.");

    public static final ConfigOption<Duration> BUFFER_TIME = ConfigOptions.key("mashang.elasticsearch.buffer.time")
            .durationType()
            .defaultValue(Duration.ofMillis(500))
            .withDescription(
                    "A document waits at most this long for its batch to fill. Adds to the time until a breach can be"
                            + " searched for.");

    public static final ConfigOption<Duration> BACKOFF_FIRST = ConfigOptions.key("mashang.elasticsearch.backoff.first")
            .durationType()
            .defaultValue(Duration.ofMillis(200))
            .withDescription(
                    "Wait before the first retry of what the server was too busy for or did not answer; doubles with"
                            + " each failure, with jitter.");

    public static final ConfigOption<Duration> BACKOFF_MAX = ConfigOptions.key("mashang.elasticsearch.backoff.max")
            .durationType()
            .defaultValue(Duration.ofSeconds(30))
            .withDescription(
                    "Longest wait between retries, and so how late the sink may notice that the server is back."
                            + " Retries go on until the server answers: nothing is dropped.");

    public static final ConfigOption<Duration> REQUEST_TIMEOUT = ConfigOptions.key(
                    "mashang.elasticsearch.request.timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(60))
            .withDescription(
                    "A request unanswered for this long counts as lost and is sent again; harmless, because writes"
                            + " are idempotent.");

    public static final ConfigOption<Integer> MAX_UNREADABLE = ConfigOptions.key("mashang.elasticsearch.unreadable.max")
            .intType()
            .defaultValue(5)
            .withDescription(
                    "Bulk replies of one batch that may be unreadable in a row before the job fails. An unreadable"
                            + " reply never counts as success.");

    private ElasticsearchOptions() {}
}
