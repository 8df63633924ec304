package mashang.recurrence.trend;

/**
 * Looks whether the complaints up to one of them are more than chance explains, over all windows that begin with a complaint and end with that
 * one: a scan statistic with windows of every length (Kulldorff, Communications in Statistics 26, 1997; prospective, for a Poisson
 * process, as in Kleinman and others, American Journal of Epidemiology 159, 2004).
 *
 * <p>The first complaint defines the window and proves nothing; the others are compared with what the series' own past makes likely
 * ({@link Surprise}). That past is what came before the window: where there was something, since the series was
 * first seen; where nothing was, since the city is watched, because nobody complained of this in all that time. The best p-value is multiplied by
 * the number of windows tried that are each half as long again as the one before: those in between say nearly the same.
 */
final class BurstScan {
    /** The Jeffreys prior of a Poisson rate: half a complaint; here in half the time that passes between two of an ordinary problem. */
    private static final double PRIOR_CALLERS = .5;

    /** A place or a category that is new may be a busy one: half a complaint in an hour of average activity says hardly anything. */
    private static final double PLACE_PRIOR_HOURS = 1;

    /** Of the matters that are complained of for the first time, those that will be again, slowly, are about one in fifty. */
    private static final double GOES_ON = .02;

    /** What is usual varies by itself, with weather and news, by about a fifth: a variance of mean² / 20 beside the mean. */
    private static final double STEADIEST = 20;

    /** All windows that begin in one of the last complaints' hours are tried; of longer ones, each half as long again. */
    private static final int ALL = 8;

    private static final double STEP = 1.5;

    /** Within so many standard deviations nothing has to be reckoned. */
    private static final double NO_NEWS = 2;

    private static final int GLOW_HOURS = 24;

    private final WeekProfile profile;
    private final int freshHours;
    private final int scanHours;
    private final double memoryHours;
    private final Fading fading;
    private final Fading glowing = new Fading(GLOW_HOURS);

    /** Of the last scan: the corrected p-value, the index where the best window begins, callers in it, and what was expected. */
    double probability;

    int from;
    int callers;
    double expected;
    double usualPerHour;

    private boolean isProblem;
    private double priorHours;

    BurstScan(WeekProfile profile, TrendSettings settings, Fading fading) {
        this.profile = profile;
        this.freshHours = settings.freshHours();
        this.scanHours = settings.scanHours();
        this.memoryHours = settings.halfLifeHours() / StrictMath.log(2);
        this.fading = fading;
    }

    /**
     * Scans the windows that end in one hour of a series.
     *
     * @param end index of the hour
     * @param least callers of a window worth looking at
     * @param watchedHours how long the city has been watched
     * @param gapHours hours between two complaints of an ordinary problem
     */
    void scan(LiveSeries series, int end, int least, double watchedHours, double gapHours) {
        HourTable table = series.hours;
        isProblem = series.series.kind() == Series.Kind.PROBLEM;
        priorHours = isProblem ? PRIOR_CALLERS * gapHours : PLACE_PRIOR_HOURS;
        int oldest = Math.max(series.settledUntil(), table.hours[end] - (isProblem ? scanHours : freshHours));
        double before = before(series, end);
        double glow = series.glow == 0 ? 0 : series.glow * glowing.after(table.hours[end] - series.glowHour);
        probability = 1;
        int within = 0;
        int windows = 0;
        int next = 0;
        double longer = 0;
        for (int i = end; i >= 0 && table.hours[i] >= oldest; i--) {
            within += table.callers[i];
            before -= table.callers[i] * series.counting(table.hours[i], table.hours[end], fading);
            if (end - i < next || within < least) {
                continue;
            }
            next = end - i < ALL ? 0 : (int) ((end - i) * STEP);
            int length = Math.max(1, table.hours[end] - table.hours[i]);
            if (length >= longer) {
                windows++;
                longer = length * STEP;
            }
            look(series, i, end, within, before, glow, watchedHours);
        }
        probability = Math.min(1, probability * Math.max(1, windows));
    }

    /** Callers up to the end's hour, older ones counting less. */
    private double before(LiveSeries series, int end) {
        HourTable table = series.hours;
        double sum = series.usual == 0 ? 0 : series.usual * fading.after(table.hours[end] - series.foldedUntil);
        sum += series.recent;
        for (int i = end + 1; i < table.size; i++) {
            sum -= table.callers[i];
        }
        return sum;
    }

    private void look(
            LiveSeries series, int start, int end, int within, double before, double glow, double watchedHours) {
        long startAt = series.hours.firstAt(start);
        double ahead = Math.max(.02, profile.between(startAt, series.hours.lastAt(end)));
        double known = (double) (startAt - series.firstSeenAt) / Hours.MILLIS;
        boolean isNew = isProblem && before < .01;
        double exposure = priorHours + remembered(isNew ? watchedHours : known);
        double shape = PRIOR_CALLERS + Math.max(0, before) + glow * exposure;
        if (shape > STEADIEST) {
            exposure *= STEADIEST / shape;
            shape = STEADIEST;
        }
        double mean = shape * ahead / exposure;
        double more = within - 1 - mean;
        if (more <= 0 || more * more < NO_NEWS * NO_NEWS * mean * (1 + ahead / exposure)) {
            return;
        }
        double p = Surprise.atLeast(within - 1, shape, exposure, ahead);
        if (isNew) {
            p += GOES_ON * Surprise.atLeast(within - 1, PRIOR_CALLERS, priorHours, ahead);
        }
        if (p < probability) {
            probability = p;
            from = start;
            callers = within;
            expected = mean;
            usualPerHour = shape / exposure;
        }
    }

    /** So much of a time still says something, as its complaints count less and less. */
    double remembered(double hours) {
        return Math.max(0, hours) / (1 + Math.max(0, hours) / memoryHours);
    }
}
