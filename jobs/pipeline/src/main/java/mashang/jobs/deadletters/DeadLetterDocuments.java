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
                .put("reason", letter.reason())
                .put("message", letter.message(false))
                .put("field", letter.field())
                .put("excerpt", letter.excerpt());
        if (letter.origin().startsWith(letter.topic() + '/')) {
            // A row of a file is known by its line; its offset changes with the heartbeats between the rows.
            doc.put("topic", letter.topic())
                    .put("partition", letter.partition())
                    .put("offset", letter.offset());
        }
        if (letter.loggedAt() > 0) {
            doc.putTime("loggedAt", letter.loggedAt());
        }
        return doc.to(INDEX, letter.id(), ONLY_VERSION);
    }
}
