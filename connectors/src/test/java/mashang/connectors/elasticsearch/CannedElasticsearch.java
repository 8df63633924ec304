package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that answers bulk requests as told; where it was told nothing, with success. */
final class CannedElasticsearch implements AutoCloseable {

    /** What one bulk request is answered with. */
    interface Answer {
        Reply to(List<Action> actions);
    }

    record Reply(int status, String body, boolean product) {}

    record Action(String index, String id, long version, String versionType, String source) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<List<Action>> requests = new CopyOnWriteArrayList<>();
    private volatile Answer usual = statuses(200);

    private CannedElasticsearch(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newCachedThreadPool(r -> {
            Thread thread = new Thread(r, "canned-elasticsearch");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    static CannedElasticsearch start() {
        return start(0);
    }

    static CannedElasticsearch start(int port) {
        try {
            return new CannedElasticsearch(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    ElasticsearchAccess access() {
        return access(port());
    }

    static ElasticsearchAccess access(int port) {
        return ElasticsearchAccess.open(URI.create("http://127.0.0.1:" + port));
    }

    /** The next bulk requests are answered like this, one each. */
    CannedElasticsearch next(Answer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /** Every bulk request without an answer of its own is answered like this. */
    CannedElasticsearch always(Answer answer) {
        usual = answer;
        return this;
    }

    List<List<Action>> requests() {
        return requests;
    }

    /** Ids of each request, in order. */
    List<List<String>> ids() {
        return requests.stream().map(r -> r.stream().map(Action::id).toList()).toList();
    }

    /** One status for each document; the last one for the rest. */
    static Answer statuses(int... statuses) {
        return actions -> {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < actions.size(); i++) {
                items.add(item(actions.get(i), statuses[Math.min(i, statuses.length - 1)], "", ""));
            }
            return bulk(items);
        };
    }

    /** This document fails, the others succeed. */
    static Answer failing(String id, int status, String type, String reason) {
        return actions -> bulk(actions.stream()
                .map(a -> a.id().equals(id) ? item(a, status, type, reason) : item(a, 200, "", ""))
                .toList());
    }

    /** The request as a whole is refused, in Elasticsearch's words. */
    static Answer refused(int status, String type) {
        return actions -> new Reply(
                status,
                "{\"error\":{\"root_cause\":[],\"type\":\"" + type + "\",\"reason\":\"no\"},\"status\":" + status + "}",
                true);
    }

    /** A body of somebody else's. */
    static Answer raw(int status, String body) {
        return actions -> new Reply(status, body, true);
    }

    private static Reply bulk(List<String> items) {
        return new Reply(200, "{\"took\":1,\"errors\":true,\"items\":[" + String.join(",", items) + "]}", true);
    }

    private static String item(Action action, int status, String type, String reason) {
        String name = type.isEmpty() ? "some_exception" : type;
        String error = status < 300
                ? "\"result\":\"created\",\"_version\":" + action.version()
                : "\"error\":{\"type\":\"" + name + "\",\"reason\":"
                        + JSON.getNodeFactory().textNode(reason) + "}";
        return "{\"index\":{\"_index\":\"" + action.index() + "\",\"_id\":\"" + action.id() + "\",\"status\":" + status
                + "," + error + "}}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<Action> actions = actions(new String(body, StandardCharsets.UTF_8));
        requests.add(actions);
        Answer own = answers.poll();
        Reply reply = (own == null ? usual : own).to(actions);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.product()) {
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static List<Action> actions(String body) throws IOException {
        List<Action> actions = new ArrayList<>();
        List<String> lines = body.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            JsonNode line = JSON.readTree(lines.get(i)).get("index");
            actions.add(new Action(
                    line.get("_index").asText(),
                    line.get("_id").asText(),
                    line.get("version").asLong(),
                    line.get("version_type").asText(),
                    lines.get(i + 1)));
        }
        return actions;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
