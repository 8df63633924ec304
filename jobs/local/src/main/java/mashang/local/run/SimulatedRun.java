package mashang.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import mashang.config.City;
import mashang.config.DeliveryPlan;
import mashang.config.Feed;
import mashang.connectors.kafka.Topics;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.Pace;
import mashang.local.machine.StackFailure;
import mashang.local.simulator.Simulation;
import mashang.local.simulator.Simulator;
import mashang.local.simulator.Truth;
import mashang.local.stack.RunningStack;
import mashang.sla.AlertCsv;
import org.jspecify.annotations.Nullable;

/** The pipeline fed by the simulator, on the topics of the main one. */
public final class SimulatedRun {
    /** Where the simulator writes what must be found, in the stack's data folder, before anything is fed. */
    public static final String TRUTH_FILE = "truth.csv";

    /** The same of every alert. */
    static final String TRUE_ALERTS_FILE = "truth-alerts.csv";

    /** The simulator's callers are invented: nothing has to be kept from anybody. */
    private static final String CALLER_KEY = "simulated callers need no secret";

    private final PipelineRun run;
    private final RunPlan plan;
    private final Simulation settings;
    private final Simulator simulator;
    private final @Nullable Truth truth;

    /** @param orders number of orders; {@link Simulation#ENDLESS} for a run without end */
    public SimulatedRun(RunningStack stack, City city, Path config, long orders, long seed) throws IOException {
        this.settings = Simulation.of(seed, orders);
        List<Feed> feeds = settings.rawPartitions().keySet().stream()
                .sorted()
                .map(name -> city.feed(name).orElseThrow(() -> new MissingFeed(name)))
                .toList();
        this.simulator = new Simulator(settings, city);
        this.plan = new RunPlan(
                stack, Topics.MAIN, city, config, feeds, settings.rawPartitions(), CALLER_KEY, Duration.ZERO);
        this.run = new PipelineRun(plan);
        this.truth = orders == Simulation.ENDLESS ? null : simulator.truth();
        if (truth != null) {
            truth.write(stack.folder().resolve(TRUTH_FILE));
            Files.writeString(stack.folder().resolve(TRUE_ALERTS_FILE), AlertCsv.of(truth.alerts()));
        }
    }

    /** The configuration lacks a feed the simulator writes. */
    public static final class MissingFeed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingFeed(String feed) {
            super(feed);
        }
    }

    /** Number of records that will be handed over; −1 for a run without end. */
    public long records() {
        return truth == null ? -1 : truth.records();
    }

    /** Sets everything up and starts the jobs, from where they stopped if they did. */
    public void start() throws StackFailure, IOException, InterruptedException {
        run.prepare();
        run.startJobs();
    }

    /** Starts telling people, too: for who watches. */
    public void startDelivery(DeliveryPlan telling) throws StackFailure, IOException, InterruptedException {
        run.startSimulatedDelivery(telling);
    }

    /** Feeds until the simulated end, or until stopped. */
    public Feeder.Fed feed(Pace pace, Feeder.Listener listener, BooleanSupplier stop) {
        long until = truth == null ? Long.MAX_VALUE : truth.end().toEpochMilli();
        return run.feed(simulator.handOvers(), pace, until, listener, stop);
    }

    /** Waits until all that was fed is worked off; see {@link PipelineRun#awaitDone}. */
    public void awaitDone(Consumer<Long> progress) throws StackFailure, IOException, InterruptedException {
        run.awaitDone(progress);
    }

    /** What came out, beside the truth where there is an end. */
    public Summary results(long handedOver, double seconds) {
        return RunResults.read(plan, handedOver, truth == null ? null : Expected.of(truth), seconds);
    }

    /** Ends the jobs. */
    public void cancelJobs() throws IOException, InterruptedException {
        run.cancelJobs();
    }
}
