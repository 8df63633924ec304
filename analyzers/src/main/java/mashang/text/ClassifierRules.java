package mashang.text;

import java.io.Serializable;
import mashang.workorder.Kind;

/**
 * The words by which complaints are classified.
 *
 * @param kinds what the citizen wants; of two that score the same the one named first wins
 * @param concerns what is at stake; likewise
 * @param conduct words about how officials behave (推诿, 吃拿卡要); all speak for {@code true}
 */
public record ClassifierRules(Cues<Kind> kinds, Cues<Concern> concerns, Cues<Boolean> conduct) implements Serializable {

    /** No words: nothing is classified. */
    public static ClassifierRules none() {
        return new ClassifierRules(Cues.none(), Cues.none(), Cues.none());
    }
}
