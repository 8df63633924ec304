package mashang.sla;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the names of clocks in people's decisions mean. Rounds are numbered, and numbered anew when a reopening becomes known late; whoever decided meant what was
 * known by then. {@code CLOCKS.md}, 10.6.
 */
final class Meanings {
    private final Deadlines deadlines;
    private final WorkOrder now;
    private final long knownAt;

    /** By log time, epoch milliseconds. */
    private final Map<Long, Then> known = new HashMap<>();

    /** The order by what had been handed over by a log time, and its clocks as if nobody had decided anything about them. */
    private record Then(WorkOrder order, Readings readings) {}

    /**
     * What is meant.
     *
     * @param name {@code round/clock[/hop]}, by the numbers of now
     * @param inAnyRound whether the clock is told from all others without the round
     */
    record Meaning(String name, boolean inAnyRound) {
        boolean is(String other) {
            return inAnyRound ? afterRound(name).equals(afterRound(other)) : name.equals(other);
        }

        private static String afterRound(String name) {
            return name.substring(name.indexOf('/') + 1);
        }
    }

    Meanings(Deadlines deadlines, WorkOrder now, long knownAt) {
        this.deadlines = deadlines;
        this.now = now;
        this.knownAt = knownAt;
    }

    /**
     * What is meant by a name.
     *
     * @param decision the version that counts of the decision that names it
     * @return absent where there never was anything of that name
     */
    @Nullable
    Meaning of(String name, Fact decision) {
        if (!now.isEverReopened()) {
            return new Meaning(name, false); // there never was another round than the first
        }
        // Handed over later than it was taken, it was taken by what was known earlier.
        for (long moment : momentsFrom(Math.min(decision.occurredAt(), decision.loggedAt()))) {
            Then then = known.computeIfAbsent(moment, this::at);
            for (ClockReading reading : then.readings.clocks()) {
                if (reading.name().equals(name)) {
                    return reading.hop() != null ? new Meaning(name, true) : heir(then, reading);
                }
            }
            for (Passing passing : then.readings.passings()) {
                if (passing.name().equals(name)) {
                    return heir(then.order, passing.round(), Passing.CLOCK, completing(then, passing));
                }
            }
        }
        return null;
    }

    /** When that came to be known which was known at a time, and what has come since. */
    private NavigableSet<Long> momentsFrom(long time) {
        NavigableSet<Long> moments = new TreeSet<>();
        for (Fact fact : now.known()) {
            moments.add(fact.loggedAt());
        }
        Long last = moments.floor(time);
        return last == null ? moments : moments.tailSet(last, true);
    }

    private Then at(long moment) {
        WorkOrder order = WorkOrder.of(
                now.orderId(),
                now.known().stream().filter(fact -> fact.loggedAt() <= moment).toList(),
                deadlines.authority());
        return new Then(order, deadlines.readUndecided(order, knownAt));
    }

    private @Nullable Meaning heir(Then then, ClockReading reading) {
        Round round = new Round(then.order, reading.round(), deadlines.units());
        Fact start = round.startFact(reading.rule().clock().start());
        return heir(then.order, reading.round(), reading.clock(), start);
    }

    private @Nullable Fact completing(Then then, Passing passing) {
        Round round = new Round(then.order, passing.round(), deadlines.units());
        for (Fact fact : round.facts()) {
            boolean isNamed = !round.key(fact).isEmpty();
            if (fact.step() == Step.DISPATCHED && isNamed && fact.occurredAt() == passing.at()) {
                return fact;
            }
        }
        return null;
    }

    /** @param start what started the clock; absent where the beginning of the round did */
    private @Nullable Meaning heir(WorkOrder then, int round, String clock, @Nullable Fact start) {
        int[] heirs = heirs(then);
        int heir = heirs[round];
        if (heir == 0) {
            return null;
        }
        int end = now.rounds() + 1;
        for (int other : heirs) {
            end = other > heir ? Math.min(end, other) : end;
        }
        int place = start == null ? -1 : now.placeOf(start);
        int started = place < 0 ? heir : now.roundOf(place);
        boolean isPart = started > heir && started < end;
        return new Meaning((isPart ? started : heir) + "/" + clock, false);
    }

    /** Of each round known then, from 1 on, the first of those it has become; 0 where it is none of its own any more. */
    private int[] heirs(WorkOrder then) {
        int[] heirs = new int[then.rounds() + 1];
        heirs[1] = 1;
        for (int round = 2; round <= then.rounds(); round++) {
            heirs[round] = heir(then, round, heirs);
        }
        return heirs;
    }

    private int heir(WorkOrder then, int round, int[] before) {
        for (Fact opening : then.openingsOf(round)) {
            int begun = now.reopenedBy(opening);
            if (begun > 0) {
                for (int taken : before) {
                    begun = taken == begun ? 0 : begun; // the two have become one, and that is the earlier
                }
                return begun;
            }
        }
        return 0;
    }
}
