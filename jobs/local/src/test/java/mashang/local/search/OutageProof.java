package mashang.local.search;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.DocumentSerializer;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchSink;
import mashang.connectors.elasticsearch.Rejections;
import mashang.intake.DeadLetter;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Elasticsearch stopped in mid-stream: {@code OutageProof FOLDER [SECONDS] [kill]}. A job with the sink's own defaults writes ten versions of each of many documents, in mixed order; the
 * server is stopped (or killed) for a minute and started again on its folder. The job may not restart; at the end each document has to be there in its highest version, also
 * those whose highest version came first of all. Prints what it found and fails where it is something else.
 */
public final class OutageProof {
    private static final int IDS = 12_000;
    private static final int VERSIONS = 10;

    /** Documents a second, so that the stop falls into the middle. */
    private static final int PACE = 1_500;

    private static final Duration BEFORE = Duration.ofSeconds(20);
    private static final String INDEX = "mashang-ledger";

    /** Of each hundred documents one begins with this version: all that follow are older. */
    private static final long AHEAD = 1_000_000;

    private static final int HUNDRED = 100;

    private OutageProof() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 60;
        boolean kill = arguments.length > 2;
        EmbeddedElasticsearch server = EmbeddedElasticsearch.start(folder, 0);
        int port = server.port();
        JobClient job;
        try {
            prepare(server.uri());
            job = start(server.uri());
            pause(BEFORE);
        } finally {
            if (kill) {
                ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            }
            server.close();
        }
        long made = Numbered.MADE.get();
        long saved = Numbered.SAVED.get();
        pause(Duration.ofSeconds(seconds));
        say("state of the job at the end of the outage", job.getJobStatus().get());
        say("checkpoints completed before and during the outage", saved + ", " + (Numbered.SAVED.get() - saved));
        say("documents handed to the sink before and during the outage", made + ", " + (Numbered.MADE.get() - made));
        try (EmbeddedElasticsearch again = EmbeddedElasticsearch.start(folder, port)) {
            long back = System.nanoTime();
            long waiting = Numbered.MADE.get();
            while (Numbered.MADE.get() == waiting) {
                pause(Duration.ofMillis(20));
            }
            say("seconds until the stream moves again", (System.nanoTime() - back) / 1e9);
            job.getJobExecutionResult().get(10, TimeUnit.MINUTES);
            say("checkpoints completed after it", Numbered.SAVED.get() - saved);
            judge(again.uri());
        }
    }

    private static void prepare(URI server) throws Exception {
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(server).connect()) {
            new ElasticsearchSetup(connection).install(Path.of("..", "..", "config", "elasticsearch"));
        }
    }

    private static JobClient start(URI server) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        env.enableCheckpointing(1_000);
        env.getCheckpointConfig().setCheckpointTimeout(Duration.ofMinutes(10).toMillis());
        env.fromSource(
                        new NumberSequenceSource(0, (long) IDS * VERSIONS - 1),
                        WatermarkStrategy.noWatermarks(),
                        "Count")
                .uid("numbers")
                .map(new Numbered())
                .returns(DocumentSerializer.TYPE)
                .uid("documents")
                .sinkTo(ElasticsearchSink.builder(ElasticsearchAccess.open(server), NoLetters::new)
                        .build())
                .uid("sink");
        return env.executeAsync("outage");
    }

    private static void judge(URI server) {
        Map<String, Long> found = new HashMap<>();
        long[] contradictions = new long[1];
        try (ElasticsearchConnection connection =
                ElasticsearchAccess.open(server).connect()) {
            ElasticsearchSetup setup = new ElasticsearchSetup(connection);
            setup.refresh(INDEX);
            setup.scan(INDEX, document -> {
                found.put(document.id(), document.version());
                if (document.source().path("facts").asLong() != document.version()) {
                    contradictions[0]++;
                }
            });
        }
        long missing = 0;
        long older = 0;
        for (int id = 0; id < IDS; id++) {
            Long version = found.get(id(id));
            missing += version == null ? 1 : 0;
            older += version != null && version != (isAhead(id) ? AHEAD : VERSIONS) ? 1 : 0;
        }
        say("documents and versions written", IDS + ", " + (long) IDS * VERSIONS);
        say("missing", missing);
        say("not in the highest version", older);
        say("whose content is of another version", contradictions[0]);
        say("dead letters", NoLetters.COUNT.get());
        if (missing + older + contradictions[0] + NoLetters.COUNT.get() > 0 || found.size() != IDS) {
            throw new IllegalStateException("not as it was written");
        }
    }

    private static String id(long number) {
        return "order-" + number;
    }

    private static boolean isAhead(long id) {
        return id % HUNDRED == 0;
    }

    private static void say(String what, Object value) {
        System.out.println(what + ": " + value);
    }

    private static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Number n is document n mod {@link #IDS}, in versions that come in mixed order; at an even pace. */
    private static final class Numbered implements MapFunction<Long, Document>, CheckpointListener {
        private static final long serialVersionUID = 1L;

        /** Has nothing in common with the number of versions, so each document passes through all of them. */
        private static final int STEP = 7;

        private static final AtomicLong MADE = new AtomicLong();
        private static final AtomicLong SAVED = new AtomicLong();

        @Override
        public Document map(Long number) {
            MADE.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / PACE);
            long id = number % IDS;
            long round = number / IDS;
            boolean ahead = isAhead(id) && round == 0;
            return document(id, ahead ? AHEAD : (round * STEP + id) % VERSIONS + 1);
        }

        private static Document document(long id, long version) {
            String json = "{\"orderId\":\"" + id(id) + "\",\"facts\":" + version + ",\"title\":\"路灯不亮\"}";
            return new Document(INDEX, id(id), version, json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            SAVED.incrementAndGet();
        }
    }

    /** There should be none. */
    private static final class NoLetters implements Rejections.Desk {
        private static final AtomicLong COUNT = new AtomicLong();

        @Override
        public CompletableFuture<Void> send(DeadLetter letter) {
            COUNT.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
