package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sink inside a job: it travels, its timers run, its state is Flink's and not Kryo's. */
@Timeout(120)
class ElasticsearchSinkJobTest {
    private static final int DOCUMENTS = 500;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private final CannedElasticsearch server = CannedElasticsearch.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyDocumentArrivesThroughAnOverloadedServer() throws Exception {
        AtomicInteger request = new AtomicInteger();
        server.always(actions -> (request.incrementAndGet() % 3 == 0
                        ? CannedElasticsearch.statuses(200, 429)
                        : CannedElasticsearch.statuses(200))
                .to(actions));

        run(DOCUMENTS);

        Set<String> arrived = new HashSet<>();
        server.ids().forEach(arrived::addAll);
        assertThat(arrived).hasSize(DOCUMENTS);
        assertThat(server.requests())
                .anySatisfy(batch -> assertThat(batch.size()).isGreaterThan(1));
    }

    /*
     * On an endless stream: at the end of a bounded one the source's coordinator may be telling a task that has just
     * failed that there are no more splits, and the job then reports that instead of the sink's own reason.
     */
    @Test
    void credentialsThatAreRefusedEndTheJobWithTheRemedy() {
        server.always(CannedElasticsearch.refused(401, "security_exception"));

        assertThatThrownBy(() -> run(Long.MAX_VALUE)).hasStackTraceContaining("请检查 API 密钥");
    }

    private void run(long documents) throws Exception {
        Configuration options = new Configuration();
        options.set(PipelineOptions.GENERIC_TYPES, false);
        options.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(options);
        env.setParallelism(1).enableCheckpointing(20);
        env.fromSequence(1, documents)
                .uid("numbers")
                .map(number -> WriterBench.document("o" + number, 1))
                .returns(Document.class)
                .uid("documents")
                .sinkTo(ElasticsearchSink.builder(server.access(), Rejections.alreadyKept())
                        .maxBatchDocuments(20)
                        .bufferTime(Duration.ofMillis(20))
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(5))
                        .build())
                .uid("index");
        env.execute();
    }
}
