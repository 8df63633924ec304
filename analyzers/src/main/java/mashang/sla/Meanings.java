package mashang.sla;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * What the names of clocks in people's decisions mean. Rounds are numbered, and numbered anew when a reopening becomes known late; whoever decided meant what was
 * known by then. {@code CLOCKS.md}, 10.6.
 */
final class Meanings {
    /** Steps of which an order may have thousands, and that begin no round, no clock and nobody's turn, where no clock names them. */
    private static final Set<Step> ASIDE =
            EnumSet.of(Step.URGED, Step.ACKNOWLEDGED, Step.NOTICE_ISSUED, Step.WAIVED, Step.LIGHT_REVOKED);

    /** How long behind its record a decision may come to mean what was not known yet. */
    private static final long WAITS_MILLIS = Duration.ofDays(7).toMillis();

    private final Deadlines deadlines;
    private final WorkOrder now;
    private final long knownAt;

    /** Behind their rounds, names of all there is now; made when first asked for. */
    private @Nullable Set<String> there;

    /** The one looked at last: several decisions of a day need the same, and each takes as much memory as the order. */
    private @Nullable Then last;

    private int looks;

    /** The order by what had been handed over by a log time, epoch milliseconds, and its clocks as if nobody had decided anything about them. */
    private record Then(long moment, WorkOrder order, Readings readings) {}

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
        int rounds = now.roundsAtMost();
        long until = decision.loggedAt() + WAITS_MILLIS;
        if (rounds == 1 && now.known().stream().allMatch(fact -> fact.loggedAt() <= until)) {
            return new Meaning(
                    name, false); // there never was another round than the first, and all there is came in time
        }
        if (!isOfRound(name, rounds) || !there().contains(Meaning.afterRound(name))) {
            return null; // whatever it meant, nothing of it is left
        }
        // Handed over later than it was taken, it was taken by what was known earlier.
        long taken = Math.min(decision.occurredAt(), decision.loggedAt());
        for (long moment : momentsFrom(taken).headSet(until, true)) {
            Then then = at(moment);
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

    private static boolean isOfRound(String name, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            if (name.startsWith(round + "/")) {
                return true;
            }
        }
        return false;
    }

    private Set<String> there() {
        Set<String> names = there;
        if (names == null) {
            names = new HashSet<>();
            Readings readings = read(now);
            for (ClockReading reading : readings.clocks()) {
                names.add(Meaning.afterRound(reading.name()));
            }
            for (Passing passing : readings.passings()) {
                names.add(Meaning.afterRound(passing.name()));
            }
            there = names;
        }
        return names;
    }

    /** When that came to be known which was known at a time, and what has come since, as far as it can have changed names. */
    private NavigableSet<Long> momentsFrom(long time) {
        Map<String, Integer> versions = new HashMap<>();
        long heardOf = Long.MAX_VALUE; // from then on there is an order to decide about
        for (Fact fact : now.known()) {
            versions.merge(fact.slot(), 1, Integer::sum);
            heardOf = fact.ruling() == null ? Math.min(heardOf, fact.loggedAt()) : heardOf;
        }
        NavigableSet<Long> moments = new TreeSet<>();
        for (Fact fact : now.known()) {
            boolean isOnlyVersion = versions.getOrDefault(fact.slot(), 0) == 1;
            if (fact.loggedAt() == heardOf || !isOnlyVersion || !isAside(fact)) {
                moments.add(fact.loggedAt());
            }
        }
        Long first = moments.floor(time);
        return first == null ? moments : moments.tailSet(first, true);
    }

    private boolean isAside(Fact fact) {
        Particulars said = fact.particulars();
        boolean isOfClass = said != null
                && (said.channel() != null
                        || said.kind() != null
                        || said.category() != null
                        || said.urgency() != null
                        || !said.coUnits().isEmpty());
        return ASIDE.contains(fact.step()) && !isOfClass && fact.dueAt() == null && !deadlines.isOfClock(fact.step());
    }

    private Then at(long moment) {
        Then then = last;
        if (then == null || then.moment != moment) {
            WorkOrder order = WorkOrder.of(
                    now.orderId(),
                    now.known().stream()
                            .filter(fact -> fact.loggedAt() <= moment)
                            .toList(),
                    deadlines.authority());
            then = new Then(moment, order, read(order));
            last = then;
        }
        return then;
    }

    private Readings read(WorkOrder order) {
        looks++;
        return deadlines.readUndecided(order, knownAt);
    }

    /** How often the whole order was read. */
    int looks() {
        return looks;
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
