package mashang.jobs.deadletters;

import mashang.connectors.elasticsearch.Document;
import mashang.intake.DeadLetter;
import mashang.jobs.JsonDocument;
import org.apache.flink.api.common.functions.MapFunction;

/** Dead letters as documents of {@code mashang-dead-letters}: reason and masked excerpt, never the original bytes. */
public final class DeadLetterDocuments implements MapFunction<DeadLetter, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-dead-letters";

    /** A letter never changes. */
    private static final long ONLY_VERSION = 1;

    @Override
    public Document map(DeadLetter letter) {
        JsonDocument doc = new JsonDocument()
                .put("id", letter.id())
                .put("stage", letter.stage())
                .put("feed", letter.feed())
                .put("origin", letter.origin())
                .put("topic", letter.topic())
                .put("partition", letter.partition() < 0 ? null : (Integer) letter.partition())
                .put("offset", letter.offset() < 0 ? null : (Long) letter.offset())
                .put("reason", letter.reason())
                .put("message", letter.message(false))
                .put("field", letter.field())
                .put("excerpt", letter.excerpt());
        if (letter.loggedAt() > 0) {
            doc.putTime("loggedAt", letter.loggedAt());
        }
        return doc.to(INDEX, letter.id(), ONLY_VERSION);
    }
}
