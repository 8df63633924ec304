package mashang.jobs.recurrence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.ReplayedLog.Memory;
import mashang.jobs.SavedRun;
import mashang.jobs.TextRules;
import mashang.recurrence.city.CitySettings;
import mashang.sla.Alert;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Recurrence over a log that never changes: savepoints were made in the middle of it. No words of a city, which do change. */
public final class SavedRecurrence {
    private static final int ORDERS = 50;

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
                        "city",
                        CitySettings.DEFAULT,
                        TextRules.NONE,
                        Authority.NOBODY,
                        new RecurrenceTopology.Sinks(index, alerts)));
    }

    public static List<CaseEvent> log() {
        List<CaseEvent> log = new ArrayList<>(ComplaintOrders.events(ORDERS, 23));
        log.add(ComplaintOrders.event("last", 10 * ORDERS, Step.URGED)); // brings the watermark past everything
        return log;
    }
}
