package mashang.local.run;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mashang.connectors.elasticsearch.Document;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Remembers what an index would hold under {@code external_gte}: the latest version of each document, over failures too. Of a cluster in this
 * process.
 *
 * @param name of what was written
 */
record RememberedIndex(String name) implements Sink<Document> {
    private static final Map<String, Map<String, Document>> WRITTEN = new ConcurrentHashMap<>();

    /** Documents by index and id, each with its version. */
    Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        written()
                .forEach((id, document) -> documents.put(
                        id, document.version() + " " + new String(document.source(), StandardCharsets.UTF_8)));
        return documents;
    }

    private Map<String, Document> written() {
        return WRITTEN.computeIfAbsent(name, n -> new ConcurrentHashMap<>());
    }

    @Override
    public SinkWriter<Document> createWriter(WriterInitContext context) {
        Map<String, Document> written = written();
        return new SinkWriter<>() {
            @Override
            public void write(Document document, Context ctx) {
                written.merge(
                        document.index() + '/' + document.id(),
                        document,
                        (old, now) -> now.version() >= old.version() ? now : old);
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
