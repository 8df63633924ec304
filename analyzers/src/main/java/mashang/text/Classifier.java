package mashang.text;

import java.util.List;
import mashang.text.Classification.Matched;
import mashang.workorder.Kind;

/**
 * Says from its words what a complaint wants (咨询/求助/投诉/举报/建议/表扬), what is at stake, and whether it is about
 * conduct. Each set of words reads the text once, in linear time. Immutable, safe for several threads. Making one builds
 * tables: keep it.
 */
public final class Classifier {
    private final CueReader<Kind> kinds;
    private final CueReader<Concern> concerns;
    private final CueReader<Boolean> conduct;

    public Classifier(ClassifierRules rules) {
        kinds = new CueReader<>(rules.kinds());
        concerns = new CueReader<>(rules.concerns());
        conduct = new CueReader<>(rules.conduct());
    }

    /** Classifies a text without a title. */
    public Classification classify(String clean) {
        return classify("", clean);
    }

    /** Whether a complaint is about how officials behave: {@link Classification#conduct} alone, for who needs no more. */
    public boolean isAboutConduct(String title, String content) {
        return !conduct.read(Readable.of(title), Readable.of(content)).words().isEmpty();
    }

    /**
     * Classifies a complaint.
     *
     * @param title masked title, empty where there is none
     * @param content masked text, empty where there is none
     */
    public Classification classify(String title, String content) {
        Readable foldedTitle = Readable.of(title);
        Readable foldedContent = Readable.of(content);
        CueReader.Verdict<Kind> kind = kinds.read(foldedTitle, foldedContent);
        CueReader.Verdict<Concern> concern = concerns.read(foldedTitle, foldedContent);
        CueReader.Verdict<Boolean> behaved = conduct.read(foldedTitle, foldedContent);
        List<Matched> conductWords = behaved.words();
        return new Classification(
                kind.target(), kind.words(), concern.target(), concern.words(), !conductWords.isEmpty(), conductWords);
    }
}
