package mashang.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts a text that is {@link Readable} already into the tokens and terms that {@link ChainAnalyzer} makes of it, one for one, but
 * without its streams, which take a quarter of the time. Safe for several threads.
 */
final class TextCutter {
    private static final ThreadLocal<Bench> BENCHES = ThreadLocal.withInitial(Bench::new);

    private final Lexicon lexicon;
    /** For texts too long to be in memory twice. */
    private final Analyzer streams;

    TextCutter(Vocabulary vocabulary) {
        lexicon = vocabulary.lexicon();
        streams = ChainAnalyzer.ofReadable(vocabulary);
    }

    interface Taker {
        void take(String token, int start, int end);
    }

    /** Gives all tokens to a taker, punctuation too. */
    void cut(String readable, Taker taker) {
        if (readable.length() < SegmentTokenizer.CAPACITY) {
            BENCHES.get().cut(readable, lexicon, taker);
        } else {
            stream(readable, taker);
        }
    }

    private void stream(String readable, Taker taker) {
        try (TokenStream stream = streams.tokenStream("", readable)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                taker.take(term.toString(), offset.startOffset(), offset.endOffset());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string", e);
        }
    }

    /** What a thread cuts on; kept from text to text. */
    private static final class Bench {
        private final Segmenter segmenter = new Segmenter();
        private final SentenceEnds ends = new SentenceEnds();
        private final TermMerging merging = new TermMerging(Lexicon.EMPTY);
        private final char[] text = new char[SegmentTokenizer.CAPACITY];
        private char[] token = new char[64];

        void cut(String readable, Lexicon lexicon, Taker taker) {
            int length = readable.length();
            readable.getChars(0, length, text, 0);
            ends.reset();
            segmenter.startText();
            merging.begin(lexicon);
            int done = 0;
            int sentenceEnd = 0;
            while (done < length) {
                while (done >= sentenceEnd) {
                    int end = ends.next(text, length, true);
                    sentenceEnd = end == SentenceEnds.UNKNOWN ? length : end;
                }
                done = segmenter.segmentSome(text, done, sentenceEnd, true);
                merge(taker);
            }
            give(taker);
        }

        private void merge(Taker taker) {
            for (int i = 0; i < segmenter.tokens(); i++) {
                int start = segmenter.start(i);
                int end = segmenter.end(i);
                if (end - start > token.length) {
                    token = new char[2 * (end - start)];
                }
                int size = SegmentTokenizer.write(text, start, end, token);
                merging.run.append(token, size, start, end, 1);
                if (merging.isFull(size, token[0])) {
                    give(taker);
                }
            }
        }

        private void give(Taker taker) {
            TokenRun run = merging.run;
            while (merging.next()) {
                int from = merging.from();
                int to = merging.to();
                taker.take(new String(run.text(), from, to - from), run.start(from), run.end(to));
            }
            merging.begin();
        }
    }
}
