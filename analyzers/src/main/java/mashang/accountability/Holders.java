package mashang.accountability;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mashang.sla.ClockDefinition;
import mashang.units.Matter;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.Fact;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * Whose figures something belongs to. In a period that is the unit which has the order by the registry on the period's last day: so a
 * unit that was merged in February is still itself in January and its successor in the first quarter, and every period's sum is whole. What is nobody's has a name of its own and is never lost.
 */
final class Holders {
    /** What the hotline itself answers for. */
    static final String HOTLINE = "#hotline";
    /** What the supervisors of tasks answer for. */
    static final String SUPERVISOR = "#supervisor";
    /** Orders that no unit has. */
    static final String NOBODY = "#none";
    /** Stands before the name of a unit the registry does not know. */
    static final String UNKNOWN = "#unknown/";
    /** Stands before the id of a split unit of which nobody knows who has the order now. */
    static final String UNCLEAR = "#unclear/";

    /** Ids of documents have 512 bytes. */
    private static final int LONGEST_NAME = 80;

    private static final Period.Kind[] KINDS = Period.Kind.values();

    private final List<Fact> assignments = new ArrayList<>(2);
    private final @Nullable Fact named;
    private final Units units;
    private final Matter matter;

    Holders(WorkOrder order, Units units) {
        for (Fact fact : order.facts()) {
            if (fact.unit() != null && fact.step().isAssignment()) {
                assignments.add(fact);
            }
        }
        this.named = order.unitFact();
        this.units = units;
        this.matter = order.particulars().matter();
    }

    /** The fact that gave the order to whom had it at a time; before the first dispatch the first one; absent where no unit is ever named. */
    @Nullable
    Fact at(long time) {
        Fact holder = assignments.isEmpty() ? named : assignments.get(0);
        for (Fact assignment : assignments) {
            holder = assignment.occurredAt() <= time ? assignment : holder;
        }
        return holder;
    }

    /** Whose something is that a unit did on a day: {@link Share#units}. */
    List<String> of(@Nullable Fact assignment, long day) {
        return assignment == null ? List.of(NOBODY) : of(assignment.unit(), assignment.occurredAt(), day);
    }

    /** Whose a clock is that ended on a day. */
    List<String> of(ClockDefinition.Owner owner, @Nullable String unit, long then, long day) {
        return switch (owner) {
            case HOTLINE -> List.of(HOTLINE);
            case SUPERVISOR -> List.of(SUPERVISOR);
            case UNIT -> of(unit, then, day);
        };
    }

    /**
     * @param name as the feed writes it
     * @param then when it was called so, epoch milliseconds
     */
    List<String> of(@Nullable String name, long then, long day) {
        if (name == null) {
            return List.of(NOBODY);
        }
        Unit unit = units.bearer(name, then);
        if (unit == null) {
            return List.of(UNKNOWN + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name).strip());
        }
        if (unit.succession() == null) {
            return List.of(unit.id()); // nearly all: whatever the day, nobody follows it
        }
        String first = holder(unit, day);
        String last = holder(unit, Period.of(Period.Kind.YEAR, day).lastDay());
        // Nobody is followed twice and comes back, so who is the same at both ends is the same between.
        if (first.equals(last)
                && first.equals(holder(unit, Period.of(Period.Kind.WEEK, day).lastDay()))) {
            return List.of(first);
        }
        List<String> holders = new ArrayList<>(KINDS.length);
        for (Period.Kind kind : KINDS) {
            holders.add(holder(unit, Period.of(kind, day).lastDay()));
        }
        return List.copyOf(holders);
    }

    private String holder(Unit unit, long onDay) {
        String holder = units.countsFor(unit.id(), LocalDate.ofEpochDay(onDay), matter);
        return holder == null ? UNCLEAR + unit.id() : holder;
    }

    /** What tells units apart. */
    String key(String name, long then) {
        return units.key(name, then);
    }

    /** What a unit is; a department where nobody knows. */
    Unit.Kind kind(@Nullable String name, long then) {
        Unit unit = name == null ? null : units.bearer(name, then);
        return unit == null ? Unit.Kind.DEPARTMENT : unit.kind();
    }
}
