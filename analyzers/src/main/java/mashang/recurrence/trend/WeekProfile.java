package mashang.recurrence.trend;

import java.util.Arrays;
import java.util.List;

/**
 * How active the city usually is in each of the 168 hours of a week, 1 being the average. Learned from all complaints, day by day,
 * with a half-life of {@value #HALF_LIFE_WEEKS} weeks.
 *
 * <p>Three levels, each shrunk towards the one above by so many complaints' worth of doubt, as an empirical Bayes estimate of
 * a Poisson rate with a Gamma prior is (Clayton and Kaldor, Biometrics 43, 1987): days and hours towards a shape that is
 * usual for hotlines, each cell towards the product of its day and hour. Then neighbouring hours are smoothed, and a part is spread evenly:
 * some matters have hours of their own, and no hour is so quiet that two calls in it are news.
 */
final class WeekProfile {
    private static final int HALF_LIFE_WEEKS = 8;
    private static final double WEEKLY = StrictMath.pow(.5, 1.0 / HALF_LIFE_WEEKS);

    /** Complaints' worth of doubt about a day or an hour of the day, and about a cell of the week. */
    private static final double MARGIN_DOUBT = 50;

    private static final double CELL_DOUBT = 20;

    private static final double NEIGHBOUR = .15;
    private static final double EVEN = .12;

    /** A round guess: offices' hours, a long evening. Scaled to a mean of 1. */
    private static final double[] HOURS = {
        .35, .25, .2, .2, .2, .25, .4, .7, 1.3, 1.9, 1.9, 1.5, 1.1, 1.2, 1.6, 1.8, 1.7, 1.4, 1.2, 1.2, 1.2, 1.1, .8, .5
    };

    private static final double[] DAYS = {1.1, 1.1, 1.05, 1.05, 1.05, .85, .8};

    private final double[] counts = new double[Hours.WEEK];
    private final double[] days = new double[7];
    private final double[] weights = new double[Hours.WEEK];
    /** Activity from Monday 00:00 to each hour; the last is the whole week's, 168. */
    private final double[] sums = new double[Hours.WEEK + 1];

    WeekProfile() {
        reckon();
    }

    /** Learns a whole day. */
    void learn(int day, int[] complaints) {
        int first = Hours.ofWeek(day * 24);
        for (int i = 0; i < 24; i++) {
            counts[first + i] = counts[first + i] * WEEKLY + complaints[i];
        }
        days[first / 24] = days[first / 24] * WEEKLY + 1;
        reckon();
    }

    /** Activity of a whole hour. */
    double of(int hour) {
        return weights[Hours.ofWeek(hour)];
    }

    /** Activity between two times, in hours of average activity. */
    double between(long from, long until) {
        return until(until) - until(from);
    }

    private double until(long epochMillis) {
        int hour = Hours.of(epochMillis);
        int ofWeek = Hours.ofWeek(hour);
        double part = (double) Hours.within(epochMillis) / Hours.MILLIS;
        return Hours.week(hour) * (double) Hours.WEEK + sums[ofWeek] + part * weights[ofWeek];
    }

    private void reckon() {
        double[] dayShape = scaled(DAYS);
        double[] hourShape = scaled(HOURS);
        double scale = scale(dayShape);
        if (scale > 0) {
            learnDays(dayShape, scale);
            learnHours(hourShape, dayShape);
        }
        double[] cells = cells(dayShape, hourShape, scale(dayShape));
        for (int i = 0; i < cells.length; i++) {
            double near = cells[(i + 1) % Hours.WEEK] + cells[(i + Hours.WEEK - 1) % Hours.WEEK];
            weights[i] = (1 - 2 * NEIGHBOUR) * cells[i] + NEIGHBOUR * near;
        }
        double mean = Arrays.stream(weights).sum() / Hours.WEEK;
        for (int i = 0; i < Hours.WEEK; i++) {
            weights[i] = (1 - EVEN) * weights[i] / mean + EVEN;
            sums[i + 1] = sums[i] + weights[i];
        }
    }

    /** Complaints in an hour of average activity, as far as the days known are like those of the shape. */
    private double scale(double[] dayShape) {
        double hours = 0;
        for (int d = 0; d < 7; d++) {
            hours += 24 * days[d] * dayShape[d];
        }
        return hours == 0 ? 0 : Arrays.stream(counts).sum() / hours;
    }

    private void learnDays(double[] dayShape, double scale) {
        for (int d = 0; d < 7; d++) {
            double counted = 0;
            for (int h = 0; h < 24; h++) {
                counted += counts[d * 24 + h];
            }
            dayShape[d] *= shrunk(counted, scale * 24 * days[d] * dayShape[d], MARGIN_DOUBT);
        }
    }

    private void learnHours(double[] hourShape, double[] dayShape) {
        double scale = scale(dayShape);
        double exposed = 0;
        for (int d = 0; d < 7; d++) {
            exposed += days[d] * dayShape[d];
        }
        for (int h = 0; h < 24; h++) {
            double counted = 0;
            for (int d = 0; d < 7; d++) {
                counted += counts[d * 24 + h];
            }
            hourShape[h] *= shrunk(counted, scale * exposed * hourShape[h], MARGIN_DOUBT);
        }
    }

    private double[] cells(double[] dayShape, double[] hourShape, double scale) {
        double[] cells = new double[Hours.WEEK];
        for (int i = 0; i < Hours.WEEK; i++) {
            double base = dayShape[i / 24] * hourShape[i % 24];
            cells[i] = base * shrunk(counts[i], scale * days[i / 24] * base, CELL_DOUBT);
        }
        return cells;
    }

    private static double shrunk(double counted, double expected, double doubt) {
        return (doubt + counted) / (doubt + expected);
    }

    private static double[] scaled(double[] shape) {
        double mean = Arrays.stream(shape).sum() / shape.length;
        return Arrays.stream(shape).map(part -> part / mean).toArray();
    }

    List<Double> counts() {
        return Arrays.stream(counts).boxed().toList();
    }

    List<Double> days() {
        return Arrays.stream(days).boxed().toList();
    }

    void restore(List<Double> keptCounts, List<Double> keptDays) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = keptCounts.get(i);
        }
        for (int i = 0; i < days.length; i++) {
            days[i] = keptDays.get(i);
        }
        reckon();
    }
}
