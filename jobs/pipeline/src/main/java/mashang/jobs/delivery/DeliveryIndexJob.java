package mashang.jobs.delivery;

import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.DocumentSerializer;
import mashang.connectors.kafka.Deliveries;
import mashang.delivery.Delivery;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.IndexSink;
import mashang.units.Units;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The index of deliveries: from their topic to {@code mashang-alerts}. A job of its own, so that an Elasticsearch that is away holds back
 * neither a message nor a checkpoint of who sends it.
 */
public final class DeliveryIndexJob {
    /** Who reads the deliveries: consumer group and job name. */
    public static final String NAME = "delivery-index";

    private DeliveryIndexJob() {}

    /**
     * Adds the job to the environment. The topic must exist. One task is plenty: the topic has one partition.
     *
     * @param units who is who
     */
    public static void define(StreamExecutionEnvironment env, Endpoints endpoints, Units units) {
        env.setParallelism(1);
        define(
                env.fromSource(
                                Deliveries.source(
                                        endpoints.bootstrapServers(),
                                        endpoints.topics().deliveries(),
                                        EventStream.group(endpoints, NAME)),
                                WatermarkStrategy.noWatermarks(),
                                "Read deliveries")
                        .uid("deliveries"),
                units,
                IndexSink.to(endpoints));
    }

    static void define(DataStream<Delivery> deliveries, Units units, Sink<Document> index) {
        deliveries
                .map(new DeliveryDocuments(units))
                .returns(DocumentSerializer.TYPE)
                .uid("delivery-documents")
                .name("Write deliveries")
                .sinkTo(index)
                .uid("index-sink")
                .name("Index");
    }
}
