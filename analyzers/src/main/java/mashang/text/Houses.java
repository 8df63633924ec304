package mashang.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * House, building, phase and group numbers after a name. Units and doors (单元, 室) are not read: they are where somebody
 * lives, and no grid needs them.
 */
final class Houses {
    /** In folded text, where a hyphen is full width. What follows the unit tells 12号 from 12号线. */
    private static final Pattern HOUSES =
            Pattern.compile("(?:第?(?:[A-Za-z]?\\d{1,4}(?:[－—]\\d{1,4})?|[一二三四五六七八九十]{1,3}|[A-Za-z])"
                    + "(?:号楼|号院|号(?![线码召称令])|栋|幢|座|期(?![间待望限末])|组(?![织成合建])|弄)){1,3}");

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})号(?!楼)");

    private Houses() {}

    /** After the numbers that start here; the place itself where none do. */
    static int end(String folded, int from) {
        Matcher matcher = HOUSES.matcher(folded).region(from, folded.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }

    /** The number of the house at its road; −1 where it has none. */
    static int number(String house) {
        Matcher matcher = NUMBER.matcher(house);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
