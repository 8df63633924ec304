package mashang.local.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mashang.local.machine.LoopbackPorts;

/** Stands before an Elasticsearch without security as security would: TLS, and an API key with each request. */
public final class KeyCheckedProxy implements AutoCloseable {
    private static final String NO =
            "{\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate\"},\"status\":401}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger bulks = new AtomicInteger();
    private final URI behind;
    private final String wanted;
    private final HttpsServer server;

    private KeyCheckedProxy(URI behind, String key, HttpsServer server) {
        this.behind = behind;
        this.wanted = "ApiKey " + key;
        this.server = server;
    }

    public static KeyCheckedProxy start(URI behind, OwnCertificate certificate, String key)
            throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(LoopbackPorts.HOST, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        KeyCheckedProxy proxy = new KeyCheckedProxy(behind, key, server);
        server.createContext("/", proxy::pass);
        server.setExecutor(proxy.threads);
        server.start();
        return proxy;
    }

    public URI uri() {
        return URI.create(
                "https://" + LoopbackPorts.HOST + ':' + server.getAddress().getPort());
    }

    /** Requests without the key. */
    public int refused() {
        return refused.get();
    }

    /** Bulk requests with it. */
    public int bulks() {
        return bulks.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                refused.incrementAndGet();
                answer(exchange, 401, "application/json", NO.getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (exchange.getRequestURI().getPath().endsWith("_bulk")) {
                bulks.incrementAndGet();
            }
            HttpResponse<byte[]> response = http.send(forwarded(exchange, body), BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("application/json");
            answer(exchange, response.statusCode(), type, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String header : List.of("Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return request.build();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead || body.length == 0 ? -1 : body.length);
        if (!isHead && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
