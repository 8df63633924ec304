package mashang.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mashang.config.City;
import mashang.config.Feed;
import mashang.connectors.kafka.Topics;
import mashang.local.feeding.Feeder;
import mashang.local.feeding.HandOver;
import mashang.local.feeding.Pace;
import mashang.local.simulator.Simulation;
import mashang.local.simulator.Simulator;
import mashang.local.simulator.Truth;
import mashang.local.stack.Stack;
import mashang.local.stack.StackOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drills: the feeds hand over what they should not, or twice; all jobs run, and Kafka and Elasticsearch hold in the end what the oracle
 * says of the sound records, and nothing else. What else a feed can do wrong (a clock that is off, a partition that stalls, an
 * outage of intake) is in {@link SilenceIT}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class InputDrill {
    private static final Path CONFIG =
            Path.of("..", "..", "config").toAbsolutePath().normalize();
    private static final String CALLER_KEY = "simulated callers need no secret";
    private static final long SEED = 23;

    /** Of the flood, poison included; an order makes some nine. */
    private static final long FLOOD = Long.getLong("mashang.drill.records", 200_000);

    private static final int RECORDS_OF_AN_ORDER = 9;

    /** Poison has lines of its own: of what stands on one line of a file twice, there is one letter. */
    private static final long LINES_OF_POISON = 1_000_000_000;

    /** One record in five. */
    private static final int POISON_EVERY = 5;

    private static final List<String> POISON = List.of(
            "{\"工单编号\":\"RC2026",
            "",
            "{\"环节\":\"受理\",\"时间\":\"2026-03-02 10:00:00\"}",
            "{\"工单编号\":\"RC20260302000001\",\"环节\":\"办结\",\"时间\":\"3020-03-02 10:00:00\"}",
            "{\"工单编号\":\"RC20260302000001\",\"环节\":\"转交处置\",\"时间\":\"2026-03-02 10:00:00\"}",
            "[[[[[[[[",
            "\u0000\uFFFF");

    @TempDir
    Path folder;

    @Test
    void oneRecordInFiveOfTwoHundredThousandIsPoison() throws Exception {
        long orders = Math.max(50, FLOOD * (POISON_EVERY - 1) / POISON_EVERY / RECORDS_OF_AN_ORDER);
        Run run = drill("poison", orders, InputDrill::poisoned);
        assertThat(run.summary().deadLetters())
                .as("all that cannot be used, each once")
                .isEqualTo(run.truth().deadLetters() + run.sent() - run.truth().records());
    }

    @Test
    void theWholeInputIsHandedOverASecondTime() throws Exception {
        Run run = drill("duplicate", 400, (records, until) -> {
            List<HandOver> all = new ArrayList<>();
            records.forEachRemaining(all::add);
            List<HandOver> twice = new ArrayList<>(all);
            all.forEach(record -> twice.add(at(record, until - 1)));
            return twice.iterator();
        });
        assertThat(run.sent()).isEqualTo(2 * run.truth().records());
        assertThat(run.summary().deadLetters())
                .as("the same line of the same file again is the same letter")
                .isEqualTo(run.truth().deadLetters());
    }

    /** What becomes of the records of a feed. */
    private interface Mischief {
        /** @param until feed time of the end, epoch milliseconds */
        Iterator<HandOver> done(Iterator<HandOver> records, long until);
    }

    /** What came of it. */
    private record Run(long sent, Truth truth, Summary summary) {}

    private Run drill(String name, long orders, Mischief mischief) throws Exception {
        City city = City.load(CONFIG);
        Simulation settings = Simulation.of(SEED, orders);
        Simulator simulator = new Simulator(settings, city);
        Truth truth = simulator.truth();
        List<Feed> feeds = settings.rawPartitions().keySet().stream()
                .sorted()
                .map(feed -> city.feed(feed).orElseThrow())
                .toList();
        try (Stack stack = Stack.start(StackOptions.in(folder))) {
            RunPlan plan = new RunPlan(
                    stack.address(),
                    Topics.MAIN,
                    city,
                    CONFIG,
                    feeds,
                    settings.rawPartitions(),
                    CALLER_KEY,
                    Duration.ZERO);
            PipelineRun run = new PipelineRun(plan);
            run.prepare();
            run.startJobs();
            long until = truth.end().toEpochMilli();
            Feeder.Fed fed =
                    run.feed(mischief.done(simulator.handOvers(), until), Pace.MAX, until, (n, t) -> {}, () -> false);
            run.awaitDone(behind -> {});
            Summary summary = RunResults.read(plan, fed.records(), Expected.of(truth), 1);
            tell(name, fed, truth, summary);
            return new Run(fed.records(), truth, summary);
        }
    }

    private static void tell(String name, Feeder.Fed fed, Truth truth, Summary summary) {
        Set<String> expected = Objects.requireNonNull(summary.expected()).alerts();
        Set<String> told = summary.alerts().keySet();
        System.out.printf(
                "%s: sent %d (sound and once: %d), in the ledger %d, dead letters %d, alerts %d, invented %d, lost %d%n",
                name,
                fed.records(),
                truth.records() - truth.deadLetters(),
                summary.orders(),
                summary.deadLetters(),
                told.size(),
                told.stream().filter(alert -> !expected.contains(alert)).count(),
                expected.stream().filter(alert -> !told.contains(alert)).count());
        assertThat(summary.differences()).isEmpty();
        assertThat(summary.orders()).isEqualTo(truth.orders());
        assertThat(summary.alerted()).isNotEmpty();
    }

    private static HandOver at(HandOver record, long loggedAt) {
        return new HandOver(
                record.feed(),
                record.partition(),
                loggedAt,
                record.value(),
                record.file(),
                record.line(),
                record.columns());
    }

    /** Behind every four records one that nobody can use, in the same partition. */
    private static Iterator<HandOver> poisoned(Iterator<HandOver> records, long until) {
        return new Iterator<>() {
            private final Deque<HandOver> next = new ArrayDeque<>();
            private long number;

            @Override
            public boolean hasNext() {
                return !next.isEmpty() || records.hasNext();
            }

            @Override
            public HandOver next() {
                if (next.isEmpty()) {
                    HandOver sound = records.next();
                    next.add(sound);
                    if (++number % (POISON_EVERY - 1) == 0) {
                        next.add(poison(sound, number / (POISON_EVERY - 1)));
                    }
                }
                return next.remove();
            }
        };
    }

    private static HandOver poison(HandOver beside, long number) {
        byte[] value = beside.columns() == null
                ? POISON.get((int) (number % POISON.size())).getBytes(StandardCharsets.UTF_8)
                : new byte[0]; // a table's row of nothing
        return new HandOver(
                beside.feed(),
                beside.partition(),
                beside.loggedAt(),
                value,
                beside.file(),
                beside.line() + LINES_OF_POISON,
                beside.columns());
    }
}
