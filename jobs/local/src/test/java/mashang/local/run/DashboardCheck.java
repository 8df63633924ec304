package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mashang.config.City;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link SimulatedRunIT} shows of the dashboards, at large, where no panel may be empty: takes minutes, so not in the ordinary build.
 * {@code mvn -pl jobs/local -am verify -Dit.test=DashboardCheck -Dmashang.check.orders=50000 -Dit.memory=-Xmx4g}.
 */
class DashboardCheck {
    private static final long ORDERS = Long.getLong("mashang.check.orders", 50_000);
    private static final int SEED = 7;

    /** For the aggregations over all of it; the default is for a demo. */
    private static final int SEARCH_HEAP_MEGABYTES = 1_024;

    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();

    @TempDir
    Path data;

    @Test
    void everyPanelFindsSomethingAndEveryFigureIsTheTruths() throws Exception {
        City city = City.load(CONFIG);
        StackOptions small = StackOptions.in(data);
        try (Stack stack = Stack.start(new StackOptions(data, small.ports(), small.slots(), SEARCH_HEAP_MEGABYTES))) {
            long start = System.nanoTime();
            SimulatedRun run = new SimulatedRun(stack.address(), city, CONFIG, ORDERS, SEED);
            run.start();
            Feeder.Fed fed = run.feed(Pace.MAX, (n, t) -> {}, () -> false);
            run.awaitDone(behind -> {});
            say("seconds for " + fed.records() + " records", start);
            Summary summary = run.results(fed.records(), 1);
            assertThat(summary.differences()).isEmpty();
            assertThat(summary.orders()).isEqualTo(ORDERS);
            run.cancelJobs();
            say("seconds until Kafka, Elasticsearch and the truth are found the same", start);
            Truth truth = new Simulator(Simulation.of(SEED, ORDERS), city).truth();
            try (SupervisedDay day = SupervisedDay.write(stack.address().elasticsearch(), CONFIG)) {
                DashboardProof.prove(stack.address().elasticsearch(), CONFIG, truth, List.of())
                        .forEach((figure, value) -> System.out.println(figure + ": " + value));
            }
            say("seconds in all", start);
        }
    }

    private static void say(String what, long start) {
        System.out.println(what + ": " + (System.nanoTime() - start) / 1_000_000_000);
    }
}
