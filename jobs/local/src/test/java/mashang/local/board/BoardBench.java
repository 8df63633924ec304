package mashang.local.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.sla.Clocks;
import mashang.units.Units;
import org.elasticsearch.client.Request;

/**
 * How long each panel takes on many orders: {@code BoardBench FOLDER ORDERS [keep]}. Fills an Elasticsearch of its own with an invented city (spread over 400 days), if the
 * folder does not hold one yet; prints how long the page takes in Chromium, the first time and after it, and of a hundred askings of each panel the first, the middle, the 99th and what each cost the server. With {@code keep} it stays up, to be looked at.
 */
public final class BoardBench {
    private static final int ROUNDS = 100;
    private static final int PAGE_LOADS = 30;

    /** Orders beyond which texts are left away. */
    private static final int MANY = 100_000;

    /** For the filling, on a crowded machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private BoardBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        Path templates = Path.of(System.getProperty("mashang.home", "../.."), "config", "elasticsearch");
        boolean filled = Files.exists(folder.resolve("filled"));
        Files.createDirectories(folder);
        int days = Integer.getInteger("mashang.board.days", 400);
        try (EmbeddedElasticsearch server =
                        EmbeddedElasticsearch.start(folder, Integer.getInteger("mashang.board.port", 0));
                ElasticsearchConnection connection =
                        new ElasticsearchAccess(List.of(server.uri()), null, PATIENCE).connect()) {
            if (!filled) {
                new ElasticsearchSetup(connection).install(templates);
                refresh(connection, "-1");
                Instant asOf = Instant.now();
                long start = System.nanoTime();
                try (BulkWriter writer = new BulkWriter(connection)) {
                    InventedCity city = new InventedCity(1, asOf, days);
                    if (count > MANY) {
                        city.withoutTexts();
                    }
                    city.problems(40, writer);
                    city.orders(count, writer);
                }
                refresh(connection, "1s");
                Files.writeString(folder.resolve("filled"), asOf.toString());
                System.out.printf("filled: %.0f s%n", (System.nanoTime() - start) / 1e9);
            }
            Instant asOf = Instant.parse(Files.readString(folder.resolve("filled")));
            System.out.println("orders: " + new ElasticsearchSetup(connection).count("mashang-ledger"));
            try (BoardServer board = board(templates.getParent(), connection.access())) {
                PageLoads.measure(board.uri(), PAGE_LOADS);
            }
            measure(new Search(connection), AsOf.live(asOf, ZoneId.of("Asia/Shanghai")));
            System.out.println("elasticsearch: " + server.uri());
            if (arguments.length > 2) {
                Thread.currentThread().join();
            }
        }
    }

    /** What is written during the filling need not be found before its end. */
    private static void refresh(ElasticsearchConnection connection, String interval) throws Exception {
        Request settings = new Request("PUT", "/mashang-*/_settings");
        settings.setJsonEntity("{\"index\":{\"refresh_interval\":\"" + interval + "\"}}");
        connection.rest().performRequest(settings);
    }

    private static BoardServer board(Path config, ElasticsearchAccess access) throws Exception {
        City city = City.load(config);
        Clocks clocks = city.clocks();
        BoardContent content =
                new BoardContent(() -> clocks, city.units(), ZoneId.of("Asia/Shanghai"), (locale, events) -> List.of());
        return BoardServer.start(new BoardAddress("127.0.0.1", 0, null), access, null, content);
    }

    private static void measure(Search search, AsOf asOf) {
        Map<String, Supplier<Object>> panels = new TreeMap<>();
        panels.put("figures", () -> new Figures(search).read(asOf));
        panels.put("lights", () -> new Lights(search, Units.none()).read(asOf, ""));
        panels.put("lights of a unit", () -> new Lights(search, Units.none()).read(asOf, "市城市管理局"));
        panels.put("breaches", () -> new Breaches(search).read(asOf));
        panels.put("problems", () -> new RisingProblems(search).read(asOf));
        panels.put("units", () -> new UnitRates(search).read(asOf));
        panels.put("places", () -> new PlaceTiles(search).read(asOf));
        panels.put("order", () -> new OrderSheet(search).read("hotline:RC00000017"));
        panels.forEach((name, panel) -> {
            double[] millis = new double[ROUNDS];
            long cpu = serverCpuMillis();
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                Object read = panel.get();
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (read == List.of()) {
                    throw new IllegalStateException(name);
                }
            }
            double first = millis[0];
            double each = (serverCpuMillis() - cpu) / (double) ROUNDS;
            Arrays.sort(millis);
            System.out.printf(
                    "%-18s first %7.1f ms  p50 %7.1f ms  p99 %7.1f ms  server CPU %7.1f ms each%n",
                    name, first, millis[ROUNDS / 2], millis[(int) Math.ceil(ROUNDS * .99) - 1], each);
        });
    }

    /** On a crowded machine wall time says little; Elasticsearch is our only child. */
    private static long serverCpuMillis() {
        return ProcessHandle.current()
                .children()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toMillis)
                .sum();
    }
}
