package mashang.jobs;

import java.util.List;
import java.util.Map;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchOptions;
import mashang.connectors.elasticsearch.ElasticsearchSink;
import mashang.connectors.elasticsearch.KafkaRejections;
import mashang.connectors.elasticsearch.Rejections;
import mashang.connectors.kafka.DeadLetterCodec;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The sink into Elasticsearch, as our jobs use it. */
public final class IndexSink {
    /** Environment variable: encoded API key. */
    public static final String API_KEY = "MASHANG_ELASTICSEARCH_API_KEY";

    /** Environment variables: user and password, where there is no API key. */
    public static final String USER = "MASHANG_ELASTICSEARCH_USER";

    public static final String PASSWORD = "MASHANG_ELASTICSEARCH_PASSWORD";

    private IndexSink() {}

    /** What Elasticsearch refuses becomes a dead letter. */
    public static Sink<Document> to(Endpoints endpoints) {
        return sink(
                endpoints,
                new KafkaRejections(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.bootstrapServers()),
                        endpoints.topics().deadLetters(),
                        DeadLetterCodec::encode));
    }

    /** For documents that are dead letters already: what Elasticsearch refuses is counted only. */
    public static Sink<Document> toWithoutLetters(Endpoints endpoints) {
        return sink(endpoints, Rejections.alreadyKept());
    }

    /** Where it is, and who we are there, by the environment. */
    public static ElasticsearchAccess access(Endpoints endpoints) {
        Configuration options = new Configuration();
        options.set(ElasticsearchOptions.URIS, List.of(endpoints.elasticsearch().split(",")));
        put(options, ElasticsearchOptions.API_KEY.key(), API_KEY);
        put(options, ElasticsearchOptions.USER.key(), USER);
        put(options, ElasticsearchOptions.PASSWORD.key(), PASSWORD);
        return ElasticsearchAccess.from(options);
    }

    private static void put(Configuration options, String key, String variable) {
        String value = System.getenv(variable);
        if (value != null && !value.isBlank()) {
            options.setString(key, value);
        }
    }

    private static Sink<Document> sink(Endpoints endpoints, Rejections rejections) {
        return ElasticsearchSink.builder(access(endpoints), rejections).build();
    }
}
