package mashang.recurrence.duplicates;

import java.util.List;
import mashang.recurrence.portrait.Traits;

/**
 * What of a text is needed to know it again: some 300 bytes, whatever its length.
 *
 * @param text hash of title and content, letters and digits only
 * @param content the same of the content alone
 * @param shingles distinct runs of four characters in the content; 0 where it is too short for one
 * @param sketch the smallest hash in each of {@value Sketch#BINS} bins of shingles, 15 bits each; empty without shingles.
 *     The share of equal ones estimates the overlap (Jaccard) of two texts' shingles
 * @param places names of places and bodies in the content, the main one first; few
 */
public record Fingerprint(long text, long content, int shingles, String sketch, List<String> places) {

    /**
     * The fingerprint of a text.
     *
     * @param title masked, empty where there is none
     * @param content masked, empty where there is none: then the title stands in for it
     */
    public static Fingerprint of(String title, String content, Traits traits) {
        return Sketch.read(title, content, traits);
    }

    /** Estimated overlap of the shingles of two contents, 0 to 1; 0 where one has none. */
    public double overlap(Fingerprint other) {
        if (sketch.isEmpty() || other.sketch.isEmpty()) {
            return 0;
        }
        int equal = 0;
        for (int i = 0; i < sketch.length(); i++) {
            if (sketch.charAt(i) == other.sketch.charAt(i)) {
                equal++;
            }
        }
        return equal / (double) sketch.length();
    }
}
