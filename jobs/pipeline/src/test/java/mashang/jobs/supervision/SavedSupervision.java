package mashang.jobs.supervision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Contribution;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.intake.DeadLetter;
import mashang.jobs.Published;
import mashang.jobs.ReplayedLog.Memory;
import mashang.jobs.SavedRun;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.sla.Calendars;
import mashang.text.Vocabulary;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Supervision over a log that never changes: savepoints were made in the middle of it. */
public final class SavedSupervision {
    private static final int ORDERS = 60;

    private final Memory<Alert> alerts = new Memory<>();
    private final Memory<Document> index = new Memory<>();

    /** What it has told so far: alerts by id, documents by index and id. */
    public Map<String, String> told() {
        Map<String, String> told = new TreeMap<>(SavedRun.indexed(index.written()));
        alerts.written().forEach(alert -> told.put(alert.alertId(), alert.toString()));
        return told;
    }

    /** Goes on with a part of the log; see {@link SavedRun#run}. */
    public Path run(int parallelism, List<CaseEvent> part, @Nullable Path from, Path to) throws Exception {
        return SavedRun.run(parallelism, part, from, to, this::define);
    }

    private void define(StreamExecutionEnvironment env, DataStream<CaseEvent> events) {
        City city = new City(
                List.of(),
                List.of(),
                Units.none(),
                SupervisedOrders.policies(),
                Calendars.WEEKDAYS.plans(),
                Vocabulary.EMPTY);
        DataStream<RuleVersion> versions = events.flatMap(new OneRule())
                .returns(RuleVersion.class)
                .uid("test-rules")
                .setParallelism(1);
        SupervisionTopology.define(
                events,
                Published.of(versions, city),
                SupervisedOrders.rules(),
                new SupervisionTopology.Sinks(alerts, index, new Memory<DeadLetter>(), new Memory<Contribution>()));
    }

    /** Orders received in time, late, never; told late, told twice. */
    public static List<CaseEvent> log() {
        return SupervisedOrders.log(17, ORDERS, 300);
    }

    /** Something was published before everything else; in each run anew, which changes nothing. */
    private static final class OneRule implements FlatMapFunction<CaseEvent, RuleVersion> {
        private static final long serialVersionUID = 1L;

        private boolean isTold;

        @Override
        public void flatMap(CaseEvent event, Collector<RuleVersion> out) {
            if (!isTold) {
                isTold = true;
                out.collect(new RuleVersion(
                        RuleKind.CALENDAR, "weekdays", "saved", "", "甲", "试验", null, SupervisedOrders.minute(0)));
            }
        }
    }
}
