package mashang.recurrence.city;

import java.util.List;
import mashang.recurrence.life.ProblemLife;
import mashang.recurrence.portrait.Hotness;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.portrait.Theme;
import mashang.recurrence.trend.BurstState;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is shown: everything that is known of it at one revision.
 *
 * @param problemId its id
 * @param revision of what is shown; a higher one replaces it
 * @param standing whether it lives
 * @param mergedInto the problem it was merged into; absent where it was not
 * @param aliases its former ids, and those of problems that were merged into it, oldest first
 * @param portrait its members summed up, and its label
 * @param life how far it is
 * @param hotness with its parts, as of the portrait's latest member
 * @param theme whether it is a theme, with the numbers
 * @param burst the burst it is in; absent where it is in none
 * @param terms terms with weights for finding it again, heaviest first
 */
public record ProblemView(
        String problemId,
        long revision,
        Standing standing,
        @Nullable String mergedInto,
        List<String> aliases,
        Portrait portrait,
        ProblemLife life,
        Hotness hotness,
        Theme theme,
        @Nullable BurstState burst,
        List<String> terms) {

    /** Whether a problem lives. */
    public enum Standing {
        /** It takes new members. */
        LIVE,
        /** It is part of another problem. */
        MERGED,
        /** It was idle for so long that it was put away. */
        PUT_AWAY
    }
}
