package mashang.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that enforces the rules of Kibana's saved-objects API, and keeps what it was given. */
final class StubKibana implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; boundary=(.+)");

    final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    final List<String> writes = new ArrayList<>();
    String version = "8.19.0";
    String authorization = "ApiKey right";
    String capabilities = "{\"savedObjectsManagement\":{\"read\":true,\"edit\":true}}";
    int largest = 26_214_400; // Kibana's own default

    private final HttpServer server;

    StubKibana() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/base/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath().substring("/base".length());
        boolean known = authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!known && path.equals("/api/status")) {
            answer(exchange, 200, "{\"status\":{\"overall\":{\"level\":\"available\"}}}");
        } else if (!known) {
            answer(exchange, 401, "{\"statusCode\":401,\"error\":\"Unauthorized\",\"message\":\"Unauthorized\"}");
        } else if (path.equals("/api/status")) {
            answer(exchange, 200, "{\"version\":{\"number\":\"" + version + "\"}}");
        } else if (!exchange.getRequestHeaders().containsKey("kbn-xsrf")) {
            bad(exchange, "Request must contain a kbn-xsrf header.");
        } else if (path.equals("/api/core/capabilities")) {
            answer(exchange, capabilities.isEmpty() ? 404 : 200, capabilities);
        } else if (path.equals("/api/saved_objects/_export")) {
            export(exchange, JSON.readTree(body));
        } else if (path.equals("/api/saved_objects/_import")) {
            receive(exchange, body);
        } else {
            answer(exchange, 404, "{\"statusCode\":404,\"message\":\"Not Found\"}");
        }
    }

    private void export(HttpExchange exchange, JsonNode asked) throws IOException {
        StringBuilder lines = new StringBuilder();
        List<String> missing = new ArrayList<>();
        for (JsonNode one : asked.path("objects")) {
            ObjectNode found = objects.get(key(one));
            if (found == null) {
                missing.add("{\"id\":\"" + one.path("id").asText() + "\",\"type\":\""
                        + one.path("type").asText() + "\",\"error\":{\"statusCode\":404}}");
            } else {
                lines.append(found).append('\n');
            }
        }
        if (missing.isEmpty()) {
            answer(exchange, 200, lines.toString());
        } else {
            answer(
                    exchange,
                    400,
                    "{\"statusCode\":400,\"message\":\"Error fetching objects to export\",\"attributes\":{\"objects\":["
                            + String.join(",", missing) + "]}}");
        }
    }

    private void receive(HttpExchange exchange, byte[] body) throws IOException {
        Matcher boundary = BOUNDARY.matcher(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!boundary.matches()) {
            answer(exchange, 415, "{\"statusCode\":415,\"message\":\"Unsupported Media Type\"}");
            return;
        }
        if (body.length > largest) {
            answer(
                    exchange,
                    413,
                    "{\"statusCode\":413,\"message\":\"Payload content length greater than maximum allowed\"}");
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        String[] parts = text.split(Pattern.quote("--" + boundary.group(1)), -1);
        int head = parts[1].indexOf("\r\n\r\n");
        if (!parts[1].contains("name=\"file\"") || !parts[2].startsWith("--")) {
            bad(exchange, "[request body.file]: expected value of type [Stream]");
        } else if (!parts[1].substring(0, head).contains(".ndjson\"")) {
            bad(exchange, "Invalid file extension");
        } else {
            boolean overwrite =
                    String.valueOf(exchange.getRequestURI().getQuery()).contains("overwrite=true");
            take(exchange, parts[1].substring(head + 4).strip(), overwrite);
        }
    }

    private void take(HttpExchange exchange, String ndjson, boolean overwrite) throws IOException {
        Map<String, ObjectNode> brought = new LinkedHashMap<>();
        for (String line : ndjson.split("\n", -1)) {
            ObjectNode object = (ObjectNode) JSON.readTree(line);
            for (String need : List.of("id", "type", "attributes", "references")) {
                if (!object.has(need)) {
                    bad(exchange, "a line has no " + need);
                    return;
                }
            }
            if (brought.put(key(object), object) != null) {
                bad(exchange, "Non-unique import objects detected: [" + key(object) + "]");
                return;
            }
        }
        List<String> errors = new ArrayList<>();
        brought.forEach((key, object) -> {
            String error = objects.containsKey(key) && !overwrite ? "conflict" : null;
            for (JsonNode reference : object.path("references")) {
                if (!brought.containsKey(key(reference)) && !objects.containsKey(key(reference))) {
                    error = "missing_references";
                }
            }
            if (error == null) {
                writes.add(key);
                objects.put(key, stored(object));
            } else {
                errors.add("{\"id\":\"" + object.path("id").asText() + "\",\"error\":{\"type\":\"" + error + "\"}}");
            }
        });
        answer(
                exchange,
                200,
                "{\"success\":" + errors.isEmpty() + ",\"successCount\":" + (brought.size() - errors.size())
                        + ",\"errors\":[" + String.join(",", errors) + "]}");
    }

    /** A later Kibana writes more than it was given, and JSON in texts in its own way. */
    private static ObjectNode stored(ObjectNode object) {
        ObjectNode kept = object.deepCopy();
        kept.put("updated_at", "2026-03-01T00:00:00.000Z").put("typeMigrationVersion", "10.2.0");
        ObjectNode attributes = (ObjectNode) kept.path("attributes");
        if (attributes.has("optionsJSON")) {
            attributes.put(
                    "optionsJSON",
                    "{\"added\": true, "
                            + attributes.path("optionsJSON").asText().substring(1));
        }
        attributes.put("addedByTheServer", true);
        return kept;
    }

    private static String key(JsonNode object) {
        return object.path("type").asText() + ' ' + object.path("id").asText();
    }

    private static void bad(HttpExchange exchange, String message) throws IOException {
        answer(exchange, 400, "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"" + message + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
