package mashang.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Word F1 on the PKU test text, by stock and by the chain with the terms we ship: domain terms must not spoil general text.
 *
 * <p>Run with the folder of the shared data. Compared are the words with a Chinese character in them,
 * because the gold keeps numbers and Latin in one piece by rules of its own. Fails where the chain is worse.
 */
public final class GeneralSegmentationCheck {
    private GeneralSegmentationCheck() {}

    /** Words found, words in the gold, and in both. */
    private record Score(int found, int gold, int right) {
        Score plus(Score other) {
            return new Score(found + other.found, gold + other.gold, right + other.right);
        }

        double f1() {
            return 2.0 * right / (found + gold);
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> gold = Files.readAllLines(Path.of(args[0], "segmentation", "pku_test_gold.utf8"));
        Vocabulary shipped = ShippedWords.VOCABULARY;
        double without =
                score(gold, new SmartChineseAnalyzer(CharArraySet.EMPTY_SET)).f1();
        double with = score(gold, ChainAnalyzer.ofReadable(shipped)).f1();
        System.out.printf("sentences: %d%n", gold.size());
        System.out.printf("terms: %d%n", shipped.lexicon().terms().size());
        System.out.printf("f1 stock: %.4f%n", without);
        System.out.printf("f1 chain: %.4f%n", with);
        if (with < without) {
            System.exit(1);
        }
    }

    private static Score score(List<String> gold, Analyzer analyzer) {
        return gold.stream().map(line -> score(line, analyzer)).reduce(new Score(0, 0, 0), Score::plus);
    }

    private static Score score(String line, Analyzer analyzer) {
        Set<Long> gold = new HashSet<>();
        StringBuilder text = new StringBuilder();
        for (String word : line.strip().split("\\s+", -1)) {
            add(word, text.length(), gold);
            text.append(word);
        }
        Set<Long> found = cut(text.toString(), analyzer);
        Set<Long> right = new HashSet<>(found);
        right.retainAll(gold);
        return new Score(found.size(), gold.size(), right.size());
    }

    private static Set<Long> cut(String text, Analyzer analyzer) {
        Set<Long> found = new HashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                add(text.substring(offset.startOffset(), offset.endOffset()), offset.startOffset(), found);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void add(String word, int from, Set<Long> words) {
        if (word.codePoints().anyMatch(Character::isIdeographic)) {
            words.add((long) from << Integer.SIZE | (from + word.length()));
        }
    }
}
