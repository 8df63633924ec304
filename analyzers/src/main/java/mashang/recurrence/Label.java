package mashang.recurrence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import mashang.text.ComplaintAnalyzer;
import mashang.text.Vocabulary;

/** The name of a problem, taken from what its complaints' titles have in common, cut at token edges. */
final class Label {
    /** Longest label, in characters. */
    static final int LONGEST = 20;

    private static final int MOST_TOKENS = 8;
    /** A title proper is shorter; where the first sentence stands in for it, its beginning will do. */
    private static final int TITLE_TOKENS = 24;

    /** A new phrase must be this much better than the present label, so that labels do not flicker. */
    private static final double CLEARLY_BETTER = 1.25;

    /** Words that say what is wrong, where the phrase does not. */
    private static final int ISSUE_WORDS = 2;

    private static final String NOT_AT_EDGES = "的了在是和与及对被将把有为于等就都也我你他要请让给吗呢吧啊没不";

    private Label() {}

    /** Every run of tokens that could name a problem: no punctuation inside, no empty word at its edges. */
    static List<String> phrases(List<String> titleTokens, Vocabulary vocabulary) {
        TreeSet<String> phrases = new TreeSet<>();
        int end = Math.min(titleTokens.size(), TITLE_TOKENS);
        for (int from = 0; from < end; from++) {
            StringBuilder phrase = new StringBuilder();
            for (int i = from; i < end && i - from < MOST_TOKENS; i++) {
                phrase.append(titleTokens.get(i));
                if (titleTokens.get(i).equals(ComplaintAnalyzer.BREAK) || phrase.length() > LONGEST) {
                    break;
                }
                if (phrase.length() > 1
                        && edge(titleTokens.get(from), vocabulary)
                        && edge(titleTokens.get(i), vocabulary)) {
                    phrases.add(phrase.toString());
                }
            }
        }
        return new ArrayList<>(phrases);
    }

    private static boolean edge(String token, Vocabulary vocabulary) {
        return token.length() == 1 ? NOT_AT_EDGES.indexOf(token.charAt(0)) < 0 : vocabulary.isTerm(token);
    }

    /**
     * How well a phrase names a problem.
     *
     * @param count members whose title has it
     * @param size members
     * @param clustersWithIt live clusters with the phrase, 1 or more
     * @param clusters live clusters
     */
    static double score(String phrase, double count, long size, int clustersWithIt, int clusters) {
        double rarity = StrictMath.log(1 + (clusters + 1.0) / (1 + clustersWithIt));
        return count / size * rarity * Math.sqrt(phrase.length());
    }

    /** Whether a phrase replaces the present label. */
    static boolean replaces(double score, double present) {
        return score > present * CLEARLY_BETTER;
    }

    /**
     * As it is shown: upper case, for the analyzer's lower case is for comparing only, and with the issue named.
     *
     * @param phrase empty where no title had a usable one
     * @param issueWords what sets the problem apart, places left out, best first
     */
    static String shown(String phrase, List<String> issueWords) {
        List<String> best = issueWords.subList(0, Math.min(ISSUE_WORDS, issueWords.size()));
        StringBuilder shown = new StringBuilder(phrase);
        if (best.stream().noneMatch(phrase::contains)) {
            for (String word : best) {
                String between = shown.length() == 0 ? "" : shown.length() == phrase.length() ? "：" : "、";
                if (shown.length() + between.length() + word.length() <= LONGEST) {
                    shown.append(between).append(word);
                }
            }
        }
        return shown.toString().toUpperCase(Locale.ROOT);
    }
}
