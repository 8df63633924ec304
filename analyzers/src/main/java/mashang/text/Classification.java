package mashang.text;

import java.util.List;
import mashang.workorder.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a complaint say about it. <b>Inferred</b>: it is shown as such, with its words, and decides no due
 * time; what the feed states is another thing ({@code CaseEvent.kind}, {@code urgency}).
 *
 * @param kind what the citizen wants; absent where the words do not say
 * @param kindWords the words that say it, in their order; empty without a kind
 * @param concern what is at stake; absent where nothing is said to be
 * @param concernWords the words that say it
 * @param conduct whether it speaks of how officials behave: for the restricted index
 * @param conductWords the words that say so
 */
public record Classification(
        @Nullable Kind kind,
        List<Matched> kindWords,
        @Nullable Concern concern,
        List<Matched> concernWords,
        boolean conduct,
        List<Matched> conductWords) {

    /**
     * A word of the rules in the text; each word once, where it counts most.
     *
     * @param word as written in the text
     * @param inTitle whether it stands in the title, else in the content
     * @param from its first character there
     * @param to after its last
     */
    public record Matched(String word, boolean inTitle, int from, int to) {}
}
