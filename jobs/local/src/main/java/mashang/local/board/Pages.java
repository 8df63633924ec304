package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.local.explain.Explained;
import mashang.local.explain.Explanation;
import mashang.local.explain.OrderHistory;
import mashang.workorder.CaseEvent;

/** What the pages show, as JSON. The panels of the board are asked for by every screen alike, so each answer serves all of them for two seconds. */
final class Pages {
    private static final Duration AGE = Duration.ofSeconds(2);

    private final ElasticsearchConnection connection;
    private final Search search;
    private final BoardContent content;
    private final Clock wall;
    private final Fresh<AsOf> asOf;
    private final Map<String, Fresh<ObjectNode>> panels = new ConcurrentHashMap<>();

    Pages(ElasticsearchConnection connection, BoardContent content, Clock wall) {
        this.connection = connection;
        this.search = new Search(connection);
        this.content = content;
        this.wall = wall;
        this.asOf = new Fresh<>(AGE, this::lookAtTheClock);
        add("figures", new Figures(search)::read);
        add("lights", now -> new Lights(search, content.units()).read(now, ""));
        add("breaches", new Breaches(search)::read);
        add("problems", new RisingProblems(search)::read);
        add("units", new UnitRates(search)::read);
        add("places", new PlaceTiles(search)::read);
        add("supervised", now -> new Supervised(search, content.units()).read(now));
    }

    Search search() {
        return search;
    }

    AsOf asOf() {
        return asOf.get();
    }

    /** A panel of the board; empty where there is none of that name. */
    Optional<ObjectNode> panel(String name) {
        return Optional.ofNullable(panels.get(name)).map(Fresh::get);
    }

    /** Asks for every panel once: the first who looks shall not wait for what is slow the first time only. */
    void askForAll() {
        panels.values().forEach(Fresh::get);
    }

    /** The lights of one unit. */
    ObjectNode lightsOf(String unit) {
        return stamped(asOf(), new Lights(search, content.units()).read(asOf(), unit));
    }

    Optional<ObjectNode> order(String id) {
        AsOf now = asOf();
        return new OrderSheet(search).read(id).map(sheet -> stamped(now, sheet));
    }

    /** The reckoning of an order; empty where nobody knows it, or it is restricted. */
    Optional<ObjectNode> explanation(String id, Locale locale) {
        AsOf now = asOf();
        if (new OrderSheet(search).isRestricted(id)) {
            return Optional.empty();
        }
        List<CaseEvent> events = OrderHistory.readOpen(connection, id);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        Explained explained = new Explanation(content.clocks().get(), content.zone(), locale)
                .explain(id, events, now.at().toEpochMilli());
        return Optional.of(stamped(now, json(explained)));
    }

    Optional<ObjectNode> problem(String id, Locale locale) {
        AsOf now = asOf();
        return new ProblemSheet(search, content.story()).read(now, id, locale).map(sheet -> stamped(now, sheet));
    }

    /** A unit by its id or its name; empty where the registry has neither. */
    Optional<ObjectNode> unit(String idOrName) {
        AsOf now = asOf();
        return new Supervised(search, content.units()).read(now, idOrName).map(sheet -> stamped(now, sheet));
    }

    private void add(String name, Function<AsOf, ObjectNode> panel) {
        panels.put(name, new Fresh<>(AGE, () -> {
            AsOf now = asOf();
            return stamped(now, panel.apply(now));
        }));
    }

    private AsOf lookAtTheClock() {
        JsonNode answer = search.ask(Query.of("newest"));
        return AsOf.of(time(answer, "newest"), time(answer, "received"), wall.instant(), content.zone());
    }

    private static Instant time(JsonNode answer, String name) {
        JsonNode time = Hits.aggregation(answer, name, "value");
        return time.isNumber() ? Instant.ofEpochMilli(time.asLong()) : Instant.EPOCH;
    }

    private static ObjectNode stamped(AsOf asOf, ObjectNode json) {
        return json.put("asOf", asOf.at().toString())
                .put("live", asOf.live())
                .put("zone", asOf.zone().getId());
    }

    private static ObjectNode json(Explained explained) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json.putArray("head"), explained.head());
        put(json.putArray("life"), explained.life());
        ArrayNode clocks = json.putArray("clocks");
        explained.clocks().forEach(lines -> put(clocks.addArray(), lines));
        put(json.putArray("alerts"), explained.alerts());
        put(json.putArray("next"), explained.next());
        return json;
    }

    private static void put(ArrayNode array, List<String> lines) {
        lines.forEach(array::add);
    }
}
