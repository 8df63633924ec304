package mashang.local.alerts;

import java.nio.file.Path;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.Deliveries;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.RulesStream;
import mashang.jobs.delivery.AlertStream;
import mashang.jobs.delivery.DeliveryJob;
import mashang.jobs.delivery.DeliveryTopology;
import mashang.jobs.delivery.EnvironmentChannels;
import mashang.jobs.delivery.RecordedDeliveries;
import mashang.jobs.delivery.Telling;
import mashang.local.cluster.LocalCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A JVM with a Flink cluster of its own that runs the delivery job, as deployed but for Elasticsearch, from its latest checkpoint where it
 * has one, until it is killed. It ends by itself when its parent does.
 */
final class KillableDeliveryMain {
    private KillableDeliveryMain() {}

    /** {@code <folder> <bootstrap> <prefix> <config> <files>}. */
    public static void main(String[] arguments) throws Exception {
        Topics topics = new Topics(arguments[2]);
        City city = City.load(Path.of("..", "..", "config"));
        Telling telling = Telling.of(DeliveryFiles.load(Path.of(arguments[3]), city), city, false);
        try (LocalCluster cluster = LocalCluster.start(Path.of(arguments[0]), 0)) {
            cluster.jobs()
                    .resume(topics.prefix() + '.' + DeliveryJob.NAME, env -> define(env, arguments, topics, telling));
            int unused = System.in.read();
        }
    }

    private static void define(StreamExecutionEnvironment env, String[] arguments, Topics topics, Telling telling) {
        String bootstrap = arguments[1];
        Endpoints endpoints = new Endpoints(bootstrap, "http://127.0.0.1:9", topics, 1);
        DeliveryTopology.define(
                new DeliveryTopology.Inputs(
                        AlertStream.of(env, endpoints),
                        RulesStream.of(env, endpoints, DeliveryJob.NAME),
                        EventStream.of(env, endpoints, DeliveryJob.NAME)),
                telling,
                new DeliveryTopology.Ways(
                        new EnvironmentChannels(arguments[4]),
                        new RecordedDeliveries(bootstrap, topics.deliveries(), topics.events()),
                        Deliveries.sink(bootstrap, topics.deliveries()),
                        DeadLetters.sink(bootstrap, topics.deadLetters())));
    }
}
