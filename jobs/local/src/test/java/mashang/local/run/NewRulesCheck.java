package mashang.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import mashang.config.City;
import mashang.config.PublishedRules;
import mashang.connectors.elasticsearch.Document;
import mashang.intake.DeadLetter;
import mashang.jobs.EventStream;
import mashang.jobs.JobEnvironment;
import mashang.jobs.Published;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.jobs.supervision.SupervisionTopology;
import mashang.ledger.LedgerEntry;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A calendar is amended while 200,000 orders are open: is every due time planned anew, is no alert told twice, and how long do
 * checkpoints take meanwhile? To be run by hand: {@code NewRulesCheck [ORDERS]}, in the module's folder.
 */
public final class NewRulesCheck {
    private static final Path CONFIG = Path.of("..", "..", "config");
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final int STEPS = 3;

    /** Between two events once all orders are open: some 400 a second. */
    private static final long EVENT_NANOS = 2_500_000;

    private static final Duration STEADY = Duration.ofSeconds(Integer.getInteger("steady", 40));
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final AtomicLong LOG_TIME = new AtomicLong(START);
    private static final AtomicLong PUBLISH_AT = new AtomicLong(Long.MAX_VALUE);
    private static final Map<String, String> DUE = new ConcurrentHashMap<>();
    private static final Map<String, Integer> ALERTS = new ConcurrentHashMap<>();
    private static String shipped = "";
    private static String amended = "";

    private NewRulesCheck() {}

    public static void main(String[] arguments) throws Exception {
        int orders = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        shipped = Files.readString(CONFIG.resolve("calendars/cn.yaml"));
        amended = shipped
                + "  - year: 2026\n    name: 停工\n    publishedAt: 2026-03-02\n    holidays:\n"
                + "      - {name: 大风, off: [2026-03-04, 2026-03-05]}\n";
        City city = City.load(CONFIG);
        Path folder = Files.createTempDirectory("mashang-new-rules");
        try (MiniCluster cluster = cluster(folder)) {
            cluster.start();
            JobGraph job = job(city, orders);
            cluster.submitJob(job).get();
            URI rest = cluster.getRestAddress().get();
            Checkpoints checkpoints = new Checkpoints(rest.resolve("/jobs/" + job.getJobID() + "/checkpoints"));
            while (DUE.size() < orders) {
                LockSupport.parkNanos(100_000_000);
            }
            System.out.println("open orders: " + DUE.size());
            Map<String, String> expected = expected(city, orders);
            Map<String, String> before = Map.copyOf(DUE);
            checkpoints.collect(STEADY.dividedBy(2));
            checkpoints.take(); // those of the loading
            checkpoints.collect(STEADY);
            System.out.println("before: " + checkpoints.take());
            long start = System.nanoTime();
            PUBLISH_AT.set(LOG_TIME.get());
            while (!isPlanned(expected)
                    && System.nanoTime() - start
                            < Duration.ofSeconds(Integer.getInteger("patience", 300))
                                    .toNanos()) {
                checkpoints.collect(Duration.ofSeconds(2));
            }
            System.out.printf("planned anew: %.1f s%n", (System.nanoTime() - start) / 1e9);
            System.out.println("meanwhile: " + checkpoints.take());
            checkpoints.collect(STEADY.dividedBy(2));
            System.out.println("after: " + checkpoints.take());
            long affected = expected.entrySet().stream()
                    .filter(e -> !e.getValue().equals(before.get(e.getKey())))
                    .count();
            long wrong = expected.entrySet().stream()
                    .filter(e -> !e.getValue().equals(DUE.get(e.getKey())))
                    .count();
            System.out.println("orders with other due times: " + affected + ", of these not planned: " + wrong);
            expected.entrySet().stream()
                    .filter(e -> !e.getValue().equals(DUE.get(e.getKey())))
                    .limit(1)
                    .forEach(e -> System.out.println("for example " + e.getKey() + "\n  expected " + e.getValue()
                            + "\n  found " + DUE.get(e.getKey()) + "\n  before " + before.get(e.getKey())));
            System.out.println("alerts: " + ALERTS.size() + ", told twice: "
                    + ALERTS.values().stream().filter(n -> n > 1).count());
        }
        System.exit(0);
    }

    private static boolean isPlanned(Map<String, String> expected) {
        return expected.entrySet().stream().allMatch(e -> e.getValue().equals(DUE.get(e.getKey())));
    }

    /** By the clocks alone, order by order, once all steps are handed over; when it is published makes no difference to them. */
    private static Map<String, String> expected(City city, int orders) {
        PublishedRules rules = new PublishedRules(city);
        Clocks clocks = city.clocks();
        long now = START + (long) STEPS * orders / 10 + 1;
        clocks = clocks.with(rules.next(version("0", shipped, START)).orElseThrow());
        clocks = clocks.with(rules.next(version("1", amended, now)).orElseThrow());
        Map<String, String> due = new TreeMap<>();
        for (int order = 0; order < orders; order++) {
            OrderState state = OrderState.NEW;
            for (int step = 0; step < STEPS; step++) {
                state = clocks.receive(state, event(orders, (long) step * orders + order));
            }
            String id = "hotline:" + order;
            due.put(id, due(LedgerEntry.of(clocks.advance(id, state, now), city.units())));
        }
        return due;
    }

    private static String due(LedgerEntry entry) {
        List<String> due = new ArrayList<>();
        entry.clocks().forEach(c -> due.add(c.clock() + c.hop() + c.dueAt()));
        return String.join(",", due);
    }

    private static MiniCluster cluster(Path folder) {
        Configuration c = new Configuration();
        c.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        c.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        c.set(CoreOptions.TMP_DIRS, folder.toString());
        c.set(RestOptions.BIND_PORT, "0");
        c.set(WebOptions.CHECKPOINTS_HISTORY_SIZE, 100);
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(c)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    }

    private static JobGraph job(City city, int orders) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(JobEnvironment.settings(Duration.ofSeconds(1)));
        env.setParallelism(2);
        var events = env.fromSource(
                        new DataGeneratorSource<>(new Events(orders), Long.MAX_VALUE, EventStream.TYPE),
                        WatermarkStrategy.<CaseEvent>forGenerator(c -> new Behind<>())
                                .withTimestampAssigner((e, t) -> e.loggedAt().toEpochMilli()),
                        "Events")
                .uid("events")
                .setParallelism(1);
        var rules = env.fromSource(
                        new DataGeneratorSource<>(
                                new Versions(), Long.MAX_VALUE, TypeInformation.of(RuleVersion.class)),
                        WatermarkStrategy.<RuleVersion>forGenerator(c -> new Behind<>())
                                .withTimestampAssigner((v, t) -> v.publishedAt()),
                        "Rules")
                .uid("rules")
                .setParallelism(1);
        SupervisionTopology.define(
                events,
                Published.of(rules, city),
                new SupervisionTopology.Rules(city.clocks(), null),
                new SupervisionTopology.Sinks(
                        new ToldAlerts(), new LastEntries(), new Ignored(), new DiscardingSink<>()));
        return env.getStreamGraph().getJobGraph();
    }

    /**
     * Step after step of all orders, ten a millisecond; then urgings without end, on which no due time depends. One order in ten is never
     * accepted: those breaches fall into the time in which the rest is planned anew.
     */
    private static CaseEvent event(int orders, long index) {
        long steps = (long) STEPS * orders;
        boolean isLeft = index >= orders && (index >= steps || index % orders % 10 == 0);
        Step step = isLeft
                ? Step.URGED
                : index < orders ? Step.SUBMITTED : index < 2L * orders ? Step.ACCEPTED : Step.DISPATCHED;
        long at = START + (index < steps ? index / 10 : steps / 10 + (index - steps) * 20);
        var draft = CaseEvent.draft(
                        "hotline",
                        "" + index * (index < steps ? 1 : 7_919) % orders,
                        step,
                        Instant.ofEpochMilli(at),
                        Instant.ofEpochMilli(at))
                .origin("check/0/" + index)
                .channel("phone")
                .kind(Kind.COMPLAINT);
        return step == Step.DISPATCHED ? draft.unit("市城市管理局").done() : draft.done();
    }

    private static RuleVersion version(String version, String text, long at) {
        return new RuleVersion(RuleKind.CALENDAR, "cn", version, text, "check", "check", null, at);
    }

    private record Events(int orders) implements GeneratorFunction<Long, CaseEvent> {
        @Override
        public CaseEvent map(Long index) {
            if (index >= (long) STEPS * orders) {
                LockSupport.parkNanos(EVENT_NANOS);
            }
            CaseEvent event = event(orders, index);
            LOG_TIME.set(event.loggedAt().toEpochMilli());
            return event;
        }
    }

    /** The calendar as it is, over and over, which is as good as a tick; then the amended one. */
    private static final class Versions implements GeneratorFunction<Long, RuleVersion> {
        private static final long serialVersionUID = 1L;

        @Override
        public RuleVersion map(Long index) {
            if (index == 0) {
                return version("0", shipped, START);
            }
            LockSupport.parkNanos(50_000_000);
            long publish = PUBLISH_AT.get();
            long now = LOG_TIME.get();
            return publish == Long.MAX_VALUE
                    ? version("0", shipped, now)
                    : version("1", amended, Math.max(now, publish));
        }
    }

    private static final class Behind<T> implements WatermarkGenerator<T> {
        @Override
        public void onEvent(T element, long timestamp, WatermarkOutput output) {
            output.emitWatermark(new Watermark(timestamp - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    private abstract static class Told<T> implements Sink<T> {
        private static final long serialVersionUID = 1L;

        abstract void tell(T what);

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(T element, Context c) {
                    tell(element);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }

    private static final class ToldAlerts extends Told<Alert> {
        private static final long serialVersionUID = 1L;

        @Override
        void tell(Alert alert) {
            ALERTS.merge(alert.alertId(), 1, Integer::sum);
        }
    }

    private static final class Ignored extends Told<DeadLetter> {
        private static final long serialVersionUID = 1L;

        @Override
        void tell(DeadLetter letter) {
            System.out.println("dead letter: " + letter.message(true));
        }
    }

    /** The due times of each order in the ledger. */
    private static final class LastEntries extends Told<Document> {
        private static final long serialVersionUID = 1L;

        @Override
        void tell(Document document) {
            if (!document.index().equals(LedgerDocuments.INDEX)) {
                return;
            }
            try {
                List<String> due = new ArrayList<>();
                for (JsonNode clock : JSON.readTree(document.source()).path("clocks")) {
                    JsonNode at = clock.path("dueAt");
                    due.add(clock.path("clock").asText()
                            + clock.path("hop").asText("null")
                            + (at.isMissingNode()
                                    ? null
                                    : Instant.parse(at.asText()).toEpochMilli()));
                }
                DUE.put(document.id(), String.join(",", due));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How long checkpoints took, from their trigger to their end. */
    private static final class Checkpoints {
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI uri;
        private final Map<Integer, Long> millis = new TreeMap<>();
        private final Set<Integer> known = ConcurrentHashMap.newKeySet();

        Checkpoints(URI uri) {
            this.uri = uri;
        }

        void collect(Duration during) throws IOException, InterruptedException {
            long end = System.nanoTime() + during.toNanos();
            do {
                LockSupport.parkNanos(Math.min(300_000_000, during.toNanos()));
                String body = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .body();
                for (JsonNode one : JSON.readTree(body).path("history")) {
                    int id = one.path("id").asInt();
                    if (one.path("status").asText().equals("COMPLETED") && !known.contains(id)) {
                        millis.put(id, one.path("end_to_end_duration").asLong());
                    }
                }
            } while (System.nanoTime() < end);
        }

        /** Those that were collected since the last time. */
        String take() {
            List<Long> sorted = millis.values().stream().sorted().toList();
            known.addAll(millis.keySet());
            String all = sorted.isEmpty()
                    ? "no checkpoint"
                    : sorted.size() + " checkpoints, median " + sorted.get(sorted.size() / 2) + " ms, 90th percentile "
                            + sorted.get(sorted.size() * 9 / 10) + " ms, longest " + sorted.get(sorted.size() - 1)
                            + " ms";
            millis.clear();
            return all;
        }
    }
}
