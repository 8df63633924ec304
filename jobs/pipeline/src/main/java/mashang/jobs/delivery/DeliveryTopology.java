package mashang.jobs.delivery;

import mashang.delivery.Acts;
import mashang.delivery.Consignment;
import mashang.delivery.Delivery;
import mashang.intake.DeadLetter;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Delivery: alerts, rules and events, the last two with the watermark of their ticks, in; messages and the record of them out. */
public final class DeliveryTopology {
    private DeliveryTopology() {}

    /**
     * What it reads.
     *
     * @param alerts about orders and problems
     * @param rules what is published, in order
     * @param events the event log
     */
    public record Inputs(DataStream<Alert> alerts, DataStream<RuleVersion> rules, DataStream<CaseEvent> events) {}

    /**
     * Where it sends and writes to.
     *
     * @param channels opened where the job runs
     * @param before what was sent before
     * @param deliveries gets every change
     * @param deadLetters gets routes that cannot be used
     */
    public record Ways(
            ChannelOpener channels, SentBefore before, Sink<Delivery> deliveries, Sink<DeadLetter> deadLetters) {}

    public static void define(Inputs inputs, Telling telling, Ways ways) {
        SingleOutputStreamOperator<Consignment> routed = inputs.alerts()
                .connect(inputs.rules())
                .transform(
                        "Say who gets an alert",
                        TypeInformation.of(Consignment.class),
                        new RouteOperator(telling.routes(), telling.units()))
                .uid("routed-alerts")
                .setParallelism(1);
        routed.getSideOutput(RouteOperator.REFUSED)
                .sinkTo(ways.deadLetters())
                .uid("refused-routes-sink")
                .name("Put aside routes that cannot be used")
                .setParallelism(1);
        DataStream<Acts.Act> acts = inputs.events()
                .keyBy(CaseEvent::orderId)
                .connect(inputs.rules().broadcast())
                .transform(
                        "Take out what people did", TypeInformation.of(Acts.Act.class), new OrderActs(telling.office()))
                .uid("order-acts");
        routed.keyBy(Consignment::channel)
                .connect(acts.broadcast())
                .transform(
                        "Deliver",
                        TypeInformation.of(Delivery.class),
                        new DeliverOperator(telling, ways.channels(), ways.before()))
                .uid("deliver")
                .sinkTo(ways.deliveries())
                .uid("deliveries-sink")
                .name("Record deliveries");
    }
}
