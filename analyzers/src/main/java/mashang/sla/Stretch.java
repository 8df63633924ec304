package mashang.sla;

import org.jspecify.annotations.Nullable;

/**
 * A piece of time that a working calendar sees as one, for explaining a deadline. Epoch milliseconds.
 *
 * @param from its first moment
 * @param until the first moment after it
 * @param kind what it is, and so whether it counts as office time
 * @param name the holiday a notice gives it to or makes up for (春节, 国庆节 …); absent where no notice speaks of the day
 */
public record Stretch(
        long from, long until, Kind kind, @Nullable String name) {

    /** How a working calendar sees a piece of time. */
    public enum Kind {
        /** Office hours of an ordinary working day. */
        OFFICE_HOURS,
        /** Office hours of a make-up working day (调休上班). */
        MAKE_UP,
        /** Before, between and after the office hours of a day that is worked: night, lunch. */
        OUT_OF_HOURS,
        /** A day that the ordinary week does not work. */
        WEEKEND,
        /** A day that a notice gives off. */
        HOLIDAY
    }

    /** Whether it counts as office time. */
    public boolean counts() {
        return kind == Kind.OFFICE_HOURS || kind == Kind.MAKE_UP;
    }
}
