package mashang.connectors.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real HTTP server on loopback that keeps to the rules of what it stands for, behind a {@link Gate}. */
public final class FakeEndpoint implements AutoCloseable {
    /** The rules: what is accepted, and what is answered. */
    public interface Rules {
        Reply judge(Request request);
    }

    /** What came. */
    public record Request(URI uri, com.sun.net.httpserver.Headers headers, byte[] body, long at) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * What is answered.
     *
     * @param accepted whether the message counts as delivered
     */
    public record Reply(int status, String body, boolean accepted) {}

    private final HttpServer server;
    private final Gate gate;
    private final Rules rules;
    private final List<Request> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile @Nullable Reply instead;

    public FakeEndpoint(Rules rules) {
        this.rules = rules;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(8, work -> {
            Thread thread = new Thread(work, "fake-endpoint");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
        gate = new Gate(server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes(),
                System.currentTimeMillis());
        Reply canned = instead;
        Reply reply = canned == null ? rules.judge(request) : canned;
        if (reply.accepted()) {
            accepted.add(request);
        } else {
            refused.incrementAndGet();
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public Gate gate() {
        return gate;
    }

    public String url() {
        return "http://127.0.0.1:" + gate.port() + "/hook";
    }

    /** What was taken, in order. */
    public List<Request> accepted() {
        return accepted;
    }

    public int refused() {
        return refused.get();
    }

    /** Answers everything like this and takes nothing; absent: by its rules again. */
    public void answer(@Nullable Reply reply) {
        instead = reply;
    }

    @Override
    public void close() {
        gate.close();
        server.stop(0);
    }
}
