package mashang.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Readings in brackets behind a character, as pages for learners and some news sites have them: {@code 經(jīng)過(guò)}.
 *
 * <p>A bracket is one if all it holds is syllables of Pinyin, no more of them than there are Chinese characters before
 * it, each with a tone mark but for neutral ones behind others ({@code 我们(wǒmen)}). Without a tone mark it is one only
 * behind a particle with its reading ({@code 的(de)}), and with tone digits only where the text has {@value #SURE} such
 * brackets, because a port may be called lan1. Of pages read in the wrong encoding, a {@code ?} may stand for the bracket
 * ({@code 因?wèi)}). {@code (三楼)}, {@code (A3)} and {@code (René)} stay.
 */
final class Pinyin {
    /** As long as a reading of a few characters is. */
    private static final int LONGEST = 42;

    private static final int LONGEST_SYLLABLE = 6;
    private static final int SURE = 3;
    private static final int UNREACHED = Integer.MAX_VALUE;

    /** Letters with tone marks, and their letters; v stands for ü. */
    private static final String MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿế";

    private static final String LETTERS = "aaaaeeeeiiiioooouuuuvvvvnnnme";
    private static final String COMBINING_TONES = "\u0300\u0301\u0304\u030C";

    /** Characters that are read without a tone, each before its reading. */
    private static final Set<String> NEUTRAL =
            Set.of(("的de 地de 得de 底de 了le 着zhe 著zhe 过guo 過guo 们men 們men 么me 麼me 麽me 呢ne 吗ma 嗎ma 嘛ma 吧ba 罢ba 罷ba 子zi"
                            + " 啊a 呀ya 哇wa 哪na 啦la 喽lou 嘍lou 哦o 喔o 头tou 頭tou 个ge 個ge 家jia 上shang 里li 裡li 裏li 巴ba 儿er 兒er"
                            + " 欸ei 诶ei 誒ei 哩li 咧lie 噢o 嗯n 嗯ng 呗bei 唄bei 匙shi 瞭le 卜bo 蔔bo 瘩da")
                    .split(" "));

    /** The syllables: initials, and the finals that follow them; v stands for ü. */
    private static final String TABLE = """
            - a o e ai ei ao ou an en ang eng er n ng m
            b a o ai ei ao an en ang eng i ie iao ian in ing u
            p a o ai ei ao ou an en ang eng i ie iao ian in ing u
            m a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u
            f a o ei ou an en ang eng u
            d a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un
            t a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un
            n a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve ue
            l a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue
            g a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang
            k a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang
            h a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang
            j i ia ie iao iu ian in iang ing iong u ue uan un
            q i ia ie iao iu ian in iang ing iong u ue uan un
            x i ia ie iao iu ian in iang ing iong u ue uan un
            zh a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang
            ch a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang
            sh a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang
            r e i ao ou an en ang eng ong u ua uo ui uan un
            z a e i ai ei ao ou an en ang eng ong u uo ui uan un
            c a e i ai ao ou an en ang eng ong u uo ui uan un
            s a e i ai ao ou an en ang eng ong u uo ui uan un
            y a o e ao ou an ang i in ing ong u ue uan un
            w a o ai ei an en ang eng u
            """;

    private static final int[] SYLLABLES = syllables();

    private final String text;
    /** Letters of the bracket being looked at, lower case and without marks; where syllables were parted, a space. */
    private final StringBuilder letters = new StringBuilder(LONGEST);
    /** By letter, whether it has a tone mark. */
    private final boolean[] marked = new boolean[LONGEST + 1];

    /** By place among the letters, the fewest syllables that end there. */
    private final int[] fewest = new int[LONGEST + 1];

    private int marks;
    private int digits;
    /** Brackets with tone digits in the text, −1 before they were counted. */
    private int digitBrackets = -1;

    Pinyin(String text) {
        this.text = text;
    }

    /**
     * The end of the reading that begins at a bracket.
     *
     * @param before how many Chinese characters stand directly before it
     * @param last the last of them
     * @return {@code at} where it is none
     */
    int end(int at, int before, char last) {
        int end = readable(at);
        if (end == at) {
            return at;
        }
        if (digits > 0) {
            return marks == 0 && toned() && surelyDigits() ? end : at;
        }
        if (marks == 0 && text.charAt(at) != '?') {
            return NEUTRAL.contains(last + letters.toString().trim()) ? end : at;
        }
        boolean one = marks == 1 && letters.length() <= LONGEST_SYLLABLE && syllable(0, letters.length());
        return one || (marks > 0 && marks <= before && syllables(before)) ? end : at;
    }

    /** Takes a bracket of nothing but letters, marks and spaces apart: its end, or {@code at} where it is none. */
    private int readable(int at) {
        letters.setLength(0);
        marks = 0;
        digits = 0;
        Arrays.fill(marked, false);
        for (int i = at + 1; i < text.length() && i < at + LONGEST; i++) {
            char c = Chars.fold(text.charAt(i));
            if (c == ')') {
                return letters.length() > 0 ? i + 1 : at;
            }
            if (!take(c)) {
                return at;
            }
        }
        return at;
    }

    private boolean take(char c) {
        int tone = MARKED.indexOf(Character.toLowerCase(c));
        if (tone >= 0) {
            mark();
            letters.append(LETTERS.charAt(tone));
        } else if (Chars.letter(c)) {
            letters.append(Character.toLowerCase(c));
        } else if (c == 'ü' || c == 'Ü') {
            letters.append('v');
        } else if (c == 'ɡ' || c == 'ɑ') {
            letters.append(c == 'ɡ' ? 'g' : 'a');
        } else {
            return takeSign(c);
        }
        return true;
    }

    private boolean takeSign(char c) {
        if (COMBINING_TONES.indexOf(c) >= 0 && letters.length() > 0) {
            marked[letters.length() - 1] = true;
            marks++;
        } else if (c == '\u0308' && letters.length() > 0 && letters.charAt(letters.length() - 1) == 'u') {
            letters.setCharAt(letters.length() - 1, 'v');
        } else if (c == ' ' || c == '\'' || c == '’' || c == '-' || c == '·') {
            letters.append(' ');
        } else if (c >= '1' && c <= '5' && letters.length() > 0) {
            digits++;
            letters.append(c);
        } else {
            return false;
        }
        return true;
    }

    private void mark() {
        marked[letters.length()] = true;
        marks++;
    }

    /** Whether the letters are at most so many syllables, each with its tone, or neutral behind one with a tone. */
    private boolean syllables(int most) {
        Arrays.fill(fewest, UNREACHED);
        fewest[0] = 0;
        for (int at = 0; at < letters.length(); at++) {
            if (fewest[at] < most) {
                step(at);
            } else if (fewest[at] == most && skipped(at)) {
                reach(at + 1, fewest[at]);
            }
        }
        return fewest[letters.length()] <= most;
    }

    private void step(int at) {
        if (skipped(at)) {
            reach(at + 1, fewest[at]);
        }
        int longest = Math.min(letters.length(), at + LONGEST_SYLLABLE);
        int tones = 0;
        for (int end = at + 1; end <= longest; end++) {
            tones += marked[end - 1] ? 1 : 0;
            boolean sung = tones == 1 || (tones == 0 && fewest[at] > 0);
            if (sung && syllable(at, end)) {
                reach(end, fewest[at] + 1);
            }
        }
    }

    /** Whether a letter may stand between syllables: a space, or the r of 玩儿 (wánr). */
    private boolean skipped(int at) {
        return letters.charAt(at) == ' ' || (letters.charAt(at) == 'r' && fewest[at] > 0);
    }

    private void reach(int at, int syllables) {
        fewest[at] = Math.min(fewest[at], syllables);
    }

    /** Whether the letters are one syllable of at least two letters and a digit. */
    private boolean toned() {
        int last = letters.length() - 1;
        return digits == 1 && last >= 2 && Chars.digit(letters.charAt(last)) >= 0 && syllable(0, last);
    }

    private boolean surelyDigits() {
        if (digitBrackets < 0) {
            digitBrackets = 0;
            for (int at = 0; at < text.length() && digitBrackets < SURE; at++) {
                if (Chars.at(text, at) == '(' && readable(at) > at && marks == 0 && toned()) {
                    digitBrackets++;
                }
            }
        }
        return digitBrackets >= SURE;
    }

    /** Whether letters are a syllable. */
    private boolean syllable(int from, int to) {
        int code = 0;
        for (int i = from; i < to; i++) {
            code = code(code, letters.charAt(i));
        }
        return Arrays.binarySearch(SYLLABLES, code) >= 0;
    }

    /** Letters as one number, five bits each: six of them are the longest syllable. */
    private static int code(int before, char letter) {
        return before << 5 | (letter & 31);
    }

    private static int[] syllables() {
        Set<Integer> codes = new TreeSet<>();
        for (String line : TABLE.lines().toList()) {
            List<String> parts = List.of(line.split(" "));
            String initial = parts.get(0).equals("-") ? "" : parts.get(0);
            for (int i = 1; i < parts.size(); i++) {
                int code = 0;
                String syllable = initial + parts.get(i);
                for (int k = 0; k < syllable.length(); k++) {
                    code = code(code, syllable.charAt(k));
                }
                codes.add(code);
            }
        }
        return codes.stream().mapToInt(Integer::intValue).toArray();
    }
}
