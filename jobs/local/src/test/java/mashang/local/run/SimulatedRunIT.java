package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.kibana.DashboardProof;
import mashang.local.simulator.Simulation;
import mashang.local.simulator.Simulator;
import mashang.local.simulator.Truth;
import mashang.local.stack.Stack;
import mashang.local.stack.StackOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedRunIT {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();

    @TempDir
    Path data;

    @Test
    void kafkaElasticsearchAndTheTruthTellTheSameAndTheSameInputAgainChangesNothing() throws Exception {
        Map<String, String> first = run(data, 300, true);
        forgetAllButTheIndices(data);
        Map<String, String> again = run(data, 300, false);
        assertThat(again).as("into the full indices").isEqualTo(first);
        Map<String, String> fresh = run(data.resolveSibling(data.getFileName() + "-fresh"), 300, false);
        assertThat(fresh).as("into empty indices").isEqualTo(first);
    }

    private static Map<String, String> run(Path folder, long orders, boolean proveDashboards) throws Exception {
        City city = City.load(CONFIG);
        try (Stack stack = Stack.start(StackOptions.in(folder))) {
            SimulatedRun run = new SimulatedRun(stack.address(), city, CONFIG, orders, 7);
            run.start();
            Feeder.Fed fed = run.feed(Pace.MAX, (n, t) -> {}, () -> false);
            run.awaitDone(behind -> {});
            Summary summary = run.results(fed.records(), 1);
            assertThat(summary.differences()).isEmpty();
            assertThat(summary.orders()).isEqualTo(orders);
            assertThat(summary.alerted()).isNotEmpty();
            assertThat(summary.problems()).isPositive();
            assertThat(summary.handedOver()).isEqualTo(run.records());
            Map<String, String> documents = documents(stack);
            if (proveDashboards) {
                Truth truth = new Simulator(Simulation.of(7, orders), city).truth();
                DashboardProof.prove(stack.address().elasticsearch(), CONFIG, truth, DashboardProof.RARE)
                        .forEach((figure, value) -> System.out.println(figure + ": " + value));
            }
            return documents;
        }
    }

    static Map<String, String> documents(Stack stack) {
        Map<String, String> documents = new TreeMap<>();
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(stack.address().elasticsearch()).connect()) {
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
