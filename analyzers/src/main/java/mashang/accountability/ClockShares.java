package mashang.accountability;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import mashang.sla.Light;
import mashang.sla.Told;
import mashang.units.Units;
import mashang.workorder.Fact;
import mashang.workorder.Step;

/**
 * What clocks add to figures: how they ended, how much of the limit they used, which lights they lit, and on whom by all that is known by now (the register keeps on whom they were told). A clock counts on the day on which it is settled: when it stopped in
 * time, or was due and missed that; never by when somebody at last closed the order, so that leaving it open wins nothing.
 */
final class ClockShares {
    /** Whoever used twice the limit, or more, or has not stopped at all. */
    static final int MOST_USED = 200;

    private static final int WHOLE = 100;

    private final List<ClockReading> clocks;
    private final List<Told> told;
    private final Set<Integer> roundsWithTurns = new HashSet<>();

    ClockShares(List<ClockReading> clocks, List<Told> told) {
        this.clocks = clocks;
        this.told = told;
        for (ClockReading clock : clocks) {
            if (clock.rule().clock().scope() == ClockDefinition.Scope.HOP && endsWithWork(clock)) {
                roundsWithTurns.add(clock.round());
            }
        }
    }

    /** Epoch day in the city of a time in epoch milliseconds. */
    static long day(long epochMillis) {
        return Units.epochDay(epochMillis);
    }

    /** Whether it measures the work itself: a clock that signing stops ends with handling too, and measures something else. */
    static boolean endsWithWork(ClockReading clock) {
        Set<Step> stop = clock.rule().clock().stop();
        return (stop.contains(Step.HANDLED) || stop.contains(Step.FINISHED)) && !stop.contains(Step.SIGNED);
    }

    /** Whether a round has clocks of single turns that end with handling. */
    boolean hasTurns(int round) {
        return roundsWithTurns.contains(round);
    }

    /** Whether a breach of it was told, and stands. */
    boolean isLate(ClockReading clock) {
        for (Told one : told) {
            if (one.isBreach() && !one.withdrawn() && one.isFor(clock)) {
                return true;
            }
        }
        return false;
    }

    void into(ShareBook book, Holders holders) {
        for (ClockReading clock : clocks) {
            end(clock, book, holders);
            if (clock.rule().issuesLight() && clock.unit() != null) {
                lights(clock, clock.unit(), book, holders);
            }
        }
    }

    private void end(ClockReading clock, ShareBook book, Holders holders) {
        boolean isLate = isLate(clock);
        boolean isExcused = !isLate && clock.isLate() && clock.ruled().waived();
        if (!isLate && !isExcused && (!clock.isStopped() || clock.isLate())) {
            return; // not settled yet
        }
        long day = day(Math.min(clock.dueAt(), clock.stoppedAt()));
        List<String> units = whose(clock, isLate || isExcused, holders, day);
        Measures.End end = isLate ? Measures.End.LATE : isExcused ? Measures.End.EXCUSED : Measures.End.IN_TIME;
        book.add(units, day, Measures.clock(clock.clock(), end));
        if (!isExcused && clock.dueAt() != Long.MAX_VALUE && clock.dueAt() > clock.startedAt()) {
            book.add(units, day, Measures.used(clock.clock(), used(clock)));
        }
    }

    /** A clock of the order that was missed is missed by whoever had the order when it was due, and not by who got it afterwards and stopped it. */
    private static List<String> whose(ClockReading clock, boolean isMissed, Holders holders, long day) {
        ClockDefinition definition = clock.rule().clock();
        boolean isOfOrder =
                definition.owner() == ClockDefinition.Owner.UNIT && definition.scope() == ClockDefinition.Scope.ORDER;
        Fact holder = isMissed && isOfOrder ? holders.at(clock.dueAt()) : null;
        return holder == null
                ? holders.of(definition.owner(), clock.unit(), clock.unitAt(), day)
                : holders.of(holder, day);
    }

    /** Hundredths of the limit. */
    private static int used(ClockReading clock) {
        if (!clock.isStopped()) {
            return MOST_USED;
        }
        double share = (double) (clock.stoppedAt() - clock.startedAt()) / (clock.dueAt() - clock.startedAt());
        return (int) Math.max(0, Math.min(MOST_USED, Math.floor(share * WHOLE)));
    }

    private void lights(ClockReading clock, String unit, ShareBook book, Holders holders) {
        for (Told one : told) {
            boolean isYellow = one.kind() == Alert.Kind.WARNING;
            if ((isYellow || one.kind() == Alert.Kind.LIGHT) && !one.withdrawn() && one.isFor(clock)) {
                long day = day(one.toldAt());
                Light colour = isYellow ? Light.YELLOW : Light.RED;
                book.add(
                        holders.of(unit, clock.unitAt(), day),
                        day,
                        Measures.light(colour, holders.kind(unit, clock.unitAt())));
            }
        }
    }
}
