package mashang.text;

import java.util.Locale;
import java.util.Set;

/** E-mail and web addresses. */
final class WebNames {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");
    /** Ends of names that are taken for a web address without {@code http://} before them. */
    private static final Set<String> TOP_LEVEL =
            Set.of("com", "cn", "net", "org", "gov", "edu", "cc", "top", "vip", "xyz", "io", "me", "info");

    private static final int LONGEST_TOP_LEVEL = 18;

    private WebNames() {}

    /** Whether a folded character can stand in the name part of an address. */
    static boolean wordChar(char c) {
        return Chars.letterOrDigit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    static int wordEnd(String text, int at) {
        int end = at;
        while (wordChar(Chars.at(text, end))) {
            end++;
        }
        return end;
    }

    /** The end of the e-mail address whose name is {@code [from, nameEnd)}, or {@code from} where there is none. */
    static int mailEnd(String text, int from, int nameEnd) {
        if (nameEnd == from || Chars.at(text, nameEnd) != '@') {
            return from;
        }
        int end = trimmed(text, nameEnd + 1, wordEnd(text, nameEnd + 1));
        end = withoutNumber(text, nameEnd + 1, end);
        int dot = lastDot(text, nameEnd + 1, end);
        boolean domain = dot > nameEnd + 1 && end - dot > 2 && Chars.letter(Chars.at(text, end - 1));
        return domain ? end : from;
    }

    /** The end of the web address whose first word is {@code [from, wordEnd)}, or {@code from} where there is none. */
    static int urlEnd(String text, int from, int wordEnd) {
        boolean scheme = Chars.at(text, wordEnd) == ':'
                && Chars.at(text, wordEnd + 1) == '/'
                && Chars.at(text, wordEnd + 2) == '/'
                && wordEnd - from <= 5
                && SCHEMES.contains(folded(text, from, wordEnd));
        if (!scheme && !hostName(text, from, wordEnd)) {
            return from;
        }
        int glued = scheme ? wordEnd : withoutNumber(text, from, trimmed(text, from, wordEnd));
        if (glued < trimmed(text, from, wordEnd)) {
            return glued;
        }
        int end = scheme ? wordEnd + 3 : wordEnd;
        while (end < text.length() && urlChar(text.charAt(end))) {
            end++;
        }
        return trimmed(text, from, end);
    }

    private static boolean hostName(String text, int from, int wordEnd) {
        int end = withoutNumber(text, from, trimmed(text, from, wordEnd));
        int dot = lastDot(text, from, end);
        if (dot <= from || end - dot - 1 > LONGEST_TOP_LEVEL || !Chars.letter(Chars.at(text, end - 1))) {
            return false;
        }
        boolean www = end - from > 4 && folded(text, from, from + 4).equals("www.");
        return www || (TOP_LEVEL.contains(folded(text, dot + 1, end)) && lettersBefore(text, from, dot));
    }

    /** The end of a name without the number that is glued to its ending: qq.com2019年. */
    private static int withoutNumber(String text, int from, int end) {
        int letters = end;
        while (letters > from && !Chars.letter(Chars.at(text, letters - 1))) {
            letters--;
        }
        int begin = letters;
        while (begin > from && letters - begin <= LONGEST_TOP_LEVEL && Chars.letter(Chars.at(text, begin - 1))) {
            begin--;
        }
        boolean known =
                begin > from && Chars.at(text, begin - 1) == '.' && TOP_LEVEL.contains(folded(text, begin, letters));
        return known ? letters : end;
    }

    private static boolean lettersBefore(String text, int from, int dot) {
        for (int i = from; i < dot; i++) {
            if (Chars.letter(Chars.at(text, i))) {
                return true;
            }
        }
        return false;
    }

    /** Full-width letters, digits and the signs that no sentence ends with; of ASCII all but quotes and brackets. */
    private static boolean urlChar(char c) {
        char folded = Chars.fold(c);
        return c < 0x80
                ? c > ' ' && c < 0x7F && "<>\"'`{}|\\^()[]".indexOf(c) < 0
                : c != folded && (Chars.letterOrDigit(folded) || "./-_=&%#".indexOf(folded) >= 0);
    }

    /** Without the punctuation of the sentence around it. */
    private static int trimmed(String text, int from, int end) {
        int last = end;
        while (last > from && ".,;:!?-_%+".indexOf(Chars.at(text, last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    private static int lastDot(String text, int from, int end) {
        for (int i = end - 1; i >= from; i--) {
            if (Chars.at(text, i) == '.') {
                return i;
            }
        }
        return -1;
    }

    private static String folded(String text, int from, int end) {
        StringBuilder folded = new StringBuilder(end - from);
        for (int i = from; i < end; i++) {
            folded.append(Chars.at(text, i));
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
