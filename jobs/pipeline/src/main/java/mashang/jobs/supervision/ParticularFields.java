package mashang.jobs.supervision;

import mashang.jobs.JsonDocument;
import mashang.workorder.Particulars;
import org.jspecify.annotations.Nullable;

/** What is said of an order, as the fields of a document. */
final class ParticularFields {
    private ParticularFields() {}

    static void put(JsonDocument doc, Particulars p) {
        doc.put("anonymous", p.anonymous())
                .put("confidential", p.confidential())
                .put("grid", p.grid())
                .put("parent", p.parent())
                .put("mergedInto", p.mergedInto())
                .put("coUnits", p.coUnits())
                .put("contacted", p.contacted())
                .put("resolved", p.resolved())
                .put("satisfied", p.satisfied())
                .put("verified", p.verified());
        if (!p.isRestricted()) {
            doc.put("summary", p.summary())
                    .put("caller", p.caller())
                    .put("address", p.address())
                    .put("subjectUnit", p.subjectUnit())
                    .putPoint("location", p.longitude(), p.latitude());
        }
        putHead(doc, p);
        putLevels(doc, p.category());
    }

    /** The few that every document about an order has; the title only where analysts may read it. */
    static void putHead(JsonDocument doc, Particulars p) {
        doc.put("channel", p.channel())
                .put("kind", p.kind())
                .put("category", p.category())
                .put("urgency", p.urgency())
                .put("title", p.isRestricted() ? null : p.title())
                .put("district", p.district())
                .put("street", p.street());
    }

    private static void putLevels(JsonDocument doc, @Nullable String category) {
        if (category != null) {
            String[] levels = category.split("/", 3);
            for (int i = 0; i < levels.length; i++) {
                doc.put("category" + (i + 1), levels[i]);
            }
        }
    }
}
