package mashang.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.apache.lucene.analysis.cn.smart.hhmm.SegToken;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** What Lucene says and what we say, in a form to compare. */
final class Segmentations {
    private Segmentations() {}

    /** Start and end of each token of a sentence, by Lucene. */
    static List<Integer> lucene(HHMMSegmenter lucene, String sentence) {
        List<SegToken> tokens = lucene.process(sentence);
        List<Integer> places = new ArrayList<>();
        for (SegToken token : tokens.subList(1, tokens.size() - 1)) {
            places.add(token.startOffset);
            places.add(token.endOffset);
        }
        return places;
    }

    /** The same by us. */
    static List<Integer> ours(Segmenter ours, String sentence) {
        int tokens = ours.segment(sentence.toCharArray(), 0, sentence.length());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < tokens; i++) {
            places.add(ours.start(i));
            places.add(ours.end(i));
        }
        return places;
    }

    /** Everything a tokenizer says, a line for each token and one for the end; places moved by {@code shift}. */
    static List<String> tokens(Tokenizer tokenizer, Reader text, int shift) {
        List<String> said = new ArrayList<>();
        CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
        OffsetAttribute offsets = tokenizer.addAttribute(OffsetAttribute.class);
        TypeAttribute type = tokenizer.addAttribute(TypeAttribute.class);
        PositionIncrementAttribute increment = tokenizer.addAttribute(PositionIncrementAttribute.class);
        tokenizer.setReader(text);
        try (tokenizer) {
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                said.add(term + " " + (offsets.startOffset() + shift) + " " + (offsets.endOffset() + shift) + " "
                        + type.type() + " " + increment.getPositionIncrement());
            }
            tokenizer.end();
            said.add("end " + (offsets.startOffset() + shift) + " " + (offsets.endOffset() + shift) + " "
                    + increment.getPositionIncrement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    /** The sentences of a text, by the JDK. */
    static List<String> sentences(String text) {
        BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
        iterator.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = iterator.first();
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            sentences.add(text.substring(start, end));
            start = end;
        }
        return sentences;
    }
}
