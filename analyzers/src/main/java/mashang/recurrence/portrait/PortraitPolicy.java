package mashang.recurrence.portrait;

import java.io.Serializable;
import java.time.Duration;

/**
 * How portraits are drawn.
 *
 * @param halfLife after so long a complaint counts half for hotness
 * @param fullPeople from so many distinct callers hotness counts in full, with fewer in proportion
 * @param concrete least share of members that must have one name in common, or it is a theme, 0 to 1
 * @param wide a name that more than this share of all problems has is nobody's own, 0 to 1
 */
public record PortraitPolicy(Duration halfLife, int fullPeople, double concrete, double wide) implements Serializable {

    /** Tried on real complaints at the end of every quarter. */
    public static final PortraitPolicy DEFAULT = new PortraitPolicy(Duration.ofDays(30), 4, .5, .05);
}
