package mashang.recurrence.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a step, as they were when it was told. What was not asked for the step is 0 or absent.
 *
 * @param from the window counted, by when complaints were handed in; excluded
 * @param to its end, included
 * @param messages complaints in the window
 * @param size the same with each caller's repeats damped: 1 + ½ + ¼ …
 * @param people distinct callers; each complaint without a known caller is a person of his own
 * @param unknown how many of these people are such complaints
 * @param grids distinct grid cells stated
 * @param needSize threshold of the size
 * @param needPeople threshold of the people
 * @param needGrids threshold of the grids
 * @param now people lately, for a trend
 * @param before people in the time before, for a trend
 * @param reason why it is urgent
 * @param visits how often the caller came back, at least
 * @param byOffice whether a person at the office decided
 * @param other the other problem of a merge or split
 * @param orders some of the orders that count, oldest first
 */
public record Evidence(
        Instant from,
        Instant to,
        long messages,
        double size,
        long people,
        long unknown,
        int grids,
        int needSize,
        int needPeople,
        int needGrids,
        double now,
        double before,
        @Nullable UrgentReason reason,
        int visits,
        boolean byOffice,
        @Nullable String other,
        List<String> orders) {

    static Evidence of(Count count) {
        return new Evidence(
                count.from(),
                count.to(),
                count.messages(),
                count.size(),
                count.people(),
                count.unknown(),
                count.grids(),
                0,
                0,
                0,
                0,
                0,
                null,
                0,
                false,
                null,
                count.orders());
    }

    Evidence needing(int size, int people, int grids) {
        return new Evidence(
                from,
                to,
                messages,
                this.size,
                this.people,
                unknown,
                this.grids,
                size,
                people,
                grids,
                now,
                before,
                reason,
                visits,
                byOffice,
                other,
                orders);
    }

    Evidence with(TrendReading reading) {
        return new Evidence(
                from,
                to,
                messages,
                size,
                people,
                unknown,
                grids,
                needSize,
                needPeople,
                needGrids,
                reading.now(),
                reading.before(),
                reason,
                visits,
                byOffice,
                other,
                orders);
    }

    Evidence because(UrgentReason why, int times, List<String> which) {
        return new Evidence(
                from,
                to,
                messages,
                size,
                people,
                unknown,
                grids,
                needSize,
                needPeople,
                needGrids,
                now,
                before,
                why,
                times,
                byOffice,
                other,
                which);
    }

    Evidence said(boolean office) {
        return new Evidence(
                from,
                to,
                messages,
                size,
                people,
                unknown,
                grids,
                needSize,
                needPeople,
                needGrids,
                now,
                before,
                reason,
                visits,
                office,
                other,
                orders);
    }

    Evidence about(String problemId) {
        return new Evidence(
                from,
                to,
                messages,
                size,
                people,
                unknown,
                grids,
                needSize,
                needPeople,
                needGrids,
                now,
                before,
                reason,
                visits,
                byOffice,
                problemId,
                orders);
    }
}
