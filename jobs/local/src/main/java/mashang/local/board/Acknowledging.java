package mashang.local.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import mashang.delivery.AckLink;
import mashang.local.office.OfficeDecision;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thing the board writes: that somebody has taken note of an order (知悉), as an event of the order with its actor. By the signed
 * link of a message, whose recipient is the actor; opening it changes nothing, as mail scanners open links: its page has a button. And by
 * the button of an order's page, where the board has a token and an actor.
 *
 * <p>No foreign page can press either: the first form carries the link's own signature, the second needs a header that only our own pages
 * may send, and a cookie that comes with no foreign request.
 */
final class Acknowledging {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledging.class);

    /** Environment variable: in whose name the button of the board acknowledges, such as a desk. Absent: there is no button. */
    static final String ACTOR = "MASHANG_BOARD_ACTOR";

    /** Environment variable: as what; {@code office} where it is not set. */
    static final String ROLE = "MASHANG_BOARD_ROLE";

    /** A header no form of a foreign page can send, and no script of one without our leave. */
    static final String HEADER = "X-Mashang-Acknowledge";

    /** So many links of a fortnight. */
    private static final int REMEMBERED = 50_000;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;

    private final Settings settings;
    private final @Nullable Office office;
    private final Predicate<String> isKnown;
    private final Clock wall;
    private final String page = page();

    /** Links that were followed: each says one thing, and says it once. */
    private final Set<AckLink> followed = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AckLink, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    /**
     * Who may acknowledge how.
     *
     * @param secret of the links; absent: none is followed
     * @param actor of the button; absent: there is none
     * @param role of the actor
     * @param hasToken whether who sees the button has shown a token
     */
    record Settings(@Nullable String secret, @Nullable String actor, String role, boolean hasToken) {
        static Settings of(BoardAddress address) {
            String role = set(ROLE);
            return new Settings(
                    set(AckLink.SECRET), set(ACTOR), role == null ? "office" : role, address.token() != null);
        }

        private static @Nullable String set(String variable) {
            String value = System.getenv(variable);
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    /** Takes decisions. */
    @FunctionalInterface
    interface Office {
        void hear(OfficeDecision decision) throws Exception;
    }

    /**
     * @param office absent: nobody hears decisions here, as on a board without a broker
     * @param isKnown whether there is an order of this id
     */
    Acknowledging(Settings settings, @Nullable Office office, Predicate<String> isKnown, Clock wall) {
        this.settings = settings;
        this.office = office;
        this.isKnown = isKnown;
        this.wall = wall;
    }

    /** Hands decisions over to the office's feed; absent where there is no broker. */
    static @Nullable Office at(@Nullable String bootstrap, Clock wall) {
        if (bootstrap == null) {
            return null;
        }
        String brokers = bootstrap;
        return decision -> {
            if (!OfficeDecision.isHeardAt(brokers)) {
                throw new IllegalStateException("no topic " + OfficeDecision.TOPIC);
            }
            decision.write(brokers, wall.instant());
        };
    }

    void configure(JavalinConfig config) {
        config.routes.get("/ack", this::open);
        config.routes.post("/ack", this::follow);
        config.routes.get("/api/acknowledging", request -> answer(request, button()));
        config.routes.post("/api/acknowledge", this::press);
    }

    private ObjectNode button() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return hasButton() ? json.put("actor", settings.actor()) : json;
    }

    private boolean hasButton() {
        return office != null && settings.hasToken() && settings.actor() != null;
    }

    private void press(Context request) throws Exception {
        String order = request.queryParam("id");
        if (!hasButton() || request.header(HEADER) == null || !isOurs(request)) {
            answer(request.status(FORBIDDEN), error("forbidden"));
        } else if (order == null || !isKnown.test(order)) {
            answer(request.status(NOT_FOUND), error("unknown"));
        } else {
            boolean isHeard = hear(order, String.valueOf(settings.actor()), settings.role(), "在看板上知悉");
            answer(isHeard ? request : request.status(UNAVAILABLE), error(isHeard ? "" : "office"));
        }
    }

    private static ObjectNode error(String what) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return what.isEmpty() ? json.put("done", true) : json.put("error", what);
    }

    /** A browser says where a request comes from. */
    private static boolean isOurs(Context request) {
        String origin = request.header("Origin");
        String host = request.header("Host");
        return origin == null || origin.replaceFirst("^https?://", "").equals(host);
    }

    private void open(Context request) {
        AckLink link = good(request, request::queryParam).orElse(null);
        if (link != null) {
            StringBuilder hidden = new StringBuilder();
            link.signed(String.valueOf(settings.secret()))
                    .forEach((name, value) -> hidden.append("<input type=\"hidden\" name=\"")
                            .append(escaped(name))
                            .append("\" value=\"")
                            .append(escaped(value))
                            .append("\">"));
            show(
                    request,
                    Map.of(
                            "said",
                            "请确认已知悉工单",
                            "told",
                            "Take note of the order",
                            "order",
                            escaped(link.orderId()),
                            "fields",
                            hidden.toString()));
        }
    }

    private void follow(Context request) throws Exception {
        AckLink link = good(request, request::formParam).orElse(null);
        if (link == null) {
            return;
        }
        String reason = "经告警 " + link.alertId() + " 中的链接知悉";
        if (followed.contains(link) || hear(link.orderId(), link.recipient(), link.role(), reason)) {
            followed.add(link);
            show(request, Map.of("said", "已记入工单", "told", "Noted in the order", "order", escaped(link.orderId())));
        } else {
            refuse(request, UNAVAILABLE, "暂时记不下来，请稍后再试", "It cannot be noted now; try again later");
        }
    }

    /** What the request shows, if it is signed and has not expired; else it has its answer. */
    private Optional<AckLink> good(Context request, AckLink.Fields shown) {
        String secret = settings.secret();
        Optional<AckLink> link = secret == null || office == null ? Optional.empty() : AckLink.read(shown, secret);
        if (link.isEmpty()) {
            refuse(request, FORBIDDEN, "链接不对", "This link is not right");
        } else if (!link.get().isGoodAt(wall.instant().getEpochSecond())) {
            refuse(request, GONE, "链接已过期", "This link has expired");
            return Optional.empty();
        }
        return link;
    }

    private void refuse(Context request, int status, String zh, String en) {
        show(request.status(status), Map.of("said", zh, "told", en));
    }

    private boolean hear(String order, String actor, String role, String reason) throws Exception {
        Office heard = office;
        if (heard == null) {
            return false;
        }
        try {
            heard.hear(OfficeDecision.plain(Step.ACKNOWLEDGED, order, actor, role, reason));
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("an acknowledgement could not be handed over", e);
            return false;
        }
    }

    private void show(Context request, Map<String, String> values) {
        String form = values.containsKey("fields")
                ? "<form method=\"post\" action=\"/ack\">" + values.get("fields")
                        + "<button type=\"submit\">知悉 Acknowledge</button></form>"
                : "";
        request.contentType("text/html; charset=utf-8")
                .result(page.replace("{said}", values.getOrDefault("said", ""))
                        .replace("{told}", values.getOrDefault("told", ""))
                        .replace("{form}", form)
                        .replace("{order}", values.getOrDefault("order", "")));
    }

    private static void answer(Context request, ObjectNode json) {
        request.contentType("application/json").result(json.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;");
    }

    private static String page() {
        try (InputStream in = Acknowledging.class.getResourceAsStream("web/ack.html")) {
            if (in == null) {
                throw new IllegalStateException("this build lacks ack.html");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
