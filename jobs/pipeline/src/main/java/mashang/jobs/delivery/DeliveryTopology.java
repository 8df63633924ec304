package mashang.jobs.delivery;

import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.DocumentSerializer;
import mashang.delivery.Acts;
import mashang.delivery.Consignment;
import mashang.delivery.Delivery;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Delivery: alerts, and events with the watermark of their ticks, in; messages and the record of them out. */
public final class DeliveryTopology {
    private DeliveryTopology() {}

    /**
     * Where it sends and writes to.
     *
     * @param channels opened where the job runs
     * @param before what was sent before
     * @param deliveries gets what came to its end
     * @param index gets every change
     */
    public record Ways(ChannelOpener channels, SentBefore before, Sink<Delivery> deliveries, Sink<Document> index) {}

    public static void define(DataStream<Alert> alerts, DataStream<CaseEvent> events, Telling telling, Ways ways) {
        DataStream<Consignment> routed = alerts.flatMap(new RouteAlerts(telling))
                .returns(Consignment.class)
                .uid("routed-alerts")
                .name("Say who gets an alert")
                .setParallelism(1);
        DataStream<Acts.Act> acts = events.flatMap(new OrderActs(telling.authority()))
                .returns(Acts.Act.class)
                .uid("order-acts")
                .name("Take out what people did");
        DataStream<Delivery> deliveries = routed.keyBy(Consignment::channel)
                .connect(acts.broadcast())
                .transform(
                        "Deliver",
                        TypeInformation.of(Delivery.class),
                        new DeliverOperator(telling, ways.channels(), ways.before()))
                .uid("deliver");
        deliveries
                .filter(delivery -> delivery.status().isFinal())
                .uid("ended-deliveries")
                .name("Take out what came to its end")
                .sinkTo(ways.deliveries())
                .uid("deliveries-sink")
                .name("Record deliveries");
        deliveries
                .map(new DeliveryDocuments(telling.units()))
                .returns(DocumentSerializer.TYPE)
                .uid("delivery-documents")
                .name("Write deliveries")
                .sinkTo(ways.index())
                .uid("index-sink")
                .name("Index");
    }
}
