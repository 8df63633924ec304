package mashang.accountability;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * A day, week, month, quarter, half-year or year in Asia/Shanghai (周期). Weeks begin on Mondays and belong to the year of their Thursday.
 *
 * @param kind how long it is
 * @param firstDay epoch day of its first day
 */
public record Period(Kind kind, long firstDay) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MONTHS_OF_HALF = 6;
    private static final int FIRST_OF_TWO_DIGITS = 10;
    private static final int LENGTH_OF_YEAR = 4;
    private static final int LENGTH_OF_MONTH = 7;
    private static final int LENGTH_OF_WEEK = 8;
    private static final int LENGTH_OF_DAY = 10;

    /** How long a period is. Add at the end only. */
    public enum Kind {
        /** Its id is {@code 2026-03-01}. */
        DAY,
        /** Its id is {@code 2026-W09}. */
        WEEK,
        /** Its id is {@code 2026-03}. */
        MONTH,
        /** Its id is {@code 2026-Q1}. */
        QUARTER,
        /** Its id is {@code 2026-H1}. */
        HALF,
        /** Its id is {@code 2026}. */
        YEAR
    }

    /** The period of this kind in which a day, an epoch day, lies. */
    public static Period of(Kind kind, long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        LocalDate first =
                switch (kind) {
                    case DAY -> day;
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> day.withDayOfMonth(1);
                    case QUARTER -> firstOf(day, MONTHS_OF_QUARTER);
                    case HALF -> firstOf(day, MONTHS_OF_HALF);
                    case YEAR -> day.withDayOfYear(1);
                };
        return new Period(kind, first.toEpochDay());
    }

    private static LocalDate firstOf(LocalDate day, int months) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
    }

    /**
     * The period of this id.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Period parse(String id) {
        String text = id.strip().toUpperCase(Locale.ROOT);
        try {
            Kind kind = kind(text);
            Period period = of(kind, firstDay(kind, text));
            if (period.id().equals(text)) {
                return period;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(id, e);
        }
        throw new IllegalArgumentException(id);
    }

    /** By how it is written. */
    private static Kind kind(String text) {
        return switch (text.length()) {
            case LENGTH_OF_YEAR -> Kind.YEAR;
            case LENGTH_OF_DAY -> Kind.DAY;
            case LENGTH_OF_WEEK -> Kind.WEEK;
            case LENGTH_OF_MONTH ->
                switch (text.charAt(LENGTH_OF_YEAR + 1)) {
                    case 'Q' -> Kind.QUARTER;
                    case 'H' -> Kind.HALF;
                    default -> Kind.MONTH;
                };
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long firstDay(Kind kind, String text) {
        int year = Integer.parseInt(text.substring(0, Math.min(LENGTH_OF_YEAR, text.length())));
        return switch (kind) {
            case DAY -> LocalDate.parse(text).toEpochDay();
            case WEEK ->
                LocalDate.of(year, 1, LENGTH_OF_YEAR)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, ordinal(text, "-W"))
                        .toEpochDay();
            case MONTH -> LocalDate.of(year, ordinal(text, "-"), 1).toEpochDay();
            case QUARTER ->
                LocalDate.of(year, (ordinal(text, "-Q") - 1) * MONTHS_OF_QUARTER + 1, 1)
                        .toEpochDay();
            case HALF ->
                LocalDate.of(year, (ordinal(text, "-H") - 1) * MONTHS_OF_HALF + 1, 1)
                        .toEpochDay();
            case YEAR -> LocalDate.of(year, 1, 1).toEpochDay();
        };
    }

    private static int ordinal(String text, String mark) {
        String rest = text.substring(Math.min(LENGTH_OF_YEAR, text.length()));
        if (!rest.startsWith(mark)) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(rest.substring(mark.length()));
    }

    /** What people and indices call it; see {@link Kind}. */
    public String id() {
        LocalDate day = LocalDate.ofEpochDay(firstDay);
        return switch (kind) {
            case DAY -> day.toString();
            case WEEK ->
                day.get(IsoFields.WEEK_BASED_YEAR)
                        + (day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) < FIRST_OF_TWO_DIGITS ? "-W0" : "-W")
                        + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> day.toString().substring(0, LENGTH_OF_MONTH);
            case QUARTER -> day.getYear() + "-Q" + nth(day, MONTHS_OF_QUARTER);
            case HALF -> day.getYear() + "-H" + nth(day, MONTHS_OF_HALF);
            case YEAR -> String.valueOf(day.getYear());
        };
    }

    private static int nth(LocalDate day, int months) {
        return (day.getMonthValue() - 1) / months + 1;
    }

    /** Epoch day of its last day. */
    public long lastDay() {
        return next().firstDay - 1;
    }

    /** The one after it. */
    public Period next() {
        LocalDate day = LocalDate.ofEpochDay(firstDay);
        LocalDate next =
                switch (kind) {
                    case DAY -> day.plusDays(1);
                    case WEEK -> day.plusWeeks(1);
                    case MONTH -> day.plusMonths(1);
                    case QUARTER -> day.plusMonths(MONTHS_OF_QUARTER);
                    case HALF -> day.plusMonths(MONTHS_OF_HALF);
                    case YEAR -> day.plusYears(1);
                };
        return new Period(kind, next.toEpochDay());
    }

    /** The one before it. */
    public Period previous() {
        return of(kind, firstDay - 1);
    }

    /** The same one of the year before; of a week the one with the same number, of a 29 February the day before. */
    public Period yearBefore() {
        LocalDate day = LocalDate.ofEpochDay(firstDay);
        LocalDate before = kind == Kind.WEEK
                ? day.with(IsoFields.WEEK_BASED_YEAR, day.get(IsoFields.WEEK_BASED_YEAR) - 1L)
                : day.minusYears(1);
        return of(kind, before.toEpochDay());
    }

    /** Its first moment, epoch milliseconds. */
    public long start() {
        return startOf(firstDay);
    }

    /** The first moment behind it, epoch milliseconds. */
    public long end() {
        return startOf(next().firstDay);
    }

    /** The first moment of a day, epoch milliseconds. */
    static long startOf(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(ZONE).toInstant().toEpochMilli();
    }
}
