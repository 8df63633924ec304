package mashang.text;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * The words of Chinese text, as Lucene's HMMChineseTokenizer gives them: sentences by the JDK's rules, cut by
 * {@link Segmenter}; full-width letters and digits as ASCII, letters in lower case, all punctuation as {@code ,}, spaces
 * nowhere. Token for token, offset for offset the same for texts of less than 1024 chars.
 *
 * <p><b>Longer texts</b> come out as if they were in memory as a whole, whatever their length. HMMChineseTokenizer reads
 * 1024 chars at a time and ends a sentence behind the last line break (CR, LF, NEL, U+2028, U+2029) among them, or where
 * they end. So there, and only there, it may cut a word in two, cut one otherwise that begins or ends near by, or join what two
 * sentences hold; and the tokens of a sentence may depend on how much text stands before it.
 *
 * <p>What is kept in memory is bounded: of a sentence of more than {@value #CAPACITY} chars, that much. It is cut where
 * nothing can change any more, so it comes out the same, with the exception named in {@link Segmenter}; and a run of letters
 * or digits, of spaces, or of signs behind a period that fills half of that is cut in two.
 */
public final class SegmentTokenizer extends Tokenizer {
    static final int CAPACITY = 16_384;

    private static final int FIRST_CAPACITY = 2048;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);

    private final Segmenter segmenter = new Segmenter();
    private final SentenceEnds ends = new SentenceEnds();

    private char[] text = new char[FIRST_CAPACITY];
    /** How much of {@link #text} is there. */
    private int length;
    /** Where it starts in the whole. */
    private int textStart;
    /** What was cut ends here in {@link #text}. */
    private int done;

    /** Where the sentence at hand ends in {@link #text}, or nothing above {@link #done} if that is not known yet. */
    private int sentenceEnd;

    private boolean all;
    private int token;
    private int tokens;

    /** Makes a tokenizer whose tokens are all of type {@value TypeAttribute#DEFAULT_TYPE}. */
    public SegmentTokenizer() {
        addAttribute(TypeAttribute.class);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
        textStart = 0;
        done = 0;
        sentenceEnd = 0;
        all = false;
        token = 0;
        tokens = 0;
        ends.reset();
        segmenter.startText();
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (token == tokens) {
            if (!cutMore()) {
                return false;
            }
        }
        clearAttributes();
        int start = segmenter.start(token);
        int end = segmenter.end(token);
        token++;
        write(start, end);
        offsets.setOffset(correctOffset(textStart + start), correctOffset(textStart + end));
        return true;
    }

    @Override
    public void end() throws IOException {
        super.end();
        int end = correctOffset(textStart + length);
        offsets.setOffset(end, end);
    }

    /** Cuts the next sentence, or the next piece of a long one; false at the end. */
    private boolean cutMore() throws IOException {
        while (done >= sentenceEnd) {
            sentenceEnd = ends.next(text, length, all);
            if (sentenceEnd == SentenceEnds.UNKNOWN) {
                if (all) {
                    return cutRest();
                } else if (length - done >= CAPACITY) {
                    cut(pieceEnd(), false);
                    return true;
                }
                read();
            }
        }
        cut(sentenceEnd, true);
        return true;
    }

    /** What is left of a sentence that was too long to look for its end. */
    private boolean cutRest() {
        boolean rest = done < length;
        cut(length, true);
        return rest;
    }

    private int pieceEnd() {
        if (ends.safe() - done < CAPACITY / 2) {
            ends.decide();
        }
        return ends.safe();
    }

    private void cut(int end, boolean sentence) {
        done = segmenter.segmentSome(text, done, end, sentence);
        token = 0;
        tokens = segmenter.tokens();
    }

    /** Reads more text behind what is not yet cut. */
    private void read() throws IOException {
        if (done > 0) {
            System.arraycopy(text, done, text, 0, length - done);
            ends.moved(done);
            length -= done;
            textStart += done;
            done = 0;
        }
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        int read = input.read(text, length, text.length - length);
        all = read < 0;
        length += Math.max(read, 0);
    }

    private void write(int start, int end) {
        term.setLength(write(text, start, end, term.resizeBuffer(end - start)));
    }

    /** Writes a token as it is given on: returns how many chars. */
    static int write(char[] text, int start, int end, char[] buffer) {
        int size = 0;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (CharKind.han(c)) {
                buffer[size++] = c;
                continue;
            }
            switch (CharKind.of(c)) {
                case CharKind.SPACE -> {}
                case CharKind.PUNCTUATION -> buffer[size++] = ',';
                case CharKind.LETTER, CharKind.DIGIT -> buffer[size++] = asciiInLowerCase(c);
                default -> buffer[size++] = c;
            }
        }
        return size;
    }

    private static char asciiInLowerCase(char c) {
        char ascii = Chars.fold(c);
        return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii + ('a' - 'A')) : ascii;
    }
}
