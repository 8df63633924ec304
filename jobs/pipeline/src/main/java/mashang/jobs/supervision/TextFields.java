package mashang.jobs.supervision;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mashang.jobs.JsonDocument;
import mashang.jobs.TextRules;
import mashang.text.Classification;
import mashang.text.Classification.Matched;
import mashang.text.Classifier;
import mashang.text.ComplaintAnalyzer;
import mashang.text.Gazetteer;
import mashang.text.Location;
import mashang.text.SegmentedText;
import mashang.text.Term;
import mashang.text.Whereabouts;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an event's title, content and address say, as fields for dashboards: a function of the event and the city's
 * {@link TextRules}. Most events have no text and cost nothing. Kind, concern, conduct and place are inferred: nothing is decided
 * by them, and each stands beside the words it rests on.
 */
final class TextFields implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How much of a text is read, in chars: a long letter, not a book pasted into the form. */
    static final int READ_CHARS = 4_000;

    /** Most terms of a document; a letter of {@link #READ_CHARS} rarely has half as many different ones. */
    static final int MOST_TERMS = 512;

    private final TextRules rules;
    private transient @Nullable Readers readers;

    TextFields(TextRules rules) {
        this.rules = rules;
    }

    /** What is made of the rules to read by: tables, and no state. */
    private record Readers(ComplaintAnalyzer analyzer, Classifier classifier, Gazetteer gazetteer) {}

    /** Whether an event has anything to be read. */
    static boolean areIn(CaseEvent e) {
        return isText(e.title()) || isText(e.content()) || isText(e.address());
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    void put(JsonDocument doc, CaseEvent e) {
        if (!areIn(e)) {
            return;
        }
        String title = start(e.title());
        String content = start(e.content());
        String address = start(e.address());
        Readers reading = readers();
        SegmentedText cutTitle = reading.analyzer().segment(title);
        SegmentedText cutContent = reading.analyzer().segment(content);
        List<Term> terms = new ArrayList<>(cutTitle.terms());
        terms.addAll(cutContent.terms());
        doc.put("terms", different(terms));
        Classification said = reading.classifier().classify(title, content);
        put(doc, said);
        boolean isMarked = e.flags().contains(CaseEvent.CONDUCT); // by the words intake goes by, which may be others
        doc.put("conduct", (said.conduct() || isMarked) ? Boolean.TRUE : null);
        put(
                doc,
                reading.gazetteer()
                        .locate(
                                new Whereabouts(e.district(), e.street(), e.grid(), address, title, content),
                                cutTitle,
                                cutContent));
    }

    private static void put(JsonDocument doc, Classification said) {
        doc.put("textKind", said.kind())
                .put("textKindWords", words(said.kindWords()))
                .put("concern", said.concern())
                .put("concernWords", words(said.concernWords()))
                .put("conductWords", words(said.conductWords()));
    }

    private static void put(JsonDocument doc, Location location) {
        doc.put("places", location.names())
                .put("textDistrict", location.district())
                .put("textStreet", location.street())
                .put("textGrid", location.grid())
                .put("placeGaps", location.gaps());
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

    private static Set<String> words(List<Matched> matched) {
        Set<String> words = new LinkedHashSet<>();
        for (Matched one : matched) {
            words.add(one.word());
        }
        return words;
    }

    private static String start(@Nullable String text) {
        String all = Objects.requireNonNullElse(text, "");
        return all.length() <= READ_CHARS ? all : all.substring(0, READ_CHARS);
    }

    private Readers readers() {
        Readers made = readers;
        if (made == null) {
            made = new Readers(
                    new ComplaintAnalyzer(rules.vocabulary()),
                    new Classifier(rules.words()),
                    new Gazetteer(rules.places(), rules.vocabulary()));
            readers = made;
        }
        return made;
    }
}
