package mashang.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the sentences that a thread cut lately were cut: one complaint is read for its place, for comparing it and for its
 * problem's portrait, and a sentence is cut alike each time.
 *
 * <p>Two sentences that fall into one slot displace each other; nothing depends on what is remembered but time. At most
 * three quarters of a megabyte a thread, a few dozen kilobytes with what people write.
 */
final class RecentSentences {
    /** The sentences of a long complaint find room beside each other. */
    private static final int SLOTS = 256;
    /** In chars; longer ones are rare. */
    private static final int LONGEST = 512;

    private static final ThreadLocal<RecentSentences> OF_THREAD = ThreadLocal.withInitial(RecentSentences::new);

    private final @Nullable Cut[] cuts = new Cut[SLOTS];

    private RecentSentences() {}

    static RecentSentences ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * A sentence and its tokens.
     *
     * @param starts of the tokens, counted from the sentence's first char
     * @param ends behind the tokens, likewise
     */
    record Cut(char[] sentence, short[] starts, short[] ends) {}

    /** How a sentence was cut; null where that is not remembered. */
    @Nullable
    Cut find(char[] text, int from, int to) {
        if (to - from > LONGEST) {
            return null;
        }
        Cut cut = cuts[slot(text, from, to)];
        return cut != null && Arrays.equals(cut.sentence, 0, cut.sentence.length, text, from, to) ? cut : null;
    }

    /** Remembers the first {@code tokens} of some tokens as those of a whole sentence. */
    void keep(char[] text, int from, int to, int[] starts, int[] ends, int tokens) {
        if (to - from > LONGEST) {
            return;
        }
        short[] starting = new short[tokens];
        short[] ending = new short[tokens];
        for (int token = 0; token < tokens; token++) {
            starting[token] = (short) (starts[token] - from);
            ending[token] = (short) (ends[token] - from);
        }
        cuts[slot(text, from, to)] = new Cut(Arrays.copyOfRange(text, from, to), starting, ending);
    }

    private static int slot(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash * 0x9E3779B9) >>> 24; // Fibonacci hashing, 2^32 divided by the golden ratio; 8 bits, for SLOTS
    }
}
