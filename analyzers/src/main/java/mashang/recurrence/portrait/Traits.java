package mashang.recurrence.portrait;

import java.util.List;
import mashang.text.ComplaintAnalyzer;
import mashang.text.SegmentedText;

/**
 * What of a complaint a portrait is drawn from. In lower case, as texts are compared.
 *
 * @param names what in the title could be the name of a place or body, by its ending or because no dictionary knows it;
 *     each once, sorted
 * @param contentNames names by their ending that only the text has; each once, sorted
 * @param places full names by their ending in the text, the most frequent first; few
 * @param words words of title and text that are no part of a name by its ending; each once, sorted
 * @param phrases runs of the title between names that could say what is wrong, of whole words; each once, sorted
 */
public record Traits(
        List<String> names, List<String> contentNames, List<String> places, List<String> words, List<String> phrases) {
    /** Nothing is known. */
    public static final Traits NONE = new Traits(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * The traits of a text.
     *
     * @param title masked title, empty where there is none: the first sentence stands in for it
     * @param content masked text, empty where there is none
     */
    public static Traits of(String title, String content, ComplaintAnalyzer analyzer) {
        return new TraitsReader(analyzer).read(title, content);
    }

    /** The same where both were cut by this analyzer already. */
    public static Traits of(SegmentedText title, SegmentedText content, ComplaintAnalyzer analyzer) {
        return new TraitsReader(analyzer).read(title, content);
    }
}
