package mashang.jobs.supervision;

import java.util.EnumSet;
import java.util.Set;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Decisions as documents of {@code mashang-breaches}: one document per breach, under the id of the alert that told it; a
 * correction writes the same document anew.
 */
public final class BreachDocuments implements FlatMapFunction<BreachNotice, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-breaches";

    /** Warnings, rungs and reminders are shown in the ledger, beside the clock they are about. */
    private static final Set<Alert.Kind> ACCUSATIONS =
            EnumSet.of(Alert.Kind.BREACH, Alert.Kind.CADENCE_MISSED, Alert.Kind.BUCK_PASSING);

    @Override
    public void flatMap(BreachNotice notice, Collector<Document> out) {
        Alert a = notice.alert();
        Alert.Kind kind = a.corrected() == null ? a.kind() : a.corrected();
        if (ACCUSATIONS.contains(kind)) {
            out.collect(document(notice, a, kind));
        }
    }

    private Document document(BreachNotice notice, Alert a, Alert.Kind kind) {
        String breach = a.corrects() == null ? a.alertId() : a.corrects();
        JsonDocument doc = new JsonDocument()
                .put("alertId", breach)
                .put("orderId", a.orderId())
                .put("feed", CaseEvent.feedOf(a.orderId()))
                .put("round", a.round())
                .put("alert", kind)
                .put("clock", a.clock())
                .put("hop", a.hop())
                .put("owner", a.owner())
                .put("provisional", a.provisional())
                .put("startedAt", a.startedAt())
                .put("dueAt", a.dueAt())
                .put("stoppedAt", a.stoppedAt())
                .put("decidedAt", a.toldAt())
                .put("withdrawn", a.withdrawn())
                .put("waived", notice.ruled().waived())
                .put("unit", a.unit())
                .put("policy", a.policy())
                .put("graceMillis", notice.graceMillis());
        if (a.corrects() != null) {
            doc.put("correctedAt", a.decidedAt()).put("correction", a.alertId());
        }
        UnitFields.put(doc, notice.unit(), a.unit());
        ParticularFields.putHead(doc, notice.particulars());
        return doc.to(INDEX, breach, a.revision());
    }
}
