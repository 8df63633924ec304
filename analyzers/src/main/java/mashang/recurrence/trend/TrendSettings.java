package mashang.recurrence.trend;

import java.io.Serializable;

/**
 * What is counted for how long, and what counts as a burst.
 *
 * @param keptDays days back from log time in which complaints count, by the hour they occurred in; older ones count for
 *     nothing
 * @param idleDays a series without a complaint for so many days of log time is forgotten
 * @param maxSeries live series; one more drops the one idle for longest
 * @param freshHours complaints of the last so many hours count in full in what is usual for a series. Bursts of places and
 *     categories are looked for in windows of up to so many hours
 * @param scanHours bursts of problems are looked for in windows of up to so many hours, at most {@code keptDays}
 * @param halfLifeHours after so many hours a complaint says half as much about what is usual for its series
 * @param falseShare how large a share of the starts may be false, where nothing but chance is at work
 * @param laxest no p-value above it starts a burst, however few complaints a day are tested; places and categories burst at a
 *     third of it
 * @param strictest any p-value below it does, however many
 * @param problemCallers callers without whom no problem bursts
 * @param otherCallers callers without whom no place or category bursts
 * @param trendDays length of the periods that a trend compares
 * @param tellHours whether hours are told one by one
 * @param tellDays whether days are told one by one
 */
public record TrendSettings(
        int keptDays,
        int idleDays,
        int maxSeries,
        int freshHours,
        int scanHours,
        int halfLifeHours,
        double falseShare,
        double laxest,
        double strictest,
        int problemCallers,
        int otherCallers,
        int trendDays,
        boolean tellHours,
        boolean tellDays)
        implements Serializable {

    /** Chosen on planted bursts: see the module's README. */
    public static final TrendSettings DEFAULT =
            new TrendSettings(35, 60, 200_000, 120, 30 * 24, 21 * 24, .04, 6e-4, 3e-6, 3, 5, 7, true, true);
}
