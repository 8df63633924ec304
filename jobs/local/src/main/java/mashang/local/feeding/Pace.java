package mashang.local.feeding;

import java.time.Duration;

/**
 * How fast the feeds' own time passes.
 *
 * @param speed feed time per real time, above 0; {@link #UNPACED} for as fast as possible
 */
public record Pace(double speed) {
    private static final double UNPACED = 0;

    /** As fast as possible. */
    public static final Pace MAX = new Pace(UNPACED);

    public boolean isMax() {
        return speed == UNPACED;
    }

    /** How much feed time has passed. */
    Duration feedTime(long realNanos) {
        return Duration.ofNanos((long) (realNanos * speed));
    }
}
