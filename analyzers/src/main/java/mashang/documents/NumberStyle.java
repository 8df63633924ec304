package mashang.documents;

import java.io.Serializable;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How documents of a kind are numbered (发文字号): {@code 榕效督〔{year}〕{n}号}. Numbers begin at 1 in each year and follow one another; the next is one more than
 * the greatest that was ever given, so none is given twice, whatever became of a document.
 *
 * @param text with {@code {year}} and {@code {n}}, each once
 */
public record NumberStyle(String text) implements Serializable {
    private static final String YEAR = "{year}";
    private static final String NUMBER = "{n}";

    /** The longest: it is part of the id of the document's own order. */
    private static final int LONGEST = 60;

    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{C}/:?#&\"'<>\\\\]");

    /** Throws where the text is no style. */
    public NumberStyle {
        boolean isStyle = isOnce(text, YEAR)
                && isOnce(text, NUMBER)
                && !text.contains(YEAR + NUMBER)
                && !text.contains(NUMBER + YEAR)
                && text.length() <= LONGEST
                && !UNFIT.matcher(text).find();
        if (!isStyle) {
            throw new IllegalArgumentException(text);
        }
    }

    private static boolean isOnce(String text, String part) {
        int first = text.indexOf(part);
        return first >= 0 && first == text.lastIndexOf(part);
    }

    /** The number of a year's n-th document. */
    public String number(int year, int n) {
        return text.replace(YEAR, Integer.toString(year)).replace(NUMBER, Integer.toString(n));
    }

    /** Which of its year's documents a number is of; empty where it is of another year or style. */
    public OptionalInt ordinal(String number, int year) {
        String pattern =
                Pattern.quote(text.replace(YEAR, Integer.toString(year))).replace(NUMBER, "\\E([1-9][0-9]{0,8})\\Q");
        Matcher matcher = Pattern.compile(pattern).matcher(number);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /**
     * Which comes next in a year.
     *
     * @param given all numbers ever given, of whatever style and year
     */
    public int next(int year, Collection<String> given) {
        return given.stream()
                        .map(number -> ordinal(number, year))
                        .filter(OptionalInt::isPresent)
                        .mapToInt(OptionalInt::getAsInt)
                        .max()
                        .orElse(0)
                + 1;
    }
}
