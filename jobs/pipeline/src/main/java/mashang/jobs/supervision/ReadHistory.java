package mashang.jobs.supervision;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.Reading;
import mashang.jobs.TextReader;
import mashang.jobs.TextRules;

/** Reads the texts of events by the words in force when they were handed over; see {@link HistoryDocuments}. */
final class ReadHistory implements Reading<FoldedEvent, Document> {
    private static final long serialVersionUID = 1L;

    @Override
    public long readAsOf(FoldedEvent folded) {
        return folded.event().loggedAt().toEpochMilli();
    }

    @Override
    public TextReader<FoldedEvent, Document> by(TextRules rules) {
        HistoryDocuments documents = new HistoryDocuments(rules);
        return (folded, out) -> out.collect(documents.map(folded));
    }
}
