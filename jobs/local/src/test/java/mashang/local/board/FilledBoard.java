package mashang.local.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.sla.Clocks;
import org.jspecify.annotations.Nullable;

/** An Elasticsearch with an invented city and {@link PlantedOrders} in it, and boards on it. */
final class FilledBoard implements AutoCloseable {
    static final Path CONFIG = Path.of("..", "..", "config");

    private final EmbeddedElasticsearch search;
    private final ElasticsearchConnection connection;
    private final City city = City.load(CONFIG);
    private final Map<String, List<ObjectNode>> written = new ConcurrentHashMap<>();

    FilledBoard(Path folder) throws Exception {
        search = EmbeddedElasticsearch.start(folder, 0);
        connection = access().connect();
    }

    /** Fills it: until then there is not even an index. */
    void fill(int orders) throws Exception {
        new ElasticsearchSetup(connection).install(CONFIG.resolve("elasticsearch"));
        Instant asOf = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        try (BulkWriter writer = new BulkWriter(connection)) {
            InventedCity invented = new InventedCity(7, asOf, 20);
            invented.problems(12, (index, document) -> keep(writer, index, document));
            invented.orders(orders, (index, document) -> keep(writer, index, document));
            new PlantedOrders(city, asOf, (index, document) -> keep(writer, index, document)).write();
            new PlantedStanding(asOf, (index, document) -> keep(writer, index, document)).write();
        }
    }

    /** One more document, found at once. */
    void add(String index, ObjectNode document) throws Exception {
        try (BulkWriter writer = new BulkWriter(connection)) {
            keep(writer, index, document);
        }
    }

    private void keep(BulkWriter writer, String index, ObjectNode document) {
        written.computeIfAbsent(index, name -> new ArrayList<>()).add(document.deepCopy());
        writer.accept(index, document);
    }

    /** What was written into an index. */
    List<ObjectNode> written(String index) {
        return written.getOrDefault(index, List.of());
    }

    BoardServer board(@Nullable String token) throws Exception {
        Clocks clocks = city.clocks();
        BoardContent content = new BoardContent(
                () -> clocks, city.units(), ZoneId.of("Asia/Shanghai"), (locale, events) -> events.stream()
                        .map(event -> locale + " " + event.path("event").asText())
                        .toList());
        return BoardServer.start(new BoardAddress("127.0.0.1", 0, token), access(), null, content);
    }

    private ElasticsearchAccess access() {
        return ElasticsearchAccess.open(search.uri());
    }

    /** Stops Elasticsearch, not the boards. */
    void stopSearch() {
        search.close();
    }

    @Override
    public void close() {
        connection.close();
        search.close();
    }
}
