package mashang.sla;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import mashang.units.Unit;

/**
 * Rules that became known at a log time, while orders were under way. Who decides before it does not know them. See {@code CLOCKS.md}, 3.
 *
 * @param knownFrom epoch milliseconds of the log
 * @param policies versions that join those known; one whose id and version are known already changes nothing
 * @param calendars calendars as they are now: the notices that are new in them join those known, none goes; a calendar nobody
 *     knew is new, and never the default
 * @param units units that take the place of those with the same id, or are new; none goes
 */
public record RuleNews(long knownFrom, List<Policy> policies, List<CalendarPlan> calendars, List<Unit> units)
        implements Serializable {

    /** Something that no clock goes by, such as a version of the routes. */
    public static RuleNews notForClocks(long knownFrom) {
        return new RuleNews(knownFrom, List.of(), List.of(), List.of());
    }

    /** Whether any clock could go otherwise for it. */
    public boolean isForClocks() {
        return !(policies.isEmpty() && calendars.isEmpty() && units.isEmpty());
    }

    /** A new version of a policy. */
    public static RuleNews of(long knownFrom, Policy policy) {
        return new RuleNews(knownFrom, List.of(policy), List.of(), List.of());
    }

    /** Calendars with more notices than were known. */
    public static RuleNews ofCalendars(long knownFrom, List<CalendarPlan> calendars) {
        return new RuleNews(knownFrom, List.of(), calendars, List.of());
    }

    /** Units that are new, or have other names, calendars or units above them. */
    public static RuleNews ofUnits(long knownFrom, List<Unit> units) {
        return new RuleNews(knownFrom, List.of(), List.of(), units);
    }

    /**
     * Before which time, in epoch milliseconds, nothing that happened is judged otherwise for its policies and units; MAX_VALUE:
     * it has none; MIN_VALUE: anything may be.
     */
    long bearsFrom() {
        if (!units.isEmpty()) {
            return Long.MIN_VALUE;
        }
        long first = Long.MAX_VALUE;
        for (Policy policy : policies) {
            first = Math.min(first, inForceFrom(policy).effectiveFrom().toEpochMilli());
        }
        return first;
    }

    /** The policy as it takes effect: never before it was known. */
    Policy inForceFrom(Policy policy) {
        return policy.effectiveFrom().toEpochMilli() >= knownFrom
                ? policy
                : policy.from(Instant.ofEpochMilli(knownFrom));
    }
}
