package mashang.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.connectors.kafka.AlertCodec;
import mashang.connectors.kafka.AlertEntry;
import mashang.delivery.Delivery;
import mashang.delivery.SampleAlerts;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.jobs.JobEnvironment;
import mashang.jobs.ReplayedLog;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class DeliveryTopologyTest {
    private static final City CITY = City.load(Path.of("..", "..", "config"));

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        JobEnvironment.configure(env, Duration.ofSeconds(1));
        return env;
    }

    /** Never run. */
    private static <T> DataStream<T> nothing(StreamExecutionEnvironment env, Class<T> type) {
        return env.fromSequence(0, 1)
                .uid("test-numbers-" + type.getSimpleName())
                .map(number -> type.cast(null))
                .returns(type)
                .uid("test-" + type.getSimpleName());
    }

    @Test
    void uidsStayForEver() {
        StreamExecutionEnvironment env = environment();
        Telling telling = Telling.of(DeliveryFiles.load(Path.of("..", "..", "config"), CITY), CITY, false);
        DeliveryTopology.define(
                new DeliveryTopology.Inputs(
                        nothing(env, Alert.class), nothing(env, RuleVersion.class), nothing(env, CaseEvent.class)),
                telling,
                new DeliveryTopology.Ways(
                        settings -> {
                            throw new IllegalStateException("nothing is opened");
                        },
                        each -> {},
                        new DiscardingSink<>(),
                        new DiscardingSink<>()));
        assertThat(ReplayedLog.uids(env))
                .containsExactly("deliver", "deliveries-sink", "order-acts", "refused-routes-sink", "routed-alerts");
    }

    @Test
    void uidsOfTheIndexStayForEver() {
        StreamExecutionEnvironment env = environment();
        DeliveryIndexJob.define(nothing(env, Delivery.class), CITY.units(), new DiscardingSink<>());
        assertThat(ReplayedLog.uids(env)).containsExactly("delivery-documents", "index-sink");
    }

    @Test
    void whatIsReadOfTheTopicsIsAnAlertOrADeadLetterAndCounted() throws Exception {
        List<Alert> alerts = new ArrayList<>();
        for (Alert.Kind kind : Alert.Kind.values()) {
            alerts.add(SampleAlerts.of(kind, "hotline:1", "市城市管理局"));
        }
        DeadLetter letter = DeadLetter.of(
                new RawRecord("t", 0, 1, 2, null, 0, null, "nonsense".getBytes(StandardCharsets.UTF_8), 0),
                null,
                DeadReason.BAD_ALERT,
                List.of("x"),
                null,
                "nonsense");
        try (OneInputStreamOperatorTestHarness<AlertEntry, Alert> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new AlertStream.Sort())) {
            for (Alert alert : alerts) {
                harness.processElement(
                        new StreamRecord<>(new AlertEntry(AlertCodec.decode(AlertCodec.encode(alert)), null)));
            }
            harness.processElement(new StreamRecord<>(new AlertEntry(null, letter)));
            assertThat(harness.extractOutputValues()).isEqualTo(alerts);
        }
    }
}
