package mashang.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.text.PlaceRegister.Cell;
import org.jspecify.annotations.Nullable;

/**
 * House, building, phase and group numbers after a name. Units and doors (单元, 室) are not read: they are where somebody
 * lives, and no grid needs them.
 */
final class Houses {
    /** In folded text, where hyphens and tildes are full width. What follows the unit tells 12号 from 12号线. */
    private static final Pattern HOUSES =
            Pattern.compile("(?:第?(?:[A-Za-z]?\\d{1,5}(?:[－—～]\\d{1,5})?|[一二三四五六七八九十]{1,3}|[A-Za-z])"
                    + "(?:号楼|号院|号(?![线码召称令])|栋|幢|座|期(?![间待望限末])|组(?![织成合建])|弄)){1,3}");

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,5})(?:[－—～](\\d{1,5}))?号(?!楼)");

    /**
     * House numbers at a road.
     *
     * @param first the first, or the only one
     * @param last the last, inclusive
     */
    record Numbers(int first, int last) {
        /** Whether a grid cell has any of them. */
        boolean in(Cell cell) {
            return cell.from() <= last && first <= cell.to();
        }
    }

    private Houses() {}

    /** After the numbers that start here; the place itself where none do. */
    static int end(String folded, int from) {
        Matcher matcher = HOUSES.matcher(folded).region(from, folded.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }

    /** The numbers of a house at its road, 12 to 14 of 12－14号 and 128 of 128－1号; absent where it has none. */
    static @Nullable Numbers numbers(String house) {
        Matcher matcher = NUMBER.matcher(house);
        if (!matcher.find()) {
            return null;
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        return new Numbers(first, Math.max(first, second));
    }
}
