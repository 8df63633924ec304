package mashang.text;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;

/**
 * Compares {@link Segmenter} with Lucene's on all sentences of files and on generated ones, and {@link SegmentTokenizer}
 * with Lucene's on all texts that are short enough. Arguments: how many sentences to generate, a seed, and files, of which
 * each line is a text; only lines and counts that differ are printed. Ends with status 1 if anything differs.
 */
public final class SegmentationCheck {
    private static final int LONGEST_COMPARABLE = 1023;
    private static final int SHOWN = 10;

    private final HHMMSegmenter lucene = new HHMMSegmenter();
    private final Segmenter ours = new Segmenter();
    private final HMMChineseTokenizer luceneTokenizer = new HMMChineseTokenizer();
    private final SegmentTokenizer ourTokenizer = new SegmentTokenizer();
    private long texts;
    private long sentences;
    private long tokens;
    private long differences;

    public static void main(String[] arguments) throws IOException {
        long begin = System.nanoTime();
        SegmentationCheck check = new SegmentationCheck();
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            for (String line : new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8).split("\n", -1)) {
                check.compare(line);
            }
            check.print(file);
        }
        RandomText random = new RandomText(Long.parseLong(arguments[1]));
        for (long goal = check.sentences + Long.parseLong(arguments[0]); check.sentences < goal; ) {
            check.compare(random.of(60));
        }
        check.print("generated, " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        System.exit(check.differences == 0 ? 0 : 1);
    }

    private void print(String after) {
        System.out.printf(
                "%d texts, %d sentences, %d tokens, %d differences (%s)%n",
                texts, sentences, tokens, differences, after);
    }

    private void compare(String text) {
        texts++;
        for (String sentence : Segmentations.sentences(text)) {
            sentences++;
            List<Integer> expected = Segmentations.lucene(lucene, sentence);
            tokens += expected.size() / 2;
            report(sentence, expected, Segmentations.ours(ours, sentence));
        }
        if (text.length() <= LONGEST_COMPARABLE) {
            report(
                    text,
                    Segmentations.tokens(luceneTokenizer, new StringReader(text), 0),
                    Segmentations.tokens(ourTokenizer, new StringReader(text), 0));
        }
    }

    private void report(String text, List<?> expected, List<?> actual) {
        if (!expected.equals(actual) && differences++ < SHOWN) {
            System.out.printf("%s%n Lucene %s%n ours   %s%n", text, expected, actual);
        }
    }
}
