package mashang.jobs.recurrence;

import mashang.recurrence.AcceptedText;
import mashang.recurrence.Complaint;
import mashang.text.ComplaintAnalyzer;
import mashang.text.Vocabulary;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Turns texts into what they are compared by; stateless, so as parallel as one likes. */
public final class ReadText extends RichMapFunction<AcceptedText, Complaint> {
    private static final long serialVersionUID = 1L;

    private final Vocabulary vocabulary;
    private transient ComplaintAnalyzer analyzer;

    public ReadText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public void open(OpenContext context) {
        analyzer = new ComplaintAnalyzer(vocabulary);
    }

    @Override
    public Complaint map(AcceptedText text) {
        return text.read(analyzer);
    }
}
