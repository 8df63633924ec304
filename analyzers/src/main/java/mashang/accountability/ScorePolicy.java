package mashang.accountability;

import java.io.Serializable;
import java.util.List;

/**
 * One version of how a city weighs the work of its units (奔跑指数规则). All weights are whole hundredths and sum to 100 within their group.
 *
 * @param id what its versions have in common
 * @param version 1 or more
 * @param effectiveFrom epoch day of the first day from which periods that begin then, or later, are scored by it
 * @param settleDays how many days behind its end the figures of a period are settled (定稿): what becomes known later restates them
 * @param rates weights of the three rates (三率)
 * @param timed weights for work with a deadline (有时限)
 * @param untimed weights for work without (无时限)
 * @param minimumItems a unit with fewer items of work is scored and has no rank
 * @param intervalPercent how sure the interval beside a score is, 50 to 99
 */
public record ScorePolicy(
        String id,
        int version,
        long effectiveFrom,
        int settleDays,
        Rates rates,
        Timed timed,
        Untimed untimed,
        int minimumItems,
        int intervalPercent)
        implements Serializable {

    /** What holds where a city says nothing; the weights of the three rates are one county's. */
    public static final ScorePolicy DEFAULT = new ScorePolicy(
            "run-index", 1, 0, 3, new Rates(30, 35, 35), new Timed(55, 40, 5), new Untimed(30, 70), 10, 80);

    /** Weights of the three rates. */
    public record Rates(int response, int resolution, int satisfaction) implements Serializable {}

    /** Weights where there is a deadline: timeliness weighs more. */
    public record Timed(int timeliness, int quality, int early) implements Serializable {}

    /** Weights where there is none: quality weighs more. */
    public record Untimed(int timeliness, int quality) implements Serializable {}

    /** {@code id@version}. */
    public String name() {
        return id + '@' + version;
    }

    /**
     * The version by which a period is scored: the last one in force on its first day or, failing that, the first there is.
     *
     * @param versions in the order in which they come into force; never empty
     */
    public static ScorePolicy of(Period period, List<ScorePolicy> versions) {
        ScorePolicy found = versions.get(0);
        for (ScorePolicy version : versions) {
            found = version.effectiveFrom <= period.firstDay() ? version : found;
        }
        return found;
    }

    /** The log time, epoch milliseconds, up to which what becomes known belongs to a period's first figures. */
    public long settledAt(Period period) {
        return Period.startOf(period.next().firstDay() + settleDays);
    }

    /** The weight of a component, in 0 to 1. */
    double weight(Component component) {
        int hundredths =
                switch (component) {
                    case TIMED_TIMELINESS -> timed.timeliness();
                    case TIMED_QUALITY -> timed.quality();
                    case TIMED_EARLY -> timed.early();
                    case UNTIMED_TIMELINESS -> untimed.timeliness();
                    case UNTIMED_QUALITY -> untimed.quality();
                };
        return hundredths / 100.0;
    }
}
