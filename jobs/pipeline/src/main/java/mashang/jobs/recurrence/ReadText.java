package mashang.jobs.recurrence;

import mashang.jobs.Reading;
import mashang.jobs.TextReader;
import mashang.jobs.TextRules;
import mashang.recurrence.city.AcceptedText;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.TextReading;

/**
 * Turns texts into what they are compared by: by the words in force when the order was accepted, also where it is read again because people
 * split it off. Facts without a text pass as they are.
 */
public final class ReadText implements Reading<ProblemFact, ProblemFact> {
    private static final long serialVersionUID = 1L;

    @Override
    public long readAsOf(ProblemFact fact) {
        AcceptedText text = fact.text();
        return text == null ? AT_ONCE : text.loggedAt().toEpochMilli();
    }

    @Override
    public TextReader<ProblemFact, ProblemFact> by(TextRules rules) {
        TextReading reading = new TextReading(rules.vocabulary(), rules.places(), rules.words());
        return (fact, out) -> out.collect(fact.text() == null ? fact : fact.read(reading.read(fact.text())));
    }
}
