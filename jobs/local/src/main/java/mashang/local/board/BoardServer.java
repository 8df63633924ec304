package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchUnavailable;
import mashang.local.flink.Pulse;
import mashang.local.machine.StackFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the board. It reads, and writes nothing but acknowledgements ({@link Acknowledging}); it asks nobody outside for anything, nor do its pages. */
public final class BoardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");
    private static final Set<String> PAGES = Set.of("/", "/order", "/problem", "/unit", "/supervised");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    private final BoardAddress address;
    private final ElasticsearchConnection connection;
    private final Gate gate;
    private final Assets assets = new Assets();
    private final Pages pages;
    private final BreachStream stream;
    private final @Nullable Pulse pulse;
    private final Acknowledging acknowledging;
    private final Javalin server;

    private BoardServer(
            BoardAddress address,
            ElasticsearchConnection connection,
            @Nullable String bootstrap,
            BoardContent content,
            @Nullable Pulse pulse) {
        this.address = address;
        this.pulse = pulse;
        this.connection = connection;
        this.gate = new Gate(address.token());
        this.pages = new Pages(connection, content, Clock.systemUTC());
        this.stream = new BreachStream(
                pages.search(),
                bootstrap == null ? new IndexedBreaches(pages.search(), pages::asOf) : ToldBreaches.from(bootstrap));
        this.acknowledging = new Acknowledging(
                Acknowledging.Settings.of(address),
                Acknowledging.at(bootstrap, Clock.systemUTC()),
                id -> pages.order(id).isPresent(),
                Clock.systemUTC());
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param bootstrap brokers whose topic of alerts says what happens; absent: the index is looked at instead
     * @throws StackFailure if somebody else listens there
     */
    public static BoardServer start(
            BoardAddress address, ElasticsearchAccess access, @Nullable String bootstrap, BoardContent content)
            throws StackFailure {
        return start(address, access, bootstrap, content, null);
    }

    /**
     * The same.
     *
     * @param pulse says at {@code /health} whether detection is alive; absent: nothing is there
     */
    public static BoardServer start(
            BoardAddress address,
            ElasticsearchAccess access,
            @Nullable String bootstrap,
            BoardContent content,
            @Nullable Pulse pulse)
            throws StackFailure {
        BoardServer board = new BoardServer(address, access.connect(), bootstrap, content, pulse);
        try {
            board.server.start(address.host(), address.port());
            board.lookOnce();
            return board;
        } catch (JavalinBindException e) {
            board.close();
            throw new StackFailure(e, StackFailure.Reason.PORT_IN_USE, address.port(), "board");
        }
    }

    private void lookOnce() {
        Thread look = new Thread(
                () -> {
                    try {
                        pages.askForAll();
                    } catch (RuntimeException e) {
                        LOG.debug("the first look failed; whoever looks next is told why", e);
                    }
                },
                "board-first-look");
        look.setDaemon(true);
        look.start();
    }

    /** Where it is, for a browser. */
    public URI uri() {
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return URI.create("http://" + host + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        stream.close();
        server.stop();
        connection.close();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = 10_000;
        config.routes.before(this::guard);
        config.routes.get("/", request -> assets.send(request, "board.html"));
        config.routes.get("/order", request -> assets.send(request, "order.html"));
        config.routes.get("/problem", request -> assets.send(request, "problem.html"));
        config.routes.get("/unit", request -> assets.send(request, "unit.html"));
        config.routes.get("/supervised", request -> assets.send(request, "supervised.html"));
        config.routes.get("/enter", request -> assets.send(request, "enter.html"));
        config.routes.post("/enter", this::enter);
        config.routes.get("/assets/{name}", this::asset);
        config.routes.get("/health", this::health);
        config.routes.get("/api/order", request -> answer(request, pages.order(id(request))));
        config.routes.get(
                "/api/explanation", request -> answer(request, pages.explanation(id(request), locale(request))));
        config.routes.get("/api/problem", request -> answer(request, pages.problem(id(request), locale(request))));
        config.routes.get("/api/unit", request -> answer(request, pages.unit(id(request))));
        acknowledging.configure(config);
        config.routes.get("/api/{panel}", this::panel);
        config.routes.sse("/stream", this::listen);
        config.routes.exception(Search.SearchFailed.class, this::unavailable);
        config.routes.exception(ElasticsearchUnavailable.class, this::unavailable);
        config.routes.exception(Exception.class, this::failed);
    }

    private void guard(Context request) {
        HEADERS.forEach(request::header);
        if (gate.admits(request)) {
            return;
        }
        request.skipRemainingHandlers();
        if (gate.asks() && PAGES.contains(request.path())) {
            request.redirect("/enter");
        } else {
            problem(request, gate.asks() ? UNAUTHORIZED : FORBIDDEN, "forbidden");
        }
    }

    private void enter(Context request) {
        request.redirect(gate.enter(request) ? "/" : "/enter?wrong");
    }

    /** For whoever watches this machine: 200 while detection is alive, else 503. */
    private void health(Context request) throws InterruptedException {
        if (pulse == null) {
            problem(request, NOT_FOUND, "unknown");
            return;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        boolean isAlive = true;
        for (Pulse.Finding finding : pulse.take(Instant::now)) {
            isAlive &= finding.isGood();
            json.putObject(finding.name()).put("ok", finding.isGood()).put("detail", finding.detail());
        }
        send(request.status(isAlive ? OK : UNAVAILABLE), json.put("alive", isAlive));
    }

    private void asset(Context request) {
        if (!assets.send(request, request.pathParam("name"))) {
            problem(request, NOT_FOUND, "unknown");
        }
    }

    private void panel(Context request) {
        String unit = request.queryParam("unit");
        boolean ofUnit =
                unit != null && !unit.isEmpty() && request.pathParam("panel").equals("lights");
        answer(request, ofUnit ? Optional.of(pages.lightsOf(unit)) : pages.panel(request.pathParam("panel")));
    }

    private void listen(SseClient client) {
        if (stream.hasRoom()) {
            stream.add(client);
        } else {
            client.close();
        }
    }

    private static void answer(Context request, Optional<ObjectNode> found) {
        if (found.isEmpty()) {
            problem(request, NOT_FOUND, "unknown");
        } else {
            send(request, Shown.json(found.get()));
        }
    }

    private static void problem(Context request, int status, String what) {
        send(request.status(status), JsonNodeFactory.instance.objectNode().put("error", what));
    }

    private static void send(Context request, JsonNode json) {
        request.contentType("application/json").result(json.toString());
    }

    private void unavailable(Exception failure, Context request) {
        LOG.warn("the board cannot read: {}", failure.getMessage());
        problem(request, UNAVAILABLE, "elasticsearch");
    }

    private void failed(Exception failure, Context request) {
        LOG.warn("the board failed at {}", request.path(), failure);
        problem(request, FAILED, "failed");
    }

    private static String id(Context request) {
        String id = request.queryParam("id");
        return id == null ? "" : id;
    }

    private static Locale locale(Context request) {
        return "en".equals(request.queryParam("lang")) ? Locale.ENGLISH : Locale.CHINESE;
    }
}
