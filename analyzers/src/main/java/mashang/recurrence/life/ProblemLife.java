package mashang.recurrence.life;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of a problem's life: what state and checkpoints hold. Bounded: members, orders, days.
 *
 * @param problemId the problem
 * @param phase how far it is
 * @param before the phase before it was struck off
 * @param trend where it is going; absent until it was common
 * @param struckOffAt log time; absent unless struck off, or recurred since
 * @param struckOffByOffice whether a person struck it off; orders then say nothing about it
 * @param muted an analyst wants to hear nothing of it
 * @param theme it is a theme and no problem: nothing is told
 * @param name what an analyst calls it; absent where nobody renamed it
 * @param members complaints that may still count, oldest first
 * @param unlisted complaints that may still count and are too many to be listed, by day
 * @param openOrders orders neither written off nor cancelled, in the order of ids
 * @param openUnlisted orders too many to be listed: with one, only the office can strike the problem off
 * @param told how often each step was told
 * @param urgencies reasons told since it was last struck off
 * @param reviewAt when its trend is looked at next, log time; absent while there is nothing to look at
 */
public record ProblemLife(
        String problemId,
        Phase phase,
        Phase before,
        @Nullable Trend trend,
        @Nullable Instant struckOffAt,
        boolean struckOffByOffice,
        boolean muted,
        boolean theme,
        @Nullable String name,
        List<Member> members,
        List<DayCount> unlisted,
        List<String> openOrders,
        long openUnlisted,
        Map<LifeStep, Integer> told,
        List<UrgentReason> urgencies,
        @Nullable Instant reviewAt) {}
