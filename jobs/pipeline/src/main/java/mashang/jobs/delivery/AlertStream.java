package mashang.jobs.delivery;

import java.util.List;
import mashang.connectors.kafka.AlertEntry;
import mashang.connectors.kafka.Alerts;
import mashang.connectors.kafka.DeadLetters;
import mashang.intake.DeadLetter;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.sla.Alert;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The topics of alerts, about orders and about problems, as one stream: their unreadable records are counted, and become dead letters. */
public final class AlertStream {
    private static final OutputTag<DeadLetter> UNREADABLE = new OutputTag<>("unreadable-alerts") {};

    private AlertStream() {}

    /** Reads the alerts, each topic in its order. */
    public static DataStream<Alert> of(StreamExecutionEnvironment env, Endpoints endpoints) {
        String group = EventStream.group(endpoints, DeliveryJob.NAME) + ".alerts";
        SingleOutputStreamOperator<Alert> alerts = env.fromSource(
                        Alerts.source(
                                endpoints.bootstrapServers(),
                                List.of(
                                        endpoints.topics().alerts(),
                                        endpoints.topics().problemAlerts()),
                                group),
                        WatermarkStrategy.noWatermarks(),
                        "Read alerts")
                .uid("alerts")
                .setParallelism(1)
                .process(new Sort())
                .returns(TypeInformation.of(Alert.class))
                .uid("readable-alerts")
                .name("Take out the alerts")
                .setParallelism(1);
        alerts.getSideOutput(UNREADABLE)
                .sinkTo(DeadLetters.sink(
                        endpoints.bootstrapServers(), endpoints.topics().deadLetters()))
                .uid("unreadable-alerts-sink")
                .name("Put aside alerts that are unreadable")
                .setParallelism(1);
        return alerts;
    }

    /** Keeps nothing. */
    static final class Sort extends ProcessFunction<AlertEntry, Alert> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // open() sets it
        private transient Counter unreadable;

        @Override
        public void open(OpenContext context) {
            unreadable =
                    getRuntimeContext().getMetricGroup().addGroup("mashang").counter("alertsUnreadable");
        }

        @Override
        public void processElement(AlertEntry entry, Context context, Collector<Alert> out) {
            if (entry.alert() != null) {
                out.collect(entry.alert());
            } else if (entry.dead() != null) {
                unreadable.inc();
                context.output(UNREADABLE, entry.dead());
            }
        }
    }
}
