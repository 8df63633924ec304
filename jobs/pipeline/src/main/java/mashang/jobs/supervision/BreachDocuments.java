package mashang.jobs.supervision;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.sla.Alert;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Decisions as documents of {@code mashang-breaches}: one document per breach, under the id of the alert that told it; a
 * correction writes the same document anew.
 */
public final class BreachDocuments implements MapFunction<BreachNotice, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-breaches";

    private final Units units;

    public BreachDocuments(Units units) {
        this.units = units;
    }

    @Override
    public Document map(BreachNotice notice) {
        Alert a = notice.alert();
        String breach = a.corrects() == null ? a.alertId() : a.corrects();
        JsonDocument doc = new JsonDocument()
                .put("alertId", breach)
                .put("orderId", a.orderId())
                .put("feed", CaseEvent.feedOf(a.orderId()))
                .put("round", a.round())
                .put("clock", a.clock())
                .put("startedAt", a.startedAt())
                .put("dueAt", a.dueAt())
                .put("stoppedAt", a.stoppedAt())
                .put("decidedAt", a.toldAt())
                .put("withdrawn", a.withdrawn())
                .put("unit", a.unit())
                .put("policy", a.policy())
                .put("graceMillis", notice.graceMillis());
        if (a.corrects() != null) {
            doc.put("correctedAt", a.decidedAt()).put("correction", a.alertId());
        }
        UnitFields.put(doc, units.named(a.unit(), a.toldAt()));
        ParticularFields.putHead(doc, notice.particulars());
        return doc.to(INDEX, breach, a.revision());
    }
}
