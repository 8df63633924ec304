package mashang.sla;

import java.io.Serializable;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a policy: how long a clock may run for the orders it matches.
 *
 * @param clock which clock
 * @param priority the highest one of the matching rules wins; equal ones for the same order are refused at the start
 * @param match which orders
 * @param suppliedDue whether a due time supplied by the feed wins over the limit
 * @param limit allowed time; absent: none of its own, and without a supplied due time the clock does not run. For a cadence
 *     the definition says it, and this is absent
 * @param calendar id of the working calendar; absent: the unit's own, else the city's
 * @param warnBefore how long before the due time it turns yellow; absent: never. Elapsed or working days
 * @param ladder rungs of escalation (提级督办), the lowest first
 * @param reminders on how many working days after the due time it is called to mind that it is still open; 0: never
 * @param graceMillis how long late reports are waited for before anybody is accused; absent: as the feed says
 * @param issuesLight whether being late puts a light or card in the register (亮灯、亮牌) on the first working day after the
 *     due time
 * @param cadence how often such a task is inspected; absent: as the clock says. Only of a clock of scope CADENCE
 * @param source where the number comes from, for people
 */
public record ClockRule(
        ClockDefinition clock,
        int priority,
        OrderMatch match,
        boolean suppliedDue,
        @Nullable Span limit,
        @Nullable String calendar,
        @Nullable Span warnBefore,
        List<Rung> ladder,
        int reminders,
        @Nullable Long graceMillis,
        boolean issuesLight,
        ClockDefinition.@Nullable Cadence cadence,
        String source)
        implements Serializable {

    /** A rule by which no light is issued, without a cadence of its own. */
    public ClockRule(
            ClockDefinition clock,
            int priority,
            OrderMatch match,
            boolean suppliedDue,
            @Nullable Span limit,
            @Nullable String calendar,
            @Nullable Span warnBefore,
            List<Rung> ladder,
            int reminders,
            @Nullable Long graceMillis,
            String source) {
        this(
                clock,
                priority,
                match,
                suppliedDue,
                limit,
                calendar,
                warnBefore,
                ladder,
                reminders,
                graceMillis,
                false,
                null,
                source);
    }

    /**
     * A rung of the ladder.
     *
     * @param name what is done on it, as a code: {@code notice}, {@code criticism} …
     * @param after how long after the due time; elapsed or working days, more than nothing
     */
    public record Rung(String name, Span after) implements Serializable {}

    /** How often a task is inspected by this rule; absent where its clock is no cadence. */
    public ClockDefinition.@Nullable Cadence inspections() {
        return cadence == null ? clock.cadence() : cadence;
    }

    /** A rule with a limit and nothing else. */
    public static ClockRule plain(ClockDefinition clock, int priority, OrderMatch match, @Nullable Span limit) {
        return new ClockRule(clock, priority, match, false, limit, null, null, List.of(), 0, null, "");
    }

    /**
     * Whether this and another rule, in force at the same time, could both be for one order without one winning.
     *
     * @param sameBranch whether of two unit ids one is the other or lies above it
     */
    public boolean clashesWith(ClockRule other, BiPredicate<String, String> sameBranch) {
        return clock.name().equals(other.clock.name())
                && priority == other.priority
                && match.overlaps(other.match, sameBranch);
    }
}
