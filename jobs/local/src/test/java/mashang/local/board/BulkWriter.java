package mashang.local.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import org.elasticsearch.client.Request;

/** Writes documents into their indices, many in a request; what was written is found after {@link #close()}. */
final class BulkWriter implements BiConsumer<String, ObjectNode>, AutoCloseable {
    private static final int BATCH_CHARS = 4_000_000;
    private static final Map<String, String> IDS = Map.of(
            "mashang-ledger", "orderId",
            "mashang-breaches", "alertId",
            "mashang-lights", "lightId",
            "mashang-problems", "problemId",
            "mashang-problem-events", "eventId",
            "mashang-assignments", "orderId");

    private final ElasticsearchConnection connection;
    private final StringBuilder batch = new StringBuilder();

    BulkWriter(ElasticsearchConnection connection) {
        this.connection = connection;
    }

    @Override
    public void accept(String index, ObjectNode document) {
        batch.append("{\"index\":{\"_index\":\"").append(index).append('"');
        if (IDS.containsKey(index)) {
            batch.append(",\"_id\":").append(document.path(IDS.get(index)));
        }
        batch.append("}}\n").append(document).append('\n');
        if (batch.length() > BATCH_CHARS) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        Request request = new Request("POST", "/_bulk?filter_path=errors,items.*.error");
        request.setJsonEntity(batch.toString());
        batch.setLength(0);
        try {
            String answer = new String(
                    connection
                            .rest()
                            .performRequest(request)
                            .getEntity()
                            .getContent()
                            .readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            if (!answer.contains("\"errors\":false")) {
                throw new IllegalStateException(answer.substring(0, Math.min(2_000, answer.length())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        connection.rest().performRequest(new Request("POST", "/_refresh"));
    }
}
