package mashang.sla;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock and all rules for it, from every policy version that defines it so. */
final class ClockRules implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ClockDefinition clock;

    /** The highest priority first, then as written. */
    private final List<Line> lines;

    ClockRules(ClockDefinition clock, List<Line> lines) {
        this.clock = clock;
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparingInt((Line l) -> l.rule().priority()).reversed());
        this.lines = List.copyOf(sorted);
    }

    ClockDefinition clock() {
        return clock;
    }

    /** The rules in force at a time, the one that wins first. */
    List<Line> inForce(long time) {
        if (areAllInForce(time)) {
            return lines;
        }
        List<Line> inForce = new ArrayList<>(lines.size());
        for (Line line : lines) {
            if (line.from <= time && time < line.until) {
                inForce.add(line);
            }
        }
        return inForce;
    }

    private boolean areAllInForce(long time) {
        for (Line line : lines) {
            if (time < line.from || time >= line.until) {
                return false;
            }
        }
        return true;
    }

    /**
     * A rule, and the times its policy version is in force.
     *
     * @param policy {@code id@version}
     * @param from epoch milliseconds, included
     * @param until epoch milliseconds, excluded
     */
    record Line(ClockRule rule, String policy, long from, long until) implements Serializable {

        /** Whether it says by when: a rule without a limit says that there is none. */
        boolean runs(@Nullable Long supplied) {
            return rule.limit() != null
                    || rule.clock().scope() == ClockDefinition.Scope.CADENCE
                    || isSupplied(supplied);
        }

        boolean isSupplied(@Nullable Long supplied) {
            return rule.suppliedDue() && supplied != null;
        }
    }
}
