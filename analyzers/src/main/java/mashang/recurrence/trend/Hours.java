package mashang.recurrence.trend;

import java.time.Instant;

/**
 * Hours and days as people in China count them: numbers of hours and days since 1970-01-01 00:00 in Asia/Shanghai, which
 * keeps one time all year (it did not from 1986 to 1991).
 */
final class Hours {
    static final long MILLIS = 3_600_000L;
    private static final long OFFSET = 8 * MILLIS;
    /** 1970-01-01 was a Thursday. */
    private static final int FIRST_HOUR_OF_WEEK = 3 * 24;

    static final int WEEK = 7 * 24;

    private Hours() {}

    static int of(long epochMillis) {
        return (int) Math.floorDiv(epochMillis + OFFSET, MILLIS);
    }

    /** Milliseconds since the hour began. */
    static int within(long epochMillis) {
        return (int) Math.floorMod(epochMillis + OFFSET, MILLIS);
    }

    static long start(int hour) {
        return hour * MILLIS - OFFSET;
    }

    static Instant instant(int hour) {
        return Instant.ofEpochMilli(start(hour));
    }

    static int day(int hour) {
        return Math.floorDiv(hour, 24);
    }

    /** 0 for Monday from 00:00, 167 for Sunday from 23:00. */
    static int ofWeek(int hour) {
        return Math.floorMod(hour + FIRST_HOUR_OF_WEEK, WEEK);
    }

    static int week(int hour) {
        return Math.floorDiv(hour + FIRST_HOUR_OF_WEEK, WEEK);
    }
}
