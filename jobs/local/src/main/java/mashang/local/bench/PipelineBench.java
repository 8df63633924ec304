package mashang.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import mashang.config.City;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.local.bench.BenchJobs.Pipeline;
import mashang.local.broker.EmbeddedBroker;
import mashang.local.machine.LoopbackPorts;
import mashang.local.machine.StackFailure;
import mashang.units.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How fast each job is, and all of them together, beside a bare pass-through, from the same records of a raw topic: intake makes the
 * event log of them, and that is what the pass-through and the other jobs read.
 */
public final class PipelineBench {
    private static final long SEED = 1;
    private static final Topics RAW = new Topics("mashang.bench");

    /** The first half warms up: the compiler, RocksDB, and the orders that are under way. */
    private static final double WARM = 0.5;

    /** Orders that have the compiler done. */
    private static final long WARM_ORDERS = 30_000;

    private static final int MOST_ROUNDS = 4;

    private final City city;
    private final Plan plan;
    private final BiConsumer<String, Object> progress;

    /**
     * How much of it.
     *
     * @param orders whole lives, some 8 records each
     * @param runs how often each pipeline is measured, in turns; 0 for the curve alone
     * @param curve numbers of orders at which the cost of a record is compared, all jobs together; none: it is not
     * @param folder for everything; emptied first
     * @param heapMegabytes of a pipeline's JVM
     * @param profiles folder for recordings of the Flight Recorder; absent: none
     */
    public record Plan(
            long orders,
            int runs,
            List<Long> curve,
            Path config,
            Path folder,
            int heapMegabytes,
            @Nullable Path profiles) {}

    /** @param progress told what begins: a key of the texts and an argument */
    public PipelineBench(City city, Plan plan, BiConsumer<String, Object> progress) {
        this.city = city;
        this.plan = plan;
        this.progress = progress;
    }

    /** Measures, and writes what it found into files, too. */
    public PipelineReport run() throws StackFailure, IOException, InterruptedException {
        Folders.remove(plan.folder());
        Files.createDirectories(plan.folder());
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                plan.folder().resolve("kafka"), LoopbackPorts.free(1).get(0))) {
            BenchProcess.Surroundings around = new BenchProcess.Surroundings(
                    broker.bootstrap(), plan.config(), plan.folder(), plan.heapMegabytes(), plan.profiles());
            PipelineReport report = new PipelineReport(plan.orders());
            if (plan.runs() > 0) {
                PipelineTopic.Written written = write(around.bootstrap(), RAW, plan.orders());
                report.add(written, speeds(around, written));
            }
            for (long orders : plan.curve()) {
                report.addToCurve(orders, cost(around, orders));
            }
            report.write(plan.folder());
            return report;
        } finally {
            Folders.remove(plan.folder().resolve("kafka"));
        }
    }

    private PipelineTopic.Written write(String bootstrap, Topics raw, long orders) {
        progress.accept("bench.writing", orders);
        List<String> units =
                city.units().all().stream().map(Unit::currentName).sorted().toList();
        return PipelineTopic.write(bootstrap, raw, OrderLives.whole(units, orders, SEED), orders, SEED);
    }

    /** CPU seconds for a million records, once the compiler is done: after rounds of few orders, or after the first of many. */
    private double cost(BenchProcess.Surroundings around, long orders) throws IOException, InterruptedException {
        Topics raw = new Topics(RAW.prefix() + ".curve-" + orders);
        PipelineTopic.Written written = write(around.bootstrap(), raw, orders);
        int rounds = (int) Math.min(MOST_ROUNDS, WARM_ORDERS / orders + 1);
        String name = "curve-" + orders;
        Topics log = topics(around.bootstrap(), name);
        for (int before = 1; before < rounds; before++) {
            create(around.bootstrap(), BenchJobs.Place.ofRound(log, before));
        }
        progress.accept("bench.running", name);
        Map<String, Double> measured = BenchProcess.run(
                new BenchProcess.Task(
                        name,
                        Pipeline.ALL,
                        raw.prefix(),
                        log.prefix(),
                        goals(Pipeline.ALL, written),
                        rounds == 1 ? WARM_ORDERS / (double) orders : 0,
                        BenchProcess.End.MEASURE,
                        rounds),
                around);
        Speed speed = new Speed();
        speed.add(measured, written.records());
        return speed.cpuSecondsPerMillion();
    }

    private Map<Pipeline, Speed> speeds(BenchProcess.Surroundings around, PipelineTopic.Written written)
            throws IOException, InterruptedException {
        Map<Pipeline, Speed> speeds = new EnumMap<>(Pipeline.class);
        for (int run = 1; run <= plan.runs(); run++) {
            Topics log = topics(around.bootstrap(), run + ".jobs");
            Topics all = topics(around.bootstrap(), run + ".all");
            for (Pipeline pipeline : inTurn()) {
                String name = pipeline.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + run;
                progress.accept("bench.running", name);
                Map<String, Double> measured = BenchProcess.run(
                        new BenchProcess.Task(
                                name,
                                pipeline,
                                RAW.prefix(),
                                (pipeline == Pipeline.ALL ? all : log).prefix(),
                                goals(pipeline, written),
                                WARM,
                                pipeline == Pipeline.INTAKE ? BenchProcess.End.STOP : BenchProcess.End.MEASURE,
                                1),
                        around);
                Speed speed = speeds.computeIfAbsent(pipeline, p -> new Speed());
                speed.add(measured, written.records());
                progress.accept(
                        "bench.measured", PipelineReport.name(pipeline) + ' ' + Math.round(speed.perCpuSecond()));
            }
        }
        return speeds;
    }

    /** Intake first: what it writes is what the others read. */
    private static List<Pipeline> inTurn() {
        return List.of(Pipeline.INTAKE, Pipeline.PASS_THROUGH, Pipeline.SUPERVISION, Pipeline.RECURRENCE, Pipeline.ALL);
    }

    private static Topics topics(String bootstrap, String run) {
        Topics topics = new Topics(RAW.prefix() + '.' + run);
        create(bootstrap, topics);
        return topics;
    }

    private static void create(String bootstrap, Topics topics) {
        TopicSetup.ensure(
                bootstrap, List.of(TopicSpec.events(topics, BenchTopic.PARTITIONS), TopicSpec.deadLetters(topics)));
    }

    private static Map<Tally.Of, Long> goals(Pipeline pipeline, PipelineTopic.Written written) {
        return switch (pipeline) {
            case INTAKE -> Map.of(Tally.Of.MAPPED, written.records());
            case CLOCKS, SUPERVISION -> Map.of(Tally.Of.FOLDED, written.distinct());
            case PASS_THROUGH, RECURRENCE -> Map.of(Tally.Of.READ, written.records());
            case ALL ->
                Map.of(
                        Tally.Of.MAPPED, written.records(),
                        Tally.Of.FOLDED, written.distinct(),
                        Tally.Of.READ, written.records());
        };
    }
}
