package mashang.recurrence.city;

import mashang.recurrence.Circumstances;
import mashang.recurrence.Complaint;
import mashang.recurrence.Signature;
import mashang.recurrence.duplicates.Fingerprint;
import mashang.recurrence.portrait.Traits;
import mashang.text.Classifier;
import mashang.text.ClassifierRules;
import mashang.text.ComplaintAnalyzer;
import mashang.text.Gazetteer;
import mashang.text.Location;
import mashang.text.PlaceRegister;
import mashang.text.SegmentedText;
import mashang.text.Vocabulary;
import mashang.text.Whereabouts;

/**
 * Reads accepted texts: what they are compared by, and what they say of place and concern where the feed says nothing. Not
 * thread-safe.
 */
public final class TextReading {
    private final ComplaintAnalyzer analyzer;
    private final Gazetteer gazetteer;
    private final Classifier classifier;

    /**
     * A reader.
     *
     * @param vocabulary domain terms and stop words
     * @param places names of places, and where they lie
     * @param words what tells a concern
     */
    public TextReading(Vocabulary vocabulary, PlaceRegister places, ClassifierRules words) {
        this.analyzer = new ComplaintAnalyzer(vocabulary);
        this.gazetteer = new Gazetteer(places, vocabulary);
        this.classifier = new Classifier(words);
    }

    /** Everything that is made of a text's words. */
    public ReadComplaint read(AcceptedText text) {
        Circumstances stated = text.circumstances();
        SegmentedText title = analyzer.segment(text.title());
        SegmentedText content = analyzer.segment(text.content());
        Location location = gazetteer.locate(
                new Whereabouts(
                        stated.district(),
                        stated.street(),
                        stated.grid(),
                        text.address(),
                        text.title(),
                        text.content()),
                title,
                content);
        Complaint complaint = new Complaint(
                text.orderId(),
                text.loggedAt(),
                text.occurredAt().isBefore(text.loggedAt()) ? text.occurredAt() : text.loggedAt(),
                text.caller(),
                circumstances(location, text).orElse(stated),
                Signature.of(
                        text.title(), text.content(), content.tokens(Signature.CONTENT_CHARS, analyzer), analyzer));
        Traits traits = Traits.of(title, content, analyzer);
        // It counts like any other, but lends the problem no word for its name, which everybody reads.
        boolean isNameless = text.conduct() || classifier.isAboutConduct(text.title(), text.content());
        return new ReadComplaint(
                complaint,
                isNameless ? Traits.NONE : traits,
                Fingerprint.of(text.title(), text.content(), traits),
                location.name());
    }

    private Circumstances circumstances(Location location, AcceptedText text) {
        return new Circumstances(
                location.district(),
                location.street(),
                location.grid(),
                null,
                null,
                classifier.classify(text.title(), text.content()).concern());
    }
}
