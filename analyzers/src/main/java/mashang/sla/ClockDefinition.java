package mashang.sla;

import java.io.Serializable;
import java.util.Set;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a policy (时限): what it measures and whose it is. How long it may run is a matter of its rules.
 *
 * @param name {@code receive}, {@code handle}, {@code unit-handle} …; part of alert ids
 * @param scope how many of it run in a round
 * @param owner who answers for it
 * @param start it starts at the earliest of these steps; with {@link Scope#HOP} exactly {@code DISPATCHED}
 * @param stop it stops at the earliest of these; never empty
 * @param pause these put it on hold; empty: nothing does
 * @param resume these take it up again; empty exactly where {@code pause} is
 * @param extension how its due time may be extended; absent: not at all
 * @param cadence intervals of {@link Scope#CADENCE}; absent for the others
 */
public record ClockDefinition(
        String name,
        Scope scope,
        Owner owner,
        Set<Step> start,
        Set<Step> stop,
        Set<Step> pause,
        Set<Step> resume,
        @Nullable Extension extension,
        @Nullable Cadence cadence)
        implements Serializable {

    /** How many instances of a clock run in a round. */
    public enum Scope {
        /** One for the order. */
        ORDER,
        /** One for each unit it is dispatched to, each time. */
        HOP,
        /** One from each inspection to the next. */
        CADENCE
    }

    /** Who answers for a clock. */
    public enum Owner {
        /** The hotline (热线). */
        HOTLINE,
        /** The unit that has the order (承办单位). */
        UNIT,
        /** The supervisor of a task (督办人). */
        SUPERVISOR
    }

    /**
     * How a due time may be extended (延期).
     *
     * @param maxWorkingDays at most this many working days after the due time; 1 or more
     * @param holdWorkingDays for how many working days after the due time an undecided request, made in time, holds the
     *     accusation; 0 or more
     */
    public record Extension(int maxWorkingDays, int holdWorkingDays) implements Serializable {}

    /**
     * How often a task has to be inspected (督帮频次).
     *
     * @param byRemaining whether the limit counts from the last inspection; else from the opening
     * @param overMonths a limit over this many months …
     * @param longMonths … wants an inspection every so many months
     * @param shortDays any other every so many days
     * @param closingDays a task due within so many days …
     * @param closingEveryDays … every so many days
     */
    public record Cadence(
            boolean byRemaining, int overMonths, int longMonths, int shortDays, int closingDays, int closingEveryDays)
            implements Serializable {}

    /** A plain clock of an order, without pauses and extensions. */
    public static ClockDefinition ofOrder(String name, Owner owner, Set<Step> start, Set<Step> stop) {
        return new ClockDefinition(name, Scope.ORDER, owner, start, stop, Set.of(), Set.of(), null, null);
    }
}
