package mashang.jobs.recurrence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.config.City;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.Published;
import mashang.jobs.ReplayedLog.Memory;
import mashang.jobs.SavedRun;
import mashang.jobs.TextRules;
import mashang.recurrence.city.CitySettings;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.sla.Calendars;
import mashang.text.Vocabulary;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Recurrence over a log that never changes: savepoints were made in the middle of it. No words of a city, which do change. */
public final class SavedRecurrence {
    private static final int ORDERS = 50;

    private static final City WORDLESS =
            new City(List.of(), List.of(), Units.none(), List.of(), Calendars.WEEKDAYS.plans(), Vocabulary.EMPTY);

    private final Memory<Document> index = new Memory<>();
    private final Memory<Alert> alerts = new Memory<>();

    /** What it has told so far: alerts by id, documents by index and id. */
    public Map<String, String> told() {
        Map<String, String> told = new TreeMap<>(SavedRun.indexed(index.written()));
        alerts.written().forEach(alert -> told.put(alert.alertId(), alert.toString()));
        return told;
    }

    /** Goes on with a part of the log; see {@link SavedRun#run}. */
    public Path run(int parallelism, List<CaseEvent> part, @Nullable Path from, Path to) throws Exception {
        return SavedRun.run(
                parallelism,
                part,
                from,
                to,
                (env, events) -> RecurrenceTopology.define(
                        events,
                        Published.of(published(events), WORDLESS),
                        "city",
                        new RecurrenceTopology.Rules(CitySettings.DEFAULT, TextRules.NONE),
                        new RecurrenceTopology.Sinks(index, alerts)));
    }

    /** A word was published before everything else; in each run anew, which changes nothing. */
    private static DataStream<RuleVersion> published(DataStream<CaseEvent> events) {
        return events.flatMap(new OneWord())
                .returns(RuleVersion.class)
                .uid("test-rules")
                .setParallelism(1);
    }

    public static List<CaseEvent> log() {
        List<CaseEvent> log = new ArrayList<>(ComplaintOrders.events(ORDERS, 23));
        log.add(ComplaintOrders.event("last", 10 * ORDERS, Step.URGED)); // brings the watermark past everything
        return log;
    }

    private static final class OneWord implements FlatMapFunction<CaseEvent, RuleVersion> {
        private static final long serialVersionUID = 1L;

        private boolean isTold;

        @Override
        public void flatMap(CaseEvent event, Collector<RuleVersion> out) {
            if (!isTold) {
                isTold = true;
                out.collect(new RuleVersion(
                        RuleKind.LEXICON, "saved.txt", "1", "保存的词", "甲", "试验", null, ComplaintOrders.millis(0)));
            }
        }
    }
}
