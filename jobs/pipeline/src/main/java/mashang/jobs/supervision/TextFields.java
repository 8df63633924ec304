package mashang.jobs.supervision;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mashang.jobs.JsonDocument;
import mashang.text.ComplaintAnalyzer;
import mashang.text.Term;
import mashang.text.Vocabulary;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an event's title and content say, as fields for dashboards: a function of the two and the city's words. Most events
 * have neither and cost nothing.
 */
final class TextFields implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How much of a text is read, in chars: a long letter, not a book pasted into the form. */
    static final int READ_CHARS = 4_000;

    /** Most terms of a document; a letter of {@link #READ_CHARS} rarely has half as many different ones. */
    static final int MOST_TERMS = 512;

    private final Vocabulary vocabulary;
    private transient @Nullable ComplaintAnalyzer analyzer;

    TextFields(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void put(JsonDocument doc, CaseEvent e) {
        String title = start(e.title());
        String content = start(e.content());
        if (title.isEmpty() && content.isEmpty()) {
            return;
        }
        ComplaintAnalyzer reading = analyzer();
        List<Term> terms = new ArrayList<>(reading.terms(title));
        terms.addAll(reading.terms(content));
        doc.put("terms", different(terms));
    }

    private static Set<String> different(List<Term> terms) {
        Set<String> different = new LinkedHashSet<>();
        for (Term term : terms) {
            if (different.size() == MOST_TERMS) {
                break;
            }
            different.add(term.text());
        }
        return different;
    }

    private static String start(@Nullable String text) {
        return text == null ? "" : text.length() <= READ_CHARS ? text : text.substring(0, READ_CHARS);
    }

    /** It is no state: made where it is needed first, once for each task. */
    private ComplaintAnalyzer analyzer() {
        ComplaintAnalyzer made = analyzer;
        if (made == null) {
            made = new ComplaintAnalyzer(vocabulary);
            analyzer = made;
        }
        return made;
    }
}
