package mashang.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;

/**
 * The dictionaries inside the jar of lucene-analysis-smartcn, as they are stored there.
 *
 * @param frequencies how often each word was seen; smartcn's signs such as {@code 未##数} (any number) are among the words
 * @param bigramKeys open-addressed hash table of pairs of words; each entry is the {@link Fnv} hash of both with {@code @}
 *     between, or 0 for none. The words themselves are not stored
 * @param bigramFrequencies how often each pair was seen
 */
record SmartcnFiles(Map<String, Integer> frequencies, long[] bigramKeys, int[] bigramFrequencies) {

    /** @throws UncheckedIOException if the jar on the class path holds no dictionaries of the known form */
    static SmartcnFiles read() {
        try {
            Map<String, Integer> frequencies = readWords();
            try (ObjectInputStream in = open("bigramdict.mem")) {
                return new SmartcnFiles(frequencies, (long[]) in.readObject(), (int[]) in.readObject());
            }
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new UncheckedIOException(
                    new IOException("lucene-analysis-smartcn stores its dictionaries in another form", e));
        } catch (IOException e) {
            throw new UncheckedIOException("lucene-analysis-smartcn's dictionaries cannot be read", e);
        }
    }

    /** A hash table from first characters to rows, then the rest of each word of a row, then their frequencies. */
    private static Map<String, Integer> readWords() throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = open("coredict.mem")) {
            short[] rows = (short[]) in.readObject();
            char[] firsts = (char[]) in.readObject();
            char[][][] rests = (char[][][]) in.readObject();
            int[][] frequencies = (int[][]) in.readObject();
            Map<String, Integer> words = new HashMap<>(1 << 17);
            for (int i = 0; i < firsts.length; i++) {
                int row = rows[i];
                if (firsts[i] == 0 || row < 0 || rests[row] == null) {
                    continue;
                }
                for (int k = 0; k < rests[row].length; k++) {
                    char[] rest = rests[row][k];
                    words.put(
                            rest == null ? String.valueOf(firsts[i]) : firsts[i] + new String(rest),
                            frequencies[row][k]);
                }
            }
            return words;
        }
    }

    private static ObjectInputStream open(String name) throws IOException {
        InputStream file = HHMMSegmenter.class.getResourceAsStream(name);
        if (file == null) {
            throw new IOException("no " + name);
        }
        ObjectInputStream in = new ObjectInputStream(file);
        in.setObjectInputFilter(SmartcnFiles::arraysOnly);
        return in;
    }

    private static ObjectInputFilter.Status arraysOnly(ObjectInputFilter.FilterInfo found) {
        Class<?> type = found.serialClass();
        while (type != null && type.isArray()) {
            type = type.getComponentType();
        }
        return type == null || type.isPrimitive()
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }
}
