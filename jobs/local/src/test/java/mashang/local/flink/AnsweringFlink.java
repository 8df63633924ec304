package mashang.local.flink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as Flink's REST interface does about jobs of one task each; does nothing. */
final class AnsweringFlink implements AutoCloseable {
    private final HttpServer server;
    private final List<String> jobs = new CopyOnWriteArrayList<>();
    private final List<Instant> times = new CopyOnWriteArrayList<>();
    private final List<String> posted = new CopyOnWriteArrayList<>();

    private final AtomicInteger broken = new AtomicInteger();

    private AnsweringFlink(HttpServer server) {
        this.server = server;
    }

    static AnsweringFlink start() throws IOException {
        AnsweringFlink flink = new AnsweringFlink(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
        flink.server.createContext("/", flink::answer);
        flink.server.start();
        return flink;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param time of its ticks, its watermark and its last checkpoint */
    void runs(String job, Instant time) {
        jobs.add(job);
        times.add(time);
    }

    /** So often a question after a savepoint is not answered. */
    void breaks(int connections) {
        broken.set(connections);
    }

    /** What was to be changed. */
    List<String> posted() {
        return new ArrayList<>(posted);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            exchange.getRequestBody().readAllBytes();
            posted.add(path);
        }
        if (path.contains("/savepoints/") && broken.getAndDecrement() > 0) {
            exchange.close();
            return;
        }
        byte[] body = json(path, exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String json(String path, String query) {
        if (path.equals("/jobs/overview")) {
            return overview();
        }
        String[] parts = path.split("/", 4);
        if (!parts[1].equals("jobs")) {
            return "{\"filename\": \"/upload/some.jar\", \"jobid\": \"0badc0de\"}";
        }
        long time = times.get(Integer.parseInt(parts[2])).toEpochMilli();
        return switch (parts.length == 3 ? "" : parts[3]) {
            case "" -> "{\"vertices\": [{\"id\": \"v\"}]}";
            case "checkpoints" ->
                "{\"latest\": {\"completed\": {\"trigger_timestamp\": %d, \"state_size\": 1}}}".formatted(time);
            case "stop" -> "{\"request-id\": \"r\"}";
            case "savepoints/r" ->
                "{\"status\": {\"id\": \"COMPLETED\"}, \"operation\": {\"location\": \"file:/x/savepoint-1\"}}";
            case "metrics" -> "[{\"id\": \"numRestarts\", \"value\": \"0\"}]";
            case "vertices/v/watermarks" ->
                "[{\"id\": \"0.currentInputWatermark\", \"value\": \"%d\"}]".formatted(time);
            case "vertices/v/subtasks/metrics" ->
                query == null
                        ? "[{\"id\": \"Source.mashang.tickLagMillis\"}]"
                        : "[{\"id\": \"Source.mashang.tickLagMillis\", \"min\": 800.0, \"max\": 900.0}]";
            default -> throw new UncheckedIOException(new IOException("nobody asks for " + path));
        };
    }

    private String overview() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            told.add(
                    "{\"jid\": \"%d\", \"name\": \"%s\", \"state\": \"RUNNING\", \"start-time\": %d, \"tasks\": {\"total\": 1, \"running\": 1}}"
                            .formatted(i, jobs.get(i), i));
        }
        return "{\"jobs\": [" + String.join(",", told) + "]}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
