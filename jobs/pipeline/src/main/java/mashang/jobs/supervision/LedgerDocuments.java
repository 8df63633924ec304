package mashang.jobs.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.ledger.ClockEntry;
import mashang.ledger.LedgerEntry;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.Anomaly;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/** Ledger entries as documents of {@code mashang-ledger}; an unknown unit name is kept, flagged and counted. */
public final class LedgerDocuments extends RichMapFunction<LedgerEntry, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-ledger";

    private static final Map<Step, String> TIMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Step.SUBMITTED, "submittedAt"),
            Map.entry(Step.ACCEPTED, "acceptedAt"),
            Map.entry(Step.REJECTED, "rejectedAt"),
            Map.entry(Step.ANSWERED, "answeredAt"),
            Map.entry(Step.DISPATCHED, "dispatchedAt"),
            Map.entry(Step.SIGNED, "signedAt"),
            Map.entry(Step.RETURNED, "returnedAt"),
            Map.entry(Step.HANDLED, "handledAt"),
            Map.entry(Step.REPLIED, "repliedAt"),
            Map.entry(Step.FOLLOWED_UP, "followedUpAt"),
            Map.entry(Step.CHECKED, "checkedAt"),
            Map.entry(Step.WRITTEN_OFF, "writtenOffAt"),
            Map.entry(Step.REOPENED, "reopenedAt"),
            Map.entry(Step.CANCELLED, "cancelledAt"),
            Map.entry(Step.MERGED, "mergedAt")));

    private static final Step[] STEPS = Step.values();

    private final Units units;
    private transient Counter unknownUnits;
    private transient JsonDocument document;

    public LedgerDocuments(Units units) {
        this.units = units;
    }

    @Override
    public void open(OpenContext context) {
        unknownUnits = getRuntimeContext().getMetricGroup().addGroup("mashang").counter("unknownUnits");
        document = new JsonDocument();
    }

    @Override
    public Document map(LedgerEntry e) {
        Optional<Unit> unit = units.named(e.unit(), Instant.ofEpochMilli(e.lastLoggedAt()));
        Collection<String> anomalies = e.anomalies();
        if (e.unit() != null && unit.isEmpty()) {
            anomalies = new TreeSet<>(anomalies);
            anomalies.add(Anomaly.UNKNOWN_UNIT.name());
            unknownUnits.inc();
        }
        JsonDocument doc = document.put("orderId", e.orderId())
                .put("feed", CaseEvent.feedOf(e.orderId()))
                .put("sourceId", e.orderId().substring(e.orderId().indexOf(':') + 1))
                .put("stage", e.stage())
                .put("rounds", e.rounds())
                .put("hops", e.hops())
                .put("returns", e.returns())
                .put("unit", e.unit())
                .put("anomalies", anomalies)
                .put("facts", e.facts())
                .put("decisions", e.decisions())
                .putTime("dueAt", e.dueAt())
                .putTime("firstLoggedAt", e.firstLoggedAt())
                .putTime("lastLoggedAt", e.lastLoggedAt())
                .put("breached", e.breaches() > 0)
                .put("breaches", e.breaches());
        UnitFields.put(doc, unit);
        ParticularFields.put(doc, e.particulars());
        for (Step step : STEPS) {
            String field = TIMES.get(step);
            if (field != null) {
                doc.putTime(field, e.times().get(step));
            }
        }
        doc.putAll("clocks", e.clocks(), LedgerDocuments::put);
        return doc.to(INDEX, e.orderId(), e.version());
    }

    private static void put(ClockEntry c, JsonDocument doc) {
        doc.put("clock", c.clock())
                .put("round", c.round())
                .put("hop", c.hop())
                .put("unit", c.unit())
                .putTime("startedAt", c.startedAt())
                .putTime("dueAt", c.dueAt())
                .putTime("stoppedAt", c.stoppedAt())
                .put("state", c.stoppedAt() == null ? "running" : "stopped")
                .put("provisional", c.provisional())
                .put("warned", c.warned())
                .put("rungs", c.rungs())
                .put("breached", c.breached())
                .putTime("breachedAt", c.breachedAt())
                .put("overdueMillis", c.overdueMillis())
                .put("policy", c.policy());
    }
}
