package mashang.local.bulletins;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.search.EmbeddedElasticsearch;

/** How long the bulletin of a quarter takes: {@code BulletinBench OUT [UNITS] [ORDERS] [LANGUAGE]}; leaves the files in OUT. */
final class BulletinBench {
    private static final Period QUARTER = Period.parse("2026-Q1");

    private BulletinBench() {}

    public static void main(String[] arguments) throws Exception {
        Path out = Path.of(arguments[0]);
        int units = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        int orders = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        Locale locale = Locale.forLanguageTag(arguments.length > 3 ? arguments[3] : "zh-CN");
        Path folder = Files.createTempDirectory("bulletins");
        try (EmbeddedElasticsearch search = EmbeddedElasticsearch.start(folder, 0)) {
            ElasticsearchAccess access = ElasticsearchAccess.open(search.uri());
            try (ElasticsearchConnection connection = access.connect()) {
                new ElasticsearchSetup(connection).install(InventedAccounts.CONFIG.resolve("elasticsearch"));
                InventedAccounts accounts = new InventedAccounts(7, units)
                        .orders(QUARTER, orders)
                        .orders(QUARTER.previous(), orders / 2)
                        .orders(Period.parse("2025-Q1"), orders / 2);
                for (int i = 1; i <= 20; i++) {
                    accounts.urgedLate(i * 37, QUARTER.end() + 10 * 86_400_000L);
                }
                accounts.index(connection, Period.Kind.QUARTER);
            }
            Wording words = EnglishWords.of(locale);
            for (String unit : new String[] {null, "u003"}) {
                long began = System.nanoTime();
                double cpu = cpu();
                Bulletin bulletin = Bulletin.read(access, QUARTER, words, locale.toLanguageTag());
                long read = System.nanoTime();
                List<Path> files = bulletin.write(out, unit, List.of(Bulletin.Form.values()));
                long written = System.nanoTime();
                System.out.printf(
                        "%s: figures %.1f s, orders and files %.1f s; processor, Elasticsearch included, %.1f s%n",
                        unit == null ? "city" : unit, (read - began) / 1e9, (written - read) / 1e9, cpu() - cpu);
                for (Path file : files) {
                    System.out.println(file + " " + Files.size(file));
                }
            }
        }
    }

    /** Seconds of this process, which holds Elasticsearch too. */
    private static double cpu() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }
}
