package mashang.accountability;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure by which units are compared (考核指标): a share, of which orders, over how long, which way is good, and how much of it is asked for.
 *
 * @param id what it is called in indices
 * @param chinese its name
 * @param english its name
 * @param measure the share
 * @param clock which clock, where the measure is about one; else absent
 * @param category only items of this category, or of those below it; absent: of all
 * @param periods how long the periods are in which it is compared; never empty
 * @param direction which way is good
 * @param target the share that is asked for: at least, or at most
 * @param warn the warning point for those who are weak at it ({@code 2wd} before the due time), proposed and never set by itself; absent: none
 */
public record Indicator(
        String id,
        String chinese,
        String english,
        IndicatorMeasure measure,
        @Nullable String clock,
        @Nullable String category,
        List<Period.Kind> periods,
        Direction direction,
        double target,
        @Nullable String warn)
        implements Serializable {

    /** Which way is good. */
    public enum Direction {
        /** More is better. */
        UP,
        /** Less is better. */
        DOWN
    }

    /** A difference of shares, counted positive where it is for the better. */
    double better(double difference) {
        return direction == Direction.UP ? difference : -difference;
    }

    /** Whether a share is what is asked for. */
    boolean isMet(double share) {
        return better(share - target) >= 0;
    }
}
