package mashang.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * smartcn's words and pairs of words, laid out for {@link Segmenter}. Immutable but for weights kept when first
 * reckoned; one for all threads, read from Lucene's jar when first needed.
 *
 * <p>A word is a number: a word of Han characters is its state in {@link #trie}, the others follow.
 */
final class SegmentDictionary {
    private static final String ANY_STRING = "未##串";
    private static final String ANY_NUMBER = "未##数";
    private static final String START = "始##始";
    private static final String END = "末##末";
    /** Stands for any character beyond U+FFFF, which is spelt by itself. */
    private static final String SUPPLEMENTARY = "";

    final WordTrie trie;
    final BigramTable bigrams;
    final int start;
    final int end;
    final int supplementary;

    /** The word that a char is or begins, alone. */
    private final int[] wordOf = new int[Character.MAX_VALUE + 1];
    /** How words that are no words of Han characters are spelt in pairs. */
    private final String[] spellings;
    /** For each word the {@link Fnv#opening} of its pairs, then the bits of what a step to a word not paired with it costs. */
    private final long[] words;

    private final int[] frequencies;

    private SegmentDictionary(SmartcnFiles files) {
        Map<String, Integer> known = files.frequencies();
        List<String> spelt =
                known.keySet().stream().filter(SegmentDictionary::han).sorted().toList();
        trie = WordTrieBuilder.build(spelt);
        bigrams = new BigramTable(files.bigramKeys(), files.bigramFrequencies());
        List<String> others = new ArrayList<>(List.of(START, END, SUPPLEMENTARY, ANY_STRING, ANY_NUMBER));
        start = trie.states();
        end = start + 1;
        supplementary = end + 1;
        for (int c = 0; c < wordOf.length; c++) {
            wordOf[c] = switch (CharKind.of((char) c)) {
                case CharKind.HAN -> WordTrie.first((char) c);
                case CharKind.LETTER, CharKind.OTHER -> supplementary + 1;
                case CharKind.DIGIT -> supplementary + 2;
                default -> {
                    others.add(String.valueOf((char) c));
                    yield start + others.size() - 1;
                }
            };
        }
        spellings = others.toArray(String[]::new);
        words = new long[2 * (start + spellings.length)];
        frequencies = new int[start + spellings.length];
        spelt.forEach(word -> know(trie.find(word), word, known.getOrDefault(word, 0)));
        for (char c = CharKind.FIRST_HAN; c <= CharKind.LAST_HAN; c++) {
            String single = String.valueOf(c);
            know(WordTrie.first(c), single, known.getOrDefault(single, 0));
        }
        for (int i = 0; i < spellings.length; i++) {
            know(start + i, spellings[i], frequency(spellings[i], known));
        }
    }

    /** The dictionaries of the jar on the class path. */
    static SegmentDictionary smartcn() {
        return Loaded.SMARTCN;
    }

    /** The word that a char is or begins, alone: a Han character, a sign, any string, any number. */
    int word(char c) {
        return wordOf[c];
    }

    /** What all pairs' keys have in common that begin with this word; not for {@link #supplementary}. */
    long opening(int word) {
        return words[2 * word];
    }

    /** What a step from this word costs to a word that was never seen after it. */
    double unpaired(int word) {
        return Double.longBitsToDouble(words[2 * word + 1]);
    }

    int frequency(int word) {
        return frequencies[word];
    }

    /** How a word that is no word of Han characters is spelt in pairs. */
    String spelling(int word) {
        return spellings[word - start];
    }

    private void know(int word, String spelling, int frequency) {
        words[2 * word] = Fnv.opening(spelling);
        words[2 * word + 1] = Double.doubleToRawLongBits(Smoothing.weight(frequency, 0));
        frequencies[word] = frequency;
    }

    /** smartcn takes no account of how often a sign was seen, and never saw what it has no GB 2312 code for. */
    private static int frequency(String other, Map<String, Integer> known) {
        if (other.length() == 1) {
            return CharKind.of(other.charAt(0)) == CharKind.PUNCTUATION ? Smoothing.ALL : 0;
        }
        return known.getOrDefault(other, 0);
    }

    private static boolean han(String word) {
        return word.chars().allMatch(c -> CharKind.of((char) c) == CharKind.HAN);
    }

    private static final class Loaded {
        static final SegmentDictionary SMARTCN = new SegmentDictionary(SmartcnFiles.read());
    }
}
