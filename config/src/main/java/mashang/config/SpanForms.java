package mashang.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mashang.sla.Span;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time as policies write them: {@code 10m}, {@code 2h}, {@code 7d} around the clock, {@code 90wm}, {@code 4wh}
 * within office hours, {@code 5wd} working days, {@code same-day}.
 *
 * <p>Every method gives the value, or notes the problem and gives nothing.
 */
final class SpanForms {
    /** Stands where a value would, and says that there is none. */
    static final String NONE = "none";

    /** Ten years: no deadline lies further ahead, so whatever does is a slip of the pen. */
    private static final Duration MAX = Duration.ofDays(3_650);

    private static final int MAX_WORKING_DAYS = 10_000;
    private static final int MAX_MONTHS = 120;
    private static final String SAME_DAY = "same-day";
    private static final Pattern COUNTED = Pattern.compile("([0-9]{1,9}) ?(wm|wh|wd|mo|d)");

    private SpanForms() {}

    /** A limit: more than nothing, or to the end of the same working day. */
    static @Nullable Span limit(YamlNode node) {
        return node.parsed(
                SpanForms::limitOf,
                "时限（10m、2h、7d 连续计时，90wm、4wh 办公时间，5wd 工作日，same-day 当日；大于零，不超过 3650 天或 10000 个工作日）或 none",
                "a limit (10m, 2h, 7d around the clock, 90wm, 4wh within office hours, 5wd working days, same-day; "
                        + "above zero, at most 3650 days or 10000 working days) or none");
    }

    /** A distance from a due time, around the clock or in working days, more than nothing. */
    static @Nullable Span distance(YamlNode node) {
        return node.parsed(
                SpanForms::distanceOf,
                "时长（30m、2h、1d 连续计时，1wd 工作日；大于零，不超过 3650 天或 10000 个工作日）",
                "a length of time (30m, 2h, 1d around the clock, 1wd working days; above zero, at most 3650 days or "
                        + "10000 working days)");
    }

    /** How long somebody waits, in milliseconds around the clock; 0 is possible. */
    static @Nullable Long wait(YamlNode node) {
        return node.parsed(
                text -> elapsed(text).amount(),
                "时长（如 30m、12h、1d，不超过 3650 天）",
                "a length of time (such as 30m, 12h, 1d, at most 3650 days)");
    }

    static @Nullable Integer workingDays(YamlNode node, int min) {
        return counted(node, "wd", min, MAX_WORKING_DAYS, "工作日数，如 " + Math.max(min, 1) + "wd", "working days, such as");
    }

    static @Nullable Integer days(YamlNode node) {
        return counted(node, "d", 1, (int) MAX.toDays(), "天数，如 1d", "days, such as");
    }

    static @Nullable Integer months(YamlNode node) {
        return counted(node, "mo", 1, MAX_MONTHS, "月数，如 1mo", "months, such as");
    }

    private static @Nullable Integer counted(
            YamlNode node, String unit, int min, int max, String chinese, String english) {
        return node.parsed(
                text -> {
                    Matcher matcher = COUNTED.matcher(text);
                    if (!matcher.matches() || !matcher.group(2).equals(unit)) {
                        throw new IllegalArgumentException(text);
                    }
                    return (int) between(Long.parseLong(matcher.group(1)), min, max, text);
                },
                chinese + "（" + min + " – " + max + "）",
                english + " 1" + unit + " (" + min + " – " + max + ')');
    }

    private static Span limitOf(String text) {
        if (text.equals(SAME_DAY)) {
            return Span.workingDays(0);
        }
        Span span = span(text);
        // no working days is a limit: due at the close of the day, if it is a working day
        return span.unit() == Span.Unit.WORKING_DAYS ? span : positive(span, text);
    }

    private static Span distanceOf(String text) {
        Span span = span(text);
        if (span.unit() == Span.Unit.WORKING_TIME) {
            throw new IllegalArgumentException(text);
        }
        return positive(span, text);
    }

    private static Span span(String text) {
        Matcher matcher = COUNTED.matcher(text);
        if (!matcher.matches()) {
            return elapsed(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "wm" -> Span.workingTime(millis(Duration.ofMinutes(amount), text));
            case "wh" -> Span.workingTime(millis(Duration.ofHours(amount), text));
            case "wd" -> Span.workingDays(between(amount, 0, MAX_WORKING_DAYS, text));
            default -> elapsed(text);
        };
    }

    private static Span elapsed(String text) {
        return Span.elapsed(millis(YamlNode.durationOf(text), text));
    }

    private static long millis(Duration duration, String text) {
        return between(duration.toMillis(), 0, MAX.toMillis(), text);
    }

    private static Span positive(Span span, String text) {
        between(span.amount(), 1, Long.MAX_VALUE, text);
        return span;
    }

    private static long between(long value, long min, long max, String text) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
