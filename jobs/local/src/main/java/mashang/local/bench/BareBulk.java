package mashang.local.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.ElasticsearchOptions;

/** The least that writes documents: bulk requests one after the other, a few under way at once; any failure ends it. */
final class BareBulk {
    private static final int BATCH = ElasticsearchOptions.MAX_BATCH_DOCUMENTS.defaultValue();
    private static final int IN_FLIGHT = ElasticsearchOptions.MAX_IN_FLIGHT.defaultValue();

    private BareBulk() {}

    static void write(URI server, BenchDocuments documents, int count) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        Queue<CompletableFuture<HttpResponse<byte[]>>> underWay = new ArrayDeque<>();
        for (int from = 0; from < count; from += BATCH) {
            if (underWay.size() == IN_FLIGHT) {
                check(underWay.remove());
            }
            byte[] body = body(documents, from, Math.min(count, from + BATCH));
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/_bulk?filter_path=errors"))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            underWay.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
        }
        while (!underWay.isEmpty()) {
            check(underWay.remove());
        }
    }

    private static byte[] body(BenchDocuments documents, int from, int until) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (long number = from; number < until; number++) {
            Document document = documents.map(number);
            String action = "{\"index\":{\"_index\":\"" + document.index() + "\",\"_id\":\"" + document.id()
                    + "\",\"version\":1,\"version_type\":\"external_gte\"}}\n";
            body.writeBytes(action.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(document.source());
            body.write('\n');
        }
        return body.toByteArray();
    }

    private static void check(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
        HttpResponse<byte[]> response = answer.join();
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() != 200 || !body.contains("\"errors\":false")) {
            throw new IOException("a bulk request failed: " + response.statusCode() + ' ' + body);
        }
    }
}
