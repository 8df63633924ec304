package mashang.jobs.supervision;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every decision as a document of the history, beside the events it follows from: warnings, breaches, rungs, reminders and corrections, each
 * once and for good. By {@code loggedAt}, which of a decision is when it was taken, events and decisions of an order are one story; a
 * decision has a {@code decision} where an event has a {@code step}.
 */
public final class DecisionDocuments implements MapFunction<BreachNotice, Document> {
    private static final long serialVersionUID = 1L;

    /** What a document of the history has if it is a decision. */
    public static final String FIELD = "decision";

    /** A decision never changes: a correction is another one. */
    private static final long ONLY_VERSION = 1;

    private transient @Nullable JsonDocument document;
    private final HistoryIndex index = new HistoryIndex(HistoryDocuments.INDEX_PREFIX);

    @Override
    public Document map(BreachNotice notice) {
        Alert a = notice.alert();
        JsonDocument doc = document();
        doc.put("alertId", a.alertId())
                .put("orderId", a.orderId())
                .put("feed", CaseEvent.feedOf(a.orderId()))
                .put(FIELD, a.kind())
                .put("loggedAt", a.decidedAt())
                .put("toldAt", a.toldAt())
                .put("round", a.round())
                .put("clock", a.clock())
                .put("hop", a.hop())
                .put("startedAt", a.startedAt())
                .put("dueAt", a.dueAt())
                .put("stoppedAt", a.stoppedAt())
                .put("unit", a.unit())
                .put("owner", a.owner())
                .put("policy", a.policy())
                .put("provisional", a.provisional());
        if (notice.unit() != null) {
            doc.put("unitId", notice.unit().id());
        }
        if (a.number() > 0) {
            doc.put("number", a.number()).put("rung", a.rung());
        }
        if (a.corrects() != null) {
            doc.put("corrects", a.corrects()).put("corrected", a.corrected()).put("withdrawn", a.withdrawn());
        }
        return doc.to(index.of(a.decidedAt()), a.alertId(), ONLY_VERSION);
    }

    private JsonDocument document() {
        JsonDocument doc = document;
        if (doc == null) {
            doc = new JsonDocument();
            document = doc;
        }
        return doc;
    }
}
