package mashang.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Traditional characters (繁体字) as simplified ones (简体字), one for one, so that nothing moves.
 *
 * <p>First a table of the basic plane: ICU's Traditional-Simplified for single characters ({@code simplified.txt}), our
 * own additions to it, and before both what Unicode calls compatible with a Chinese character: radicals, which PDFs
 * yield in place of characters, and compatibility ideographs. Then phrases ({@code simplified-phrases.txt}), for the
 * characters of which it depends on the neighbours: 乾淨 → 干净, but 乾隆; 畫 → 画, but 計畫 → 计划.
 */
final class Simplified {
    /** Characters with a meaning of their own in simplified writing, where they are names for the most part. */
    private static final String ALSO_SIMPLIFIED = "乾著徵藉";

    private static final char[] TABLE = new char[Character.MAX_VALUE + 1];
    /** By character, the phrases in which it counts what stands around it, longest first. */
    private static final Phrase[][] PHRASES = new Phrase[Character.MAX_VALUE + 1][];

    private static final Phrase[] NONE = {};

    static {
        for (int c = 0; c < TABLE.length; c++) {
            TABLE[c] = (char) c;
        }
        lines("simplified.txt", Simplified::pairs);
        lines("simplified-phrases.txt", Simplified::singles);
        for (int c = 0; c < TABLE.length; c++) {
            TABLE[c] = TABLE[compatible((char) c)];
        }
        lines("simplified-phrases.txt", Simplified::phrase);
        for (int i = 0; i < ALSO_SIMPLIFIED.length(); i++) {
            char c = ALSO_SIMPLIFIED.charAt(i);
            PHRASES[c] = PHRASES[c] == null ? NONE : PHRASES[c];
        }
    }

    private Simplified() {}

    /**
     * A phrase in which a character does not become what the table says.
     *
     * @param simple all characters as the table has them
     * @param at where the character stands
     * @param becomes what it becomes
     */
    private record Phrase(String simple, int at, char becomes) {
        boolean stands(CharSequence text, int place) {
            int start = place - at;
            if (start < 0 || start + simple.length() > text.length()) {
                return false;
            }
            for (int i = 0; i < simple.length(); i++) {
                if (TABLE[text.charAt(start + i)] != simple.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The simplified character without regard to its neighbours; any other character as it is. */
    static char of(char c) {
        return TABLE[c];
    }

    /** Whether what a character becomes depends on its neighbours. */
    static boolean dependsOnNeighbours(char c) {
        return PHRASES[c] != null;
    }

    /**
     * The simplified character among its neighbours.
     *
     * @param text holds the neighbours, traditional or simplified
     * @param traditional whether the text is in traditional writing otherwise
     */
    static char among(CharSequence text, int place, boolean traditional) {
        char c = text.charAt(place);
        for (Phrase phrase : PHRASES[c] == null ? NONE : PHRASES[c]) {
            if (phrase.stands(text, place)) {
                return phrase.becomes;
            }
        }
        return !traditional && ALSO_SIMPLIFIED.indexOf(c) >= 0 ? c : TABLE[c];
    }

    private static void pairs(String line) {
        for (String pair : List.of(line.split(" "))) {
            TABLE[pair.charAt(0)] = pair.charAt(1);
        }
    }

    private static void singles(String line) {
        if (line.length() == 3) {
            TABLE[line.charAt(0)] = line.charAt(2);
        }
    }

    private static void phrase(String line) {
        int length = line.indexOf('=');
        StringBuilder simple = new StringBuilder();
        for (int i = 0; i < length; i++) {
            simple.append(TABLE[line.charAt(i)]);
        }
        for (int i = 0; i < length; i++) {
            char becomes = line.charAt(length + 1 + i);
            if (simple.charAt(i) != becomes || PHRASES[line.charAt(i)] != null) {
                add(line.charAt(i), new Phrase(simple.toString(), i, becomes));
            }
        }
    }

    private static void add(char c, Phrase phrase) {
        Phrase[] before = PHRASES[c] == null ? NONE : PHRASES[c];
        Phrase[] phrases = Arrays.copyOf(before, before.length + 1);
        phrases[before.length] = phrase;
        Arrays.sort(phrases, Comparator.comparing(one -> -one.simple.length()));
        PHRASES[c] = phrases;
    }

    /** The one character that Unicode's compatibility makes of a radical or compatibility ideograph. */
    private static char compatible(char c) {
        if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF)) {
            String normal = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
            return normal.length() == 1 ? normal.charAt(0) : c;
        }
        return c;
    }

    private static void lines(String name, Consumer<String> entry) {
        try (InputStream file = Simplified.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .forEach(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
