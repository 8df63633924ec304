package mashang.jobs.recurrence;

import mashang.jobs.TextRules;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.TextReading;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Turns texts into what they are compared by; stateless, so as parallel as one likes. Facts without a text pass as they are. */
public final class ReadText extends RichMapFunction<ProblemFact, ProblemFact> {
    private static final long serialVersionUID = 1L;

    private final TextRules rules;
    private transient TextReading reading;

    public ReadText(TextRules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        reading = new TextReading(rules.vocabulary(), rules.places(), rules.words());
    }

    @Override
    public ProblemFact map(ProblemFact fact) {
        return fact.text() == null ? fact : fact.read(reading.read(fact.text()));
    }
}
