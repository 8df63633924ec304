package mashang.recurrence.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The complaints of a window, counted. One person's eighty posts are one person.
 *
 * @param from when they were handed in: after this
 * @param to and up to this
 * @param messages complaints
 * @param size the same, each caller's repeats damped: 1 + ½ + ¼ …
 * @param people distinct callers, each complaint without one a person of his own
 * @param unknown how many of the people are such complaints
 * @param grids distinct grid cells
 * @param orders some of the orders, oldest first
 */
record Count(
        Instant from,
        Instant to,
        long messages,
        double size,
        long people,
        long unknown,
        int grids,
        List<String> orders) {
    private static final int MOST_ORDERS = 5;

    static Count of(Iterable<Member> members, Iterable<DayCount> unlisted, Instant from, Instant to) {
        Map<String, Integer> byCaller = new HashMap<>();
        Set<String> grids = new HashSet<>();
        List<String> orders = new ArrayList<>();
        long messages = 0;
        long unknown = 0;
        double size = 0;
        for (Member member : members) {
            if (!member.occurredAt().isAfter(from) || member.occurredAt().isAfter(to)) {
                continue;
            }
            messages++;
            int earlier = member.caller() == null ? 0 : byCaller.merge(member.caller(), 1, Integer::sum) - 1;
            // powers of two: the sum is exact, whatever its order
            size += Math.scalb(1.0, -earlier);
            unknown += member.caller() == null ? 1 : 0;
            if (member.grid() != null) {
                grids.add(member.grid());
            }
            if (earlier == 0 && orders.size() < MOST_ORDERS) {
                orders.add(member.orderId());
            }
        }
        Count listed = new Count(from, to, messages, size, byCaller.size() + unknown, unknown, grids.size(), orders);
        return listed.plus(unlisted);
    }

    private Count plus(Iterable<DayCount> unlisted) {
        long moreMessages = 0;
        long morePeople = 0;
        long moreUnknown = 0;
        for (DayCount day : unlisted) {
            Instant start = Instant.ofEpochMilli(day.epochDay() * DayCount.DAY_MILLIS);
            if (start.isAfter(from) && !start.isAfter(to)) {
                moreMessages += day.messages();
                morePeople += day.people();
                moreUnknown += day.unknown();
            }
        }
        return new Count(
                from,
                to,
                messages + moreMessages,
                size + morePeople,
                people + morePeople,
                unknown + moreUnknown,
                grids,
                orders);
    }
}
