package mashang.recurrence.life;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;
import mashang.text.Concern;

/**
 * When a problem's life takes a step.
 *
 * @param candidatePeople people within the window of {@code common} from which it is a candidate
 * @param common when it is common
 * @param urgent when a small one is urgent
 * @param growth what growing and fading mean
 * @param recurrence what recurring means
 */
public record LifePolicy(int candidatePeople, Common common, Urgent urgent, Growth growth, Recurrence recurrence)
        implements Serializable {

    /**
     * Common (共性): all three reached within the window.
     *
     * @param size complaints, each caller's repeats damped (1 + ½ + ¼ …)
     * @param people distinct callers
     * @param grids distinct grid cells; 0 where feeds do not state them, or one place is enough
     * @param window length of time, by when complaints were handed in
     */
    public record Common(int size, int people, int grids, Duration window) implements Serializable {}

    /**
     * Individual urgent (个性急难).
     *
     * @param concerns what must be at stake; none: words alone make nothing urgent
     * @param visits how often the same caller must come about the same problem, 2 to {@value #MOST_VISITS}
     * @param apart messages closer together are one visit
     * @param window length of time for visits
     */
    public record Urgent(Set<Concern> concerns, int visits, Duration apart, Duration window) implements Serializable {
        /** More of one caller's messages are not told apart. */
        public static final int MOST_VISITS = 10;
    }

    /**
     * Growing, steady, fading, where no {@link TrendReader} says.
     *
     * @param span the last so long is compared with the same length before it
     * @param least people within the last span, fewer of whom are never growth
     * @param growing growing from so many times as many people
     * @param fading fading up to so many times as many
     * @param review how often it is looked at, at whole multiples since 1970
     */
    public record Growth(Duration span, int least, double growing, double fading, Duration review)
            implements Serializable {}

    /**
     * Recurred (反弹).
     *
     * @param people distinct callers who complain of what happened after it was struck off
     * @param within for so long after that
     */
    public record Recurrence(int people, Duration within) implements Serializable {}

    public static final LifePolicy DEFAULT = new LifePolicy(
            2,
            new Common(5, 5, 0, Duration.ofDays(30)),
            new Urgent(Set.of(Concern.values()), 3, Duration.ofDays(1), Duration.ofDays(30)),
            new Growth(Duration.ofDays(7), 3, 1.5, .5, Duration.ofHours(1)),
            new Recurrence(2, Duration.ofDays(90)));

    /** Complaints handed in longer ago play no part any more. */
    Duration horizon() {
        Duration longest = common.window;
        for (Duration other : new Duration[] {urgent.window, growth.span.multipliedBy(2), recurrence.within}) {
            longest = longest.compareTo(other) < 0 ? other : longest;
        }
        return longest;
    }
}
