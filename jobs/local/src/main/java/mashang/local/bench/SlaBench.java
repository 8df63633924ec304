package mashang.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import mashang.config.City;
import mashang.connectors.kafka.Topics;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.units.Unit;
import org.jspecify.annotations.Nullable;

/** How fast supervision is beside a bare pass-through of the same log, how fast deadlines are reckoned, how large an order is. */
public final class SlaBench {
    private static final long SEED = 1;
    private static final Topics LIVES = new Topics("mashang.bench-lives");
    private static final Topics OPEN = new Topics("mashang.bench-open");

    /** Of the records, the first half warms up: the compiler, RocksDB, and the orders that are under way. */
    private static final double WARM = 0.5;

    private final City city;
    private final Plan plan;
    private final BiConsumer<String, Object> progress;

    /**
     * How much of it.
     *
     * @param orders whole lives, for the speeds
     * @param openOrders orders that nobody has handled, for the state
     * @param runs how often each speed is measured, in turns
     * @param folder for everything; emptied first, and at the end
     * @param heapMegabytes of a pipeline's JVM
     * @param profiles folder for recordings of the Flight Recorder; absent: none
     */
    public record Plan(
            long orders,
            long openOrders,
            int runs,
            Path config,
            Path folder,
            int heapMegabytes,
            @Nullable Path profiles) {}

    /** @param progress told what begins: a key of the texts and an argument */
    public SlaBench(City city, Plan plan, BiConsumer<String, Object> progress) {
        this.city = city;
        this.plan = plan;
        this.progress = progress;
    }

    /** The result lines, in order: name and value. */
    public Map<String, String> run() throws StackFailure, IOException, InterruptedException {
        Map<String, String> lines = new LinkedHashMap<>();
        Folders.remove(plan.folder());
        Files.createDirectories(plan.folder());
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                plan.folder().resolve("kafka"), LoopbackPorts.free(1).get(0))) {
            BenchProcess.Surroundings around = new BenchProcess.Surroundings(
                    broker.bootstrap(), plan.config(), plan.folder(), plan.heapMegabytes(), plan.profiles());
            if (plan.orders() > 0) {
                speeds(around, lines);
            }
            lines.put(
                    "deadlines/s",
                    whole(DeadlineBench.perSecond(city.workCalendars().asKnownAt(null, Long.MAX_VALUE))));
            if (plan.openOrders() > 0) {
                state(around, lines);
            }
        } finally {
            Folders.remove(plan.folder().resolve("kafka"));
        }
        return lines;
    }

    private void speeds(BenchProcess.Surroundings around, Map<String, String> lines)
            throws IOException, InterruptedException {
        progress.accept("bench.writing", plan.orders());
        BenchTopic.Written written =
                BenchTopic.write(around.bootstrap(), LIVES, OrderLives.whole(units(), plan.orders(), SEED));
        lines.put("events", Long.toString(written.events()));
        lines.put("ticks", Long.toString(written.ticks()));
        lines.put("bytes per event", Long.toString(written.bytes() / written.events()));
        Speed pass = new Speed();
        Speed supervision = new Speed();
        for (int run = 1; run <= plan.runs(); run++) {
            pass.add(measure(BenchJobs.Pipeline.PASS_THROUGH, run, written, around), written.events());
            supervision.add(measure(BenchJobs.Pipeline.CLOCKS, run, written, around), written.events());
        }
        lines.put("pass-through", whole(pass.perSecond()));
        lines.put("supervision", whole(supervision.perSecond()));
        lines.put("pass-through per CPU second", whole(pass.perCpuSecond()));
        lines.put("supervision per CPU second", whole(supervision.perCpuSecond()));
        lines.put("ratio", String.format(Locale.ROOT, "%.2f", supervision.perCpuSecond() / pass.perCpuSecond()));
    }

    private Map<String, Double> measure(
            BenchJobs.Pipeline pipeline, int run, BenchTopic.Written written, BenchProcess.Surroundings around)
            throws IOException, InterruptedException {
        String name = pipeline.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + run;
        Map<Tally.Of, Long> goals = pipeline == BenchJobs.Pipeline.CLOCKS
                ? Map.of(Tally.Of.FOLDED, written.distinct())
                : Map.of(Tally.Of.READ, written.events());
        progress.accept("bench.running", name);
        return BenchProcess.run(
                new BenchProcess.Task(
                        name, pipeline, LIVES.prefix(), LIVES.prefix(), goals, WARM, BenchProcess.End.MEASURE, 1),
                around);
    }

    private void state(BenchProcess.Surroundings around, Map<String, String> lines)
            throws IOException, InterruptedException {
        progress.accept("bench.writing", plan.openOrders());
        BenchTopic.Written written =
                BenchTopic.write(around.bootstrap(), OPEN, OrderLives.open(units(), plan.openOrders(), SEED));
        progress.accept("bench.running", "state");
        Map<String, Double> measured = BenchProcess.run(
                new BenchProcess.Task(
                        "state",
                        BenchJobs.Pipeline.CLOCKS,
                        OPEN.prefix(),
                        OPEN.prefix(),
                        Map.of(Tally.Of.FOLDED, written.distinct()),
                        0,
                        BenchProcess.End.SIZE,
                        1),
                around);
        lines.put("open orders", Long.toString(plan.openOrders()));
        lines.put("state bytes per order", whole(Speed.figure(measured, "bytes") / plan.openOrders()));
        lines.put("heap MB", whole(Speed.figure(measured, "heap")));
        lines.put("checkpoint seconds", seconds(Speed.figure(measured, "checkpoint")));
        lines.put("savepoint seconds", seconds(Speed.figure(measured, "savepoint")));
        lines.put("restore seconds", seconds(Speed.figure(measured, "restore")));
    }

    private List<String> units() {
        return city.units().all().stream().map(Unit::currentName).sorted().toList();
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
