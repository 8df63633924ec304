package mashang.local.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.Deliveries;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.RulesStream;
import mashang.jobs.delivery.AlertStream;
import mashang.jobs.delivery.DeliveryIndexJob;
import mashang.jobs.delivery.DeliveryJob;
import mashang.jobs.delivery.DeliveryTopology;
import mashang.jobs.delivery.RecordedDeliveries;
import mashang.jobs.delivery.Telling;
import mashang.local.cluster.LocalCluster;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The delivery job stopped with a savepoint in the middle of sending, by the REST interface of the cluster, as {@code flink stop} does, and
 * gone on from it, while there is no Elasticsearch and the job of the index waits for it: everything arrives once. Takes half a minute, so
 * not in the ordinary build: {@code mvn -pl jobs/local -am verify -Dit.test=DeliveryStopCheck}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DeliveryStopCheck {
    private static final int COUNT = 600;
    private static final Duration APART = Duration.ofSeconds(1);
    private static final List<String> USED = List.of("webhook", "file", "dingtalk");

    @TempDir
    Path folder;

    @Test
    void stoppedInMidstreamAndGoneOnFromItsSavepointItSendsEverythingOnceWithoutElasticsearch() throws Exception {
        Path files = folder.resolve("files");
        try (FakeOffice office = new FakeOffice(files);
                AlertedCity city = new AlertedCity(folder.resolve("kafka"), "stop");
                LocalCluster cluster = LocalCluster.start(folder.resolve("flink"), 0)) {
            City shipped = City.load(Path.of("..", "..", "config"));
            Path config = office.configure(folder.resolve("config"), USED);
            Telling telling = Telling.of(DeliveryFiles.load(config, shipped), shipped, false);
            Endpoints away = new Endpoints(city.bootstrap(), "http://127.0.0.1:9", new Topics(city.prefix()), 1);
            Consumer<StreamExecutionEnvironment> job = env -> define(env, away, telling, files);
            cluster.jobs().submit("index", env -> DeliveryIndexJob.define(env, away, shipped.units()));
            JobClient first = cluster.jobs().submit("delivery", job);
            for (int i = 0; i < COUNT / 2; i++) {
                city.write(i, APART);
            }
            AlertedCity.until("some have arrived", () -> office.fileOrders().size() > 20);
            long start = System.nanoTime();
            String savepoint = first.stopWithSavepoint(
                            false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                    .get(2, TimeUnit.MINUTES);
            System.out.printf(
                    "stopped in %d ms, %d of %d in the file by then%n",
                    (System.nanoTime() - start) / 1_000_000, office.fileOrders().size(), COUNT / 2);
            for (int i = COUNT / 2; i < COUNT; i++) {
                city.write(i, APART);
            }
            cluster.jobs().submit("delivery", job, Path.of(URI.create(savepoint)));
            AlertedCity.until("all is recorded", () -> city.recorded().size() == COUNT * USED.size());
            city.verify(office, COUNT, 0, USED.size());
            assertThat(office.told().get("dingtalk")[1]).isEqualTo(COUNT);
            System.out.printf(
                    "%d alerts on %d channels, none twice, Elasticsearch away; job of the index: %s%n",
                    COUNT,
                    USED.size(),
                    cluster.jobs().report("index").orElseThrow().status());
        }
    }

    private static void define(StreamExecutionEnvironment env, Endpoints endpoints, Telling telling, Path files) {
        String bootstrap = endpoints.bootstrapServers();
        Topics topics = endpoints.topics();
        DeliveryTopology.define(
                new DeliveryTopology.Inputs(
                        AlertStream.of(env, endpoints),
                        RulesStream.of(env, endpoints, DeliveryJob.NAME),
                        EventStream.of(env, endpoints, DeliveryJob.NAME)),
                telling,
                new DeliveryTopology.Ways(
                        new GivenSecrets(files.toString()),
                        new RecordedDeliveries(bootstrap, topics.deliveries(), topics.events()),
                        Deliveries.sink(bootstrap, topics.deliveries()),
                        DeadLetters.sink(bootstrap, topics.deadLetters())));
    }
}
