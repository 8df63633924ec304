package mashang.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds runs of single characters among tokens: what the segmenter leaves of a name that no dictionary knows and that has
 * no ending to be known by (余|易|贷, 保利|麓|谷|林|语).
 *
 * <p>Grammar (的, 在, 不), numbers, measures, what is commonly wrong (灯, 坏, 漏) and endings of names (路, 村) part runs. Made for comparing complaints: a run
 * that is no name (修|路) is frequent, and so weighs little there.
 */
public final class LooseCharacters {
    private static final BitSet APART = characters("的了在是我你他她们和与及或对由从到被把将为有不没无也都就还又很这那该此某各本其个来去过已给说让请于至等所因能但要吗呢吧啊什么几多少"
            + "年月日时点号元万两三四五六七八九十第后前上下内外中里间向再可使" + "灯亮坏修漏臭脏吵响堵停");
    /** All single characters that are no part of a run: asked for each token of each text. */
    private static final BitSet NEVER_LOOSE = neverLoose();

    private static final WordTrie WORDS = SegmentDictionary.smartcn().trie;

    private LooseCharacters() {}

    /**
     * The runs in their order, each with the last character of the word before it and the first of the word behind it:
     * a name may begin or end with a word. Two characters or more.
     */
    public static List<String> runs(List<String> tokens, Stopwords stopwords) {
        List<String> runs = new ArrayList<>();
        int end = 0;
        for (int from = 0; from < tokens.size(); from = Math.max(end, from + 1)) {
            end = from;
            while (end < tokens.size() && loose(tokens.get(end))) {
                end++;
            }
            if (end > from) {
                String run = run(tokens, from, end, stopwords);
                if (run.length() > 1) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    /** Whether two neighbours are a word that the segmenter did not see (出|行): they are no part of a name. */
    public static boolean isWord(char a, char b) {
        if (!CharKind.han(a) || !CharKind.han(b)) {
            return false;
        }
        int word = WORDS.next(WordTrie.first(a), b);
        return word != WordTrie.NONE && WORDS.word(word);
    }

    private static String run(List<String> tokens, int from, int end, Stopwords stopwords) {
        StringBuilder run = new StringBuilder();
        if (from > 0 && word(tokens.get(from - 1), stopwords)) {
            String before = tokens.get(from - 1);
            run.append(before.charAt(before.length() - 1));
        }
        tokens.subList(from, end).forEach(run::append);
        if (end < tokens.size() && word(tokens.get(end), stopwords)) {
            run.append(tokens.get(end).charAt(0));
        }
        return run.toString();
    }

    private static boolean loose(String token) {
        return token.length() == 1 && !NEVER_LOOSE.get(token.charAt(0));
    }

    private static BitSet neverLoose() {
        BitSet never = characters(ComplaintAnalyzer.BREAK);
        never.or(APART);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (PlaceNames.isEnding(String.valueOf((char) c))) {
                never.set(c);
            }
        }
        return never;
    }

    /** Whether a token can be part of a name that goes on: no area, no stop word. */
    private static boolean word(String token, Stopwords stopwords) {
        boolean area = token.length() <= 3 && "市区县省".indexOf(token.charAt(token.length() - 1)) >= 0;
        return token.length() > 1 && !area && !stopwords.contains(token);
    }

    private static BitSet characters(String all) {
        BitSet set = new BitSet(Character.MAX_VALUE);
        all.chars().forEach(set::set);
        return set;
    }
}
