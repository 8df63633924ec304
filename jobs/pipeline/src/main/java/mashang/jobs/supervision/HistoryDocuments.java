package mashang.jobs.supervision;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.jobs.TextRules;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.MapFunction;
import org.jspecify.annotations.Nullable;

/**
 * Events as documents of the monthly indices {@code mashang-events-yyyy.MM}, named from {@code loggedAt}: the month in which it
 * was handed over, which no feed can get wrong and no amendment changes. Read again by other {@link TextRules}, an event
 * has other terms; it is the same event.
 */
public final class HistoryDocuments implements MapFunction<FoldedEvent, Document> {
    private static final long serialVersionUID = 1L;

    /** Their indices begin with this. */
    public static final String INDEX_PREFIX = "mashang-events-";

    /** A folded event never changes. */
    private static final long ONLY_VERSION = 1;

    private final @Nullable TextFields textFields;
    private transient @Nullable JsonDocument document;
    private final HistoryIndex index = new HistoryIndex(INDEX_PREFIX);

    /** @param textRules by what texts are read; absent: they are not read */
    public HistoryDocuments(@Nullable TextRules textRules) {
        this.textFields = textRules == null ? null : new TextFields(textRules);
    }

    @Override
    public Document map(FoldedEvent folded) {
        return document(folded, index, true);
    }

    /** @param whole whether with what was said and by whom; else only what happened, when, and to what kind of order */
    Document document(FoldedEvent folded, HistoryIndex into, boolean whole) {
        CaseEvent e = folded.event();
        JsonDocument doc = document();
        doc.put("eventId", e.eventId())
                .put("orderId", e.orderId())
                .put("feed", CaseEvent.feedOf(e.orderId()))
                .put("step", e.step())
                .put("occurredAt", e.occurredAt())
                .put("recordedAt", e.recordedAt())
                .put("loggedAt", e.loggedAt())
                .put("delayMillis", e.loggedAt().toEpochMilli() - e.occurredAt().toEpochMilli())
                .put("revision", e.revision())
                .put("factKey", e.factKey())
                .put("unit", e.unit())
                .put("unitId", folded.unitId())
                .put("coUnits", e.coUnits())
                .put("dueAt", e.dueAt())
                .put("reason", whole ? e.reason() : null)
                .put("actor", whole ? e.actor() : null)
                .put("role", e.role())
                .put("parent", e.parent())
                .put("mergedInto", e.mergedInto())
                .put("concerns", e.concerns())
                .put("flags", e.flags());
        putOrder(doc, e);
        if (whole) {
            putSaid(doc, e);
        }
        if (whole && textFields != null) {
            textFields.put(doc, e);
        } else if (e.flags().contains(CaseEvent.CONDUCT)) {
            doc.put("conduct", true); // by which papers and pages know to withhold what they have from elsewhere
        }
        return doc.to(into.of(e.loggedAt()), e.eventId(), ONLY_VERSION);
    }

    private JsonDocument document() {
        JsonDocument doc = document;
        if (doc == null) {
            doc = new JsonDocument();
            document = doc;
        }
        return doc;
    }

    private static void putOrder(JsonDocument doc, CaseEvent e) {
        doc.put("channel", e.channel())
                .put("anonymous", e.anonymous())
                .put("confidential", e.confidential())
                .put("kind", e.kind())
                .put("category", e.category())
                .put("urgency", e.urgency())
                .put("grid", e.grid())
                .put("district", e.district())
                .put("street", e.street())
                .put("evidence", e.evidence())
                .put("found", e.found())
                .put("contacted", e.contacted())
                .put("resolved", e.resolved())
                .put("satisfied", e.satisfied())
                .put("verified", e.verified());
    }

    /** What was said, of whom and where exactly, and by whom. */
    private static void putSaid(JsonDocument doc, CaseEvent e) {
        doc.put("caller", e.caller())
                .put("title", e.title())
                .put("content", e.content())
                .put("address", e.address())
                .putPoint("location", e.longitude(), e.latitude())
                .put("subjectUnit", e.subjectUnit())
                .put("reply", e.reply());
    }
}
