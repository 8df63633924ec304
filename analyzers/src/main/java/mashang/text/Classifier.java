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
    /** Two words, or one in the title, or one of those that weigh double. */
    private static final int ABOUT_CONDUCT = 2;

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

    /**
     * Whether a complaint is about how officials behave, and does not only mention it ({@link Classification#conduct}): many who complain of a
     * street lamp say in passing that nobody cared.
     */
    public boolean isAboutConduct(String title, String content) {
        return conduct.read(Readable.of(title), Readable.of(content)).score() >= ABOUT_CONDUCT;
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
