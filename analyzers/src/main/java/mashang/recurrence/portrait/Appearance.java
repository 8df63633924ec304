package mashang.recurrence.portrait;

import java.util.Map;
import java.util.function.Predicate;

/** What most members of a problem have in common. */
final class Appearance {
    private Appearance() {}

    /**
     * The best of what was counted.
     *
     * @param text empty where nothing is shared
     * @param share of the members that have it, 0 to 1
     * @param score share, rarity among problems, length
     */
    record Best(String text, double share, double score) {
        static final Best NONE = new Best("", 0, 0);
    }

    /** The text that most members share and few other problems have; of equals the first by name. */
    static Best best(Tally tally, double weight, int problems, double wide, Predicate<String> fits) {
        Best best = Best.NONE;
        for (Map.Entry<String, Double> entry : tally.weights().entrySet()) {
            String text = entry.getKey();
            int holders = tally.holders(text);
            if (holders > wide || !fits.test(text)) {
                continue;
            }
            double share = Math.min(1, entry.getValue() / weight);
            double score = score(text, share, holders, problems);
            if (score > best.score || (score == best.score && text.compareTo(best.text) < 0)) {
                best = new Best(text, share, score);
            }
        }
        return best;
    }

    /** More than one member must have it; a longer one says more. */
    static double score(String text, double share, int holders, int problems) {
        double rarity = StrictMath.log(1 + (problems + 1.0) / (1 + holders));
        return share * rarity * Math.sqrt(text.length());
    }
}
