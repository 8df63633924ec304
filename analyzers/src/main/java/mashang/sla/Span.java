package mashang.sla;

import java.io.Serializable;

/**
 * A length of time as policies state it: a limit, a warning before it, a rung behind it.
 *
 * @param unit how it is counted
 * @param amount milliseconds, or days for {@link Unit#WORKING_DAYS}; 0 or more
 */
public record Span(Unit unit, long amount) implements Serializable {

    /** How time is counted. */
    public enum Unit {
        /** Around the clock (24×7); milliseconds. */
        ELAPSED,
        /** Inside office hours only; milliseconds. */
        WORKING_TIME,
        /** Working days from the next day on, until office close (工作日). */
        WORKING_DAYS
    }

    public Span {
        if (amount < 0) {
            throw new IllegalArgumentException("a span is never negative: " + amount);
        }
    }

    public static Span elapsed(long millis) {
        return new Span(Unit.ELAPSED, millis);
    }

    public static Span workingTime(long millis) {
        return new Span(Unit.WORKING_TIME, millis);
    }

    public static Span workingDays(long days) {
        return new Span(Unit.WORKING_DAYS, days);
    }
}
