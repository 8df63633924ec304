package mashang.jobs;

import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchSink;
import mashang.connectors.elasticsearch.KafkaRejections;
import mashang.connectors.elasticsearch.Rejections;
import mashang.connectors.kafka.DeadLetterCodec;
import mashang.connectors.kafka.KafkaAccess;
import org.apache.flink.api.connector.sink2.Sink;

/** The sink into Elasticsearch, as our jobs use it. */
public final class IndexSink {
    private IndexSink() {}

    /** What Elasticsearch refuses becomes a dead letter. */
    public static Sink<Document> to(Endpoints endpoints) {
        return sink(
                endpoints,
                new KafkaRejections(
                        KafkaAccess.mapOf(endpoints.bootstrapServers()),
                        endpoints.topics().deadLetters(),
                        DeadLetterCodec::encode));
    }

    /** For documents that are dead letters already: what Elasticsearch refuses is counted only. */
    public static Sink<Document> toWithoutLetters(Endpoints endpoints) {
        return sink(endpoints, Rejections.alreadyKept());
    }

    /** Where it is, and who we are there, by the environment. */
    public static ElasticsearchAccess access(Endpoints endpoints) {
        return ElasticsearchAccess.ofEnvironment(endpoints.elasticsearch());
    }

    private static Sink<Document> sink(Endpoints endpoints, Rejections rejections) {
        return ElasticsearchSink.builder(access(endpoints), rejections).build();
    }
}
