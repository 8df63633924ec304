package mashang.jobs.supervision;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.TextRules;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Events of restricted orders, twice: whole in {@code mashang-restricted-yyyy.MM}, which analysts cannot read, and in the open history
 * without what was said, of whom, where exactly and by whom, so that its counts stay right. What was written before an order was known
 * to be restricted is not taken back.
 */
public final class RestrictedDocuments implements FlatMapFunction<FoldedEvent, Document> {
    private static final long serialVersionUID = 1L;

    /** Their indices begin with this. */
    public static final String INDEX_PREFIX = "mashang-restricted-";

    private final HistoryDocuments documents;
    private final HistoryIndex open = new HistoryIndex(HistoryDocuments.INDEX_PREFIX);
    private final HistoryIndex restricted = new HistoryIndex(INDEX_PREFIX);

    /** @param textRules by what texts are read; absent: they are not read */
    public RestrictedDocuments(@Nullable TextRules textRules) {
        this.documents = new HistoryDocuments(textRules);
    }

    @Override
    public void flatMap(FoldedEvent event, Collector<Document> out) {
        out.collect(documents.document(event, restricted, true));
        out.collect(documents.document(event, open, false));
    }
}
