package mashang.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HTML in a text that is none for the most part: what begins at a {@code <} or {@code &}, and how far it reaches.
 *
 * <p>Forgiving, and on the side of the text: only names that HTML has, or with a colon, are tags ({@code a<b} is none
 * without a {@code >}); a tag without end reaches to the next {@code <} or Chinese character outside of quotes; of a
 * comment or script without end only the mark is HTML. A quoted value may hold {@code >} but no {@code <}: so nothing
 * is looked at more than a few times, whatever stands there.
 */
final class Markup {
    private static final Set<String> BLOCKS =
            words("p div br hr li ul ol dl dt dd tr td th table tbody thead tfoot h1 h2 h3"
                    + " h4 h5 h6 section article header footer nav aside main form fieldset legend blockquote pre option select"
                    + " textarea title head body html center figure figcaption address caption details summary iframe");
    private static final Set<String> INLINES = words(
            "a b i u s em strong strike font span img image sub sup small big tt code kbd var cite q abbr acronym"
                    + " label input button object embed param video audio source canvas svg path g link meta base noscript"
                    + " del ins mark ruby rb time wbr nobr map area col colgroup xml marquee bdo dfn samp script style rt rp");
    /** What stands between these tags is not read. */
    private static final Set<String> MUTE = Set.of("script", "style");
    /** What stands behind these tags, up to the next one, is not read: readings above characters. */
    private static final Set<String> READINGS = Set.of("rt", "rp");

    private static final int LONGEST_NAME = 12;
    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, Integer> ENTITIES = entities();

    private final String text;
    /** The last place from which a closing mark was looked for in vain, by the mark. */
    private final Map<String, Integer> missing = new HashMap<>();

    private boolean block;
    private int decoded;

    Markup(String text) {
        this.text = text;
    }

    /** Whether the tag that ended last parts what is before it from what is behind it. */
    boolean block() {
        return block;
    }

    /** The code point that the entity that ended last stands for. */
    int decoded() {
        return decoded;
    }

    /** The end of the markup that begins at a {@code <}; the same place where it is just a sign. */
    int end(int at) {
        block = false;
        char next = at(at + 1);
        if (next == '!' || next == '?') {
            return declaration(at);
        }
        return Chars.letter(next) || next == '/' ? tag(at) : at;
    }

    private int declaration(int at) {
        if (text.startsWith("<!--", at)) {
            int end = find("-->", at + 4);
            return end < 0 ? at + 4 : end + 3;
        }
        if (text.startsWith("<![CDATA[", at)) {
            return at + 9;
        }
        if (!Chars.letter(at(at + 2)) && at(at + 2) != '[') {
            return at;
        }
        int end = at + 2;
        while (end < text.length() && text.charAt(end) < 0x80 && text.charAt(end) != '<' && text.charAt(end) != '>') {
            end++;
        }
        return at(end) == '>' ? end + 1 : at;
    }

    private int tag(int at) {
        int from = at(at + 1) == '/' ? at + 2 : at + 1;
        int nameEnd = from;
        while (nameEnd < text.length() && nameEnd - from <= LONGEST_NAME && nameChar(text.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = text.substring(from, nameEnd).toLowerCase(Locale.ROOT);
        if (!BLOCKS.contains(name) && !INLINES.contains(name) && name.indexOf(':') <= 0) {
            return at;
        }
        int end = tagEnd(at, nameEnd, name.length() > 1);
        if (end > at) {
            block = BLOCKS.contains(name);
            if (from == at + 1) {
                return contentEnd(name, end);
            }
        }
        return end;
    }

    /**
     * @param sure whether the name alone makes it a tag, though it has no end
     * @return {@code at} if it is none
     */
    private int tagEnd(int at, int nameEnd, boolean sure) {
        char first = at(nameEnd);
        if (first != 0 && first != '>' && first != '/' && first != '<' && first > ' ') {
            return at;
        }
        int stop = attributesEnd(nameEnd, true);
        if (at(stop) != '>') {
            stop = attributesEnd(nameEnd, false);
        }
        if (at(stop) == '>') {
            return stop + 1;
        }
        int assigned = text.substring(nameEnd, stop).indexOf('=');
        return sure || assigned >= 0 || at(at + 1) == '/' ? stop : at;
    }

    /** Where attributes end: at {@code >}, {@code <}, a Chinese character outside of quotes, or the end of the text. */
    private int attributesEnd(int from, boolean quotes) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || (quote == 0 && (c == '>' || c >= 0x2E80))) {
                return i;
            }
            if (quotes && quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return text.length();
    }

    /** The end of what a tag mutes, or of the tag. */
    private int contentEnd(String name, int end) {
        if (READINGS.contains(name)) {
            int next = text.indexOf('<', end);
            return next < 0 ? end : next;
        }
        if (!MUTE.contains(name) || text.startsWith("/>", end - 2)) {
            return end;
        }
        int close = find("</" + name, end);
        return close < 0 ? end : close;
    }

    /** The next occurrence of a mark, in any case of its letters, −1 if there is none; searched in vain only once. */
    private int find(String mark, int from) {
        if (missing.containsKey(mark)) {
            return -1;
        }
        for (int i = from; i <= text.length() - mark.length(); i++) {
            if (text.charAt(i) == mark.charAt(0) && text.regionMatches(true, i, mark, 0, mark.length())) {
                return i;
            }
        }
        missing.put(mark, from);
        return -1;
    }

    /** The end of the entity that begins at an {@code &}; the same place where it is just a sign. */
    int entityEnd(int at) {
        int end = reference(at + 1);
        while (end > at + 1 && decoded == '&') {
            int more = reference(end);
            if (more == end) {
                return end;
            }
            end = more;
        }
        return end > at + 1 ? end : at;
    }

    /** The end of a reference without its {@code &}; the same place if it is none. */
    private int reference(int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_ENTITY && entityChar(text.charAt(end))) {
            end++;
        }
        boolean closed = at(end) == ';';
        Integer value = at(from) == '#'
                ? closed ? number(text.substring(from + 1, end)) : null
                : ENTITIES.get(text.substring(from, end));
        if (value == null || (!closed && (!text.startsWith("nbsp", from) || at(end) == '='))) {
            return from;
        }
        decoded = value;
        return closed ? end + 1 : end;
    }

    private static @Nullable Integer number(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int value = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            boolean character = Character.isValidCodePoint(value) && value > 0 && (value < 0xD800 || value > 0xDFFF);
            return character ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private char at(int at) {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean nameChar(char c) {
        return Chars.letterOrDigit(c) || c == ':' || c == '-' || c == '_';
    }

    private static boolean entityChar(char c) {
        return Chars.letterOrDigit(c) || c == '#';
    }

    private static Set<String> words(String words) {
        return Set.copyOf(new HashSet<>(Arrays.asList(words.split(" "))));
    }

    private static Map<String, Integer> entities() {
        String named =
                "nbsp\u00A0amp&lt<gt>quot\"apos'copy©reg®trade™middot·bull•hellip…mdash—ndash–ldquo“rdquo”lsquo‘rsquo’"
                        + "laquo«raquo»lsaquo‹rsaquo›sect§para¶deg°plusmn±times×divide÷yen¥euro€cent¢pound£permil‰sup2²sup3³frac12½"
                        + "rarr→larr←uarr↑darr↓infin∞ne≠le≤ge≥minus−ensp\u2002emsp\u2003thinsp\u2009zwnj\u200Czwj\u200D"
                        + "shy\u00ADlrm\u200Erlm\u200Fprime′Prime″star☆hearts♥micro\u00B5tilde˜uml¨acute´";
        Map<String, Integer> entities = new HashMap<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < named.length(); i++) {
            char c = named.charAt(i);
            if (Chars.letterOrDigit(c)) {
                name.append(c);
            } else {
                entities.put(name.toString(), (int) c);
                name.setLength(0);
            }
        }
        return Map.copyOf(entities);
    }
}
