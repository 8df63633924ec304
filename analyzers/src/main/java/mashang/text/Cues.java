package mashang.text;

import java.io.Serializable;
import java.util.List;

/**
 * What words say about a text: each speaks for a target with a weight, unless it is negated.
 *
 * @param least the score from which a target counts, 1 or more
 * @param edges how stated intentions count more
 * @param negations what takes a word back
 * @param neutral longer words that contain a cue and do not mean it (投诉电话 is no complaint)
 * @param cues the words; no word twice
 */
public record Cues<T extends Serializable>(
        int least, Edges edges, Negations negations, List<String> neutral, List<Cue<T>> cues) implements Serializable {

    /**
     * A word that speaks for a target.
     *
     * @param target what it speaks for
     * @param word in simplified characters
     * @param weight 1 or more
     */
    public record Cue<T extends Serializable>(T target, String word, int weight) implements Serializable {}

    /**
     * People say what they want first and last.
     *
     * @param chars so many characters at either end of the text, 0 or more; all of a title
     * @param factor a word there counts so many times, 1 or more
     */
    public record Edges(int chars, int factor) implements Serializable {}

    /**
     * Words that take a cue back where no punctuation stands between.
     *
     * @param before words before it (不是, 没有)
     * @param after words after it (已排除)
     * @param reach how many characters may stand between, 0 or more
     */
    public record Negations(List<String> before, List<String> after, int reach) implements Serializable {}

    /** No words: nothing is ever said. */
    public static <T extends Serializable> Cues<T> none() {
        return new Cues<>(1, new Edges(0, 1), new Negations(List.of(), List.of(), 0), List.of(), List.of());
    }
}
