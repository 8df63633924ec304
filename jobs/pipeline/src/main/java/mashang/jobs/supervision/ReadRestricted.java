package mashang.jobs.supervision;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.Reading;
import mashang.jobs.TextReader;
import mashang.jobs.TextRules;

/** The same of restricted orders; see {@link RestrictedDocuments}. */
final class ReadRestricted implements Reading<FoldedEvent, Document> {
    private static final long serialVersionUID = 1L;

    @Override
    public long readAsOf(FoldedEvent folded) {
        return TextFields.areIn(folded.event()) ? folded.event().loggedAt().toEpochMilli() : AT_ONCE;
    }

    @Override
    public TextReader<FoldedEvent, Document> by(TextRules rules) {
        return new RestrictedDocuments(rules)::flatMap;
    }
}
