package mashang.local.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import mashang.sla.Pauses;
import mashang.sla.WorkCalendar;

/** How fast the working calendar reckons: alternately the n-th working day after, and so many office hours after. */
final class DeadlineBench {
    private static final long FROM = Instant.parse("2019-01-01T00:00:00Z").toEpochMilli();
    private static final long UNTIL = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int AT_ONCE = 100_000;
    private static final long WARM_NANOS = Duration.ofMillis(500).toNanos();
    private static final long MEASURED_NANOS = Duration.ofSeconds(2).toNanos();

    /** Read by nobody; written, so that the compiler cannot leave the reckoning out. */
    @SuppressWarnings("UnusedVariable")
    private static volatile long told;

    private DeadlineBench() {}

    /** Deadlines per second of one thread. */
    static double perSecond(WorkCalendar calendar) {
        SplittableRandom random = new SplittableRandom(1);
        long[] starts = random.longs(AT_ONCE, FROM, UNTIL).toArray();
        run(calendar, starts, WARM_NANOS);
        return run(calendar, starts, MEASURED_NANOS);
    }

    private static double run(WorkCalendar calendar, long[] starts, long atLeast) {
        long begin = System.nanoTime();
        long reckoned = 0;
        long passed;
        do {
            long sum = 0;
            for (int i = 0; i < starts.length; i++) {
                int n = 1 + (i & 15);
                sum += (i & 1) == 0
                        ? calendar.closeAfter(starts[i], n, Pauses.NONE)
                        : calendar.plusWorkingTime(starts[i], n * HOUR, Pauses.NONE);
            }
            told = sum;
            reckoned += starts.length;
            passed = System.nanoTime() - begin;
        } while (passed < atLeast);
        return reckoned * 1e9 / passed;
    }
}
