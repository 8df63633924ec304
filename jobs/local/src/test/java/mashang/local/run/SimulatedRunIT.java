package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.kibana.DashboardProof;
import mashang.local.kibana.SupervisedDay;
import mashang.local.simulator.Simulation;
import mashang.local.simulator.Simulator;
import mashang.local.simulator.Truth;
import mashang.local.stack.Stack;
import mashang.local.stack.StackOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.MINUTES)
class SimulatedRunIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();

    private static final long ORDERS = 300;
    private static final long SEED = 7;

    @TempDir
    Path data;

    @Test
    void kafkaElasticsearchAndTheTruthTellTheSameAndTheSameInputAgainChangesNothing() throws Exception {
        Map<String, String> first = run(data, true);
        forgetAllButTheIndices(data);
        Map<String, String> again = run(data, false);
        assertThat(again).as("into the full indices").isEqualTo(first);

        Map<String, String> killed = new KilledDemo(data.resolve("killed"), ORDERS, SEED).documents();
        assertThat(killed.keySet()).isEqualTo(first.keySet());
        killed.entrySet().removeAll(first.entrySet());
        assertThat(killed)
                .as("documents of a demo killed in the middle that differ")
                .isEmpty();
    }

    private static Map<String, String> run(Path folder, boolean proveDashboards) throws Exception {
        City city = City.load(CONFIG);
        try (Stack stack = Stack.start(StackOptions.in(folder))) {
            SimulatedRun run = new SimulatedRun(stack.address(), city, CONFIG, ORDERS, SEED);
            run.start();
            Feeder.Fed fed = run.feed(Pace.MAX, (n, t) -> {}, () -> false);
            run.awaitDone(behind -> {});
            Summary summary = run.results(fed.records(), 1);
            assertThat(summary.differences()).isEmpty();
            assertThat(summary.orders()).isEqualTo(ORDERS);
            assertThat(summary.alerted()).isNotEmpty();
            assertThat(summary.problems()).isPositive();
            assertThat(summary.handedOver()).isEqualTo(run.records());
            Map<String, String> documents = documents(stack.address().elasticsearch());
            if (proveDashboards) {
                Truth truth = new Simulator(Simulation.of(SEED, ORDERS), city).truth();
                try (SupervisedDay day = SupervisedDay.write(stack.address().elasticsearch(), CONFIG)) {
                    DashboardProof.prove(stack.address().elasticsearch(), CONFIG, truth, DashboardProof.RARE)
                            .forEach((figure, value) -> System.out.println(figure + ": " + value));
                }
            }
            return documents;
        }
    }

    static Map<String, String> documents(URI elasticsearch) {
        Map<String, String> documents = new TreeMap<>();
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(elasticsearch).connect()) {
            new ElasticsearchSetup(connection)
                    .scan("mashang-*", d -> documents.put(d.index() + '/' + d.id(), d.version() + " " + d.source()));
        }
        return documents;
    }

    private static void forgetAllButTheIndices(Path folder) throws Exception {
        for (String part : new String[] {"broker", "kafka", "checkpoints"}) {
            Path path = folder.resolve(part);
            if (Files.exists(path)) {
                try (var all = Files.walk(path)) {
                    for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(p);
                    }
                }
            }
        }
    }
}
