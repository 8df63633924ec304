package mashang.local.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When orders come in: few at night, most from nine to eleven and from two to five, fewer at weekends.
 *
 * <p>The n-th order's time depends on n alone and never lies before the (n−1)-th's: the orders of a day share it out by the
 * day's profile, each somewhere within its own part.
 */
final class Arrivals {
    static final long DAY = 24 * 60 * 60 * 1000L;

    /** China keeps one time all year. */
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    /** Orders of each hour of the day, as shares of their sum. */
    private static final double[] HOURS = {
        0.6, 0.4, 0.3, 0.2, 0.2, 0.4, 1.0, 2.5, 6.0, 9.5, 9.0, 6.0, 4.0, 4.5, 8.0, 8.5, 8.0, 5.5, 4.0, 4.2, 4.5, 3.8,
        2.5, 1.2
    };

    /** Orders from Monday to Sunday, 1 being an average day: the sum is 7. */
    private static final double[] WEEK = {1.18, 1.14, 1.12, 1.10, 1.06, 0.76, 0.64};

    private final long seed;
    private final LocalDate firstDay;
    private final long[] daysOfWeek = new long[7];
    private final long perWeek;

    Arrivals(Simulation settings) {
        seed = settings.seed();
        firstDay = LocalDate.ofInstant(settings.start(), OFFSET);
        long sum = 0;
        for (int i = 0; i < 7; i++) {
            double share = WEEK[firstDay.plusDays(i).getDayOfWeek().getValue() - 1];
            daysOfWeek[i] = Math.max(1, (long) (settings.ordersPerDay() * share + 0.5));
            sum += daysOfWeek[i];
        }
        perWeek = sum;
    }

    /**
     * One arrival.
     *
     * @param day its day
     * @param ordinal 1 for the first order of the day
     * @param at epoch milliseconds
     */
    record Arrival(LocalDate day, long ordinal, long at) {}

    /** The arrival of order {@code number}, 0 or more. */
    Arrival of(long number) {
        long rest = number % perWeek;
        int dayOfWeek = 0;
        while (rest >= daysOfWeek[dayOfWeek]) {
            rest -= daysOfWeek[dayOfWeek++];
        }
        LocalDate day = firstDay.plusDays(number / perWeek * 7 + dayOfWeek);
        double within = Dice.of(seed, number, 1).unit();
        long at = midnight(day) + timeOfDay((rest + within) / daysOfWeek[dayOfWeek]);
        return new Arrival(day, rest + 1, at);
    }

    /** Orders of a day of the week, 1 being an average day. */
    static double ofDay(LocalDate day) {
        return WEEK[day.getDayOfWeek().getValue() - 1];
    }

    /** Orders at this time, 1 being an average hour of an average day. */
    static double activity(long at) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), OFFSET);
        double sum = 0;
        for (double hour : HOURS) {
            sum += hour;
        }
        return ofDay(day) * HOURS[(int) ((at - midnight(day)) / (DAY / 24))] * 24 / sum;
    }

    static long midnight(LocalDate day) {
        return day.toEpochDay() * DAY - OFFSET.getTotalSeconds() * 1000L;
    }

    /** Epoch milliseconds of the latest local midnight at or before {@code at}. */
    static long midnightBefore(long at) {
        return midnight(LocalDate.ofInstant(Instant.ofEpochMilli(at), OFFSET));
    }

    /** Milliseconds since midnight by which the given share of a day's orders has come in. */
    static long timeOfDay(double share) {
        double sum = 0;
        for (double hour : HOURS) {
            sum += hour;
        }
        double left = share * sum;
        int hour = 0;
        while (hour < HOURS.length - 1 && left >= HOURS[hour]) {
            left -= HOURS[hour++];
        }
        return Math.min(DAY - 1, (long) ((hour + left / HOURS[hour]) * 3_600_000L));
    }
}
