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
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.search.EmbeddedElasticsearch;
import mashang.units.Units;

/**
 * How long each panel takes on many orders: {@code BoardBench FOLDER ORDERS [keep]}. Fills an Elasticsearch of its own with an invented city (spread over 400 days), if the
 * folder does not hold one yet, and prints the first, the middle and the worst of twenty askings, and what each cost the server. With {@code keep} it stays up, to be looked at.
 */
public final class BoardBench {
    private static final int ROUNDS = 20;

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
                Instant asOf = Instant.now();
                long start = System.nanoTime();
                try (BulkWriter writer = new BulkWriter(connection)) {
                    InventedCity city = new InventedCity(1, asOf, days);
                    city.problems(40, writer);
                    city.orders(count, writer);
                }
                Files.writeString(folder.resolve("filled"), asOf.toString());
                System.out.printf("filled: %.0f s%n", (System.nanoTime() - start) / 1e9);
            }
            Instant asOf = Instant.parse(Files.readString(folder.resolve("filled")));
            System.out.println("orders: " + new ElasticsearchSetup(connection).count("mashang-ledger"));
            measure(new Search(connection), AsOf.live(asOf, ZoneId.of("Asia/Shanghai")));
            System.out.println("elasticsearch: " + server.uri());
            if (arguments.length > 2) {
                Thread.currentThread().join();
            }
        }
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
                    "%-18s first %7.1f ms  middle %7.1f ms  worst %7.1f ms  server CPU %7.1f ms each%n",
                    name, first, millis[ROUNDS / 2], millis[ROUNDS - 1], each);
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
