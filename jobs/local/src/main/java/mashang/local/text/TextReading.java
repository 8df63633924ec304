package mashang.local.text;

import java.util.ArrayList;
import java.util.List;
import mashang.text.Change;
import mashang.text.Classification;
import mashang.text.Location;
import mashang.text.Term;

/**
 * One complaint text on its way to its terms, for people who ask why.
 *
 * @param written as it came
 * @param masked what was masked of it, in order
 * @param clean as it is stored and shown
 * @param read what is cut into words
 * @param changes why that differs from the clean text
 * @param words what it was cut into, before domain terms were merged
 * @param merged domain terms that more than one word went into
 * @param left words that are no terms, and why; not the punctuation
 * @param terms what the text is about
 * @param location where its matter lies, by the text alone
 * @param said what its words say of kind, concern and conduct: inferred
 */
public record TextReading(
        String written,
        List<Hidden> masked,
        String clean,
        String read,
        List<Change> changes,
        List<String> words,
        List<Merged> merged,
        List<Left> left,
        List<Term> terms,
        Location location,
        Classification said) {

    /** Words that were masked, and the sign in their place. */
    public record Hidden(String words, String sign) {}

    /** A domain term and the words it was made of. */
    public record Merged(String term, List<String> parts) {}

    /** A word that is no term. */
    public record Left(String word, Why why) {}

    /** Why a word is no term. */
    public enum Why {
        STOP_WORD,
        SINGLE,
        NUMBER
    }

    /** The words that were left out for one reason, in order, each once. */
    public List<String> left(Why why) {
        List<String> words = new ArrayList<>();
        for (Left one : left) {
            if (one.why() == why && !words.contains(one.word())) {
                words.add(one.word());
            }
        }
        return words;
    }
}
