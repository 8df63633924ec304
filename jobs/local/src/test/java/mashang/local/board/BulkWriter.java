package mashang.local.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import org.elasticsearch.client.Request;

/** Writes documents into their indices, many in a request; what was written is found after {@link #close()}. */
final class BulkWriter implements BiConsumer<String, ObjectNode>, AutoCloseable {
    private static final int BATCH_CHARS = 4_000_000;
    private static final int IN_FLIGHT = 2;
    private static final Map<String, String> IDS = Map.of(
            "mashang-ledger", "orderId",
            "mashang-breaches", "alertId",
            "mashang-lights", "lightId",
            "mashang-problems", "problemId",
            "mashang-problem-events", "eventId",
            "mashang-assignments", "orderId");

    private final ElasticsearchConnection connection;
    private final StringBuilder batch = new StringBuilder();
    private final Queue<CompletableFuture<Void>> underWay = new ArrayDeque<>();

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
        String body = batch.toString();
        batch.setLength(0);
        if (underWay.size() == IN_FLIGHT) {
            underWay.remove().join();
        }
        underWay.add(CompletableFuture.runAsync(() -> send(body)));
    }

    private void send(String body) {
        Request request = new Request("POST", "/_bulk?filter_path=errors,items.*.error");
        request.setJsonEntity(body);
        try (InputStream in =
                connection.rest().performRequest(request).getEntity().getContent()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
        underWay.forEach(CompletableFuture::join);
        connection.rest().performRequest(new Request("POST", "/_refresh"));
    }
}
