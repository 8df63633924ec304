package mashang.jobs.delivery;

import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.Deliveries;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.RulesStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Delivery between the alerts, the event log, the world and the record of it. It knows no Elasticsearch: {@link DeliveryIndexJob} does. */
public final class DeliveryJob {
    /** Who reads the alerts: consumer group and job name. */
    public static final String NAME = "delivery";

    private DeliveryJob() {}

    /**
     * Adds the job to the environment. The topics must exist.
     *
     * @param files folder that relative paths of file channels are below
     */
    public static void define(StreamExecutionEnvironment env, Endpoints endpoints, Telling telling, String files) {
        String bootstrap = endpoints.bootstrapServers();
        String topic = endpoints.topics().deliveries();
        DeliveryTopology.define(
                new DeliveryTopology.Inputs(
                        AlertStream.of(env, endpoints),
                        RulesStream.of(env, endpoints, NAME),
                        EventStream.of(env, endpoints, NAME)),
                telling,
                new DeliveryTopology.Ways(
                        new EnvironmentChannels(files),
                        new RecordedDeliveries(
                                bootstrap, topic, endpoints.topics().events()),
                        Deliveries.sink(bootstrap, topic),
                        DeadLetters.sink(bootstrap, endpoints.topics().deadLetters())));
    }
}
