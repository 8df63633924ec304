package mashang.jobs.supervision;

import mashang.jobs.JsonDocument;
import mashang.workorder.Particulars;
import org.jspecify.annotations.Nullable;

/** What is said of an order, as the fields of a document. */
final class ParticularFields {
    private ParticularFields() {}

    static void put(JsonDocument doc, Particulars p) {
        doc.put("summary", p.summary())
                .put("caller", p.caller())
                .put("anonymous", p.anonymous())
                .put("confidential", p.confidential())
                .put("address", p.address())
                .put("grid", p.grid())
                .put("subjectUnit", p.subjectUnit())
                .put("parent", p.parent())
                .put("mergedInto", p.mergedInto())
                .put("coUnits", p.coUnits())
                .put("contacted", p.contacted())
                .put("resolved", p.resolved())
                .put("satisfied", p.satisfied())
                .put("verified", p.verified())
                .putPoint("location", p.longitude(), p.latitude());
        putHead(doc, p);
        putLevels(doc, p.category());
    }

    /** The few that every document about an order has. */
    static void putHead(JsonDocument doc, Particulars p) {
        doc.put("channel", p.channel())
                .put("kind", p.kind())
                .put("category", p.category())
                .put("urgency", p.urgency())
                .put("title", p.title())
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
