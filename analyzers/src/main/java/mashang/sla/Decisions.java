package mashang.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the decisions on one order, by one state of knowledge. {@code CLOCKS.md}, 6 and 7. */
final class Decisions {
    private final String orderId;
    private final Readings readings;
    private final long knownAt;
    private final Deadlines deadlines;
    private final List<Told> told;
    private final List<Alert> alerts = new ArrayList<>();

    /** The earliest log time after the one looked at, at which there will be something to tell. */
    private long next = Long.MAX_VALUE;

    Decisions(String orderId, Readings readings, OrderState state, Deadlines deadlines) {
        this.orderId = orderId;
        this.readings = readings;
        this.knownAt = state.knownAt();
        this.deadlines = deadlines;
        this.told = new ArrayList<>(state.told());
    }

    List<Alert> alerts() {
        return alerts;
    }

    List<Told> told() {
        return told;
    }

    long next() {
        return next;
    }

    /** What was told has to be taken back or restated where knowledge has changed: 7.3. */
    void correct() {
        for (int i = 0; i < told.size(); i++) {
            Told before = told.get(i);
            if (!before.withdrawn() && before.kind() != Alert.Kind.REMINDER) {
                told.set(i, before.kind() == Alert.Kind.BUCK_PASSING ? correctPassing(before) : correctClock(before));
            }
        }
    }

    private Told correctPassing(Told before) {
        Passing passing = readings.passing(before.round());
        boolean holds = passing != null && !passing.waived() && passing.at() + deadlines.grace(orderId) <= knownAt;
        if (holds && passing != null && passing.at() == before.dueAt()) {
            return before;
        }
        Told after = before.corrected(passing == null ? before.dueAt() : passing.at(), !holds);
        alerts.add(passing == null ? gone(after) : ofPassing(after, passing, knownAt));
        return after;
    }

    private Told correctClock(Told before) {
        ClockReading reading = readings.find(before.round(), before.clock(), before.hop());
        boolean holds = reading != null && holds(before, reading);
        boolean statesDue = before.kind() != Alert.Kind.ESCALATION;
        if (holds && (!statesDue || reading == null || reading.dueAt() == before.dueAt())) {
            return before;
        }
        boolean finite = reading != null && reading.dueAt() != Long.MAX_VALUE;
        Told after = before.corrected(finite && reading != null ? reading.dueAt() : before.dueAt(), !holds);
        alerts.add(reading == null ? gone(after) : ofClock(after, reading, null, knownAt));
        return after;
    }

    private boolean holds(Told before, ClockReading reading) {
        return switch (before.kind()) {
            case WARNING -> reading.isWarned() && reading.warnFrom() <= knownAt;
            case ESCALATION -> {
                ClockRule.Rung rung = before.number() <= reading.ladder().size()
                        ? reading.ladder().get(before.number() - 1)
                        : null;
                yield rung != null && isReached(rung, reading) && reading.rungFrom(rung) <= knownAt;
            }
            case LIGHT -> reading.isLit() && reading.lightFrom() <= knownAt;
            default -> before.kind() == reading.breachKind() && reading.isBreached(knownAt);
        };
    }

    private static boolean isReached(ClockRule.Rung rung, ClockReading reading) {
        return reading.isAccused() && reading.stoppedAt() > reading.rungAt(rung);
    }

    /** Tells everything that is to be told at or before this log time: 7.2 and 7.4. */
    void tell(long time) {
        for (ClockReading reading : readings.clocks()) {
            if (reading.dueAt() != Long.MAX_VALUE) {
                tellWarning(reading, time);
                if (reading.isAccused()) {
                    tellBreach(reading, time);
                }
            }
        }
        for (Passing passing : readings.passings()) {
            long from = passing.at() + deadlines.grace(orderId);
            if (!passing.waived()
                    && isDue(from, time)
                    && !stands(Alert.Kind.BUCK_PASSING, 0, passing.round(), Passing.CLOCK, null)) {
                Told now = told(Alert.Kind.BUCK_PASSING, 0, passing.round(), Passing.CLOCK, null, passing.at(), from);
                alerts.add(ofPassing(now, passing, now.toldAt()));
            }
        }
    }

    private void tellWarning(ClockReading reading, long time) {
        if (!reading.isWarned()) {
            return;
        }
        long from = reading.warnFrom();
        boolean tooLate = reading.isLate() && Math.max(reading.breachFrom(), knownAt) <= Math.max(from, knownAt);
        if (!tooLate && isDue(from, time)) {
            tell(Alert.Kind.WARNING, 0, null, reading, from);
        }
    }

    private void tellBreach(ClockReading reading, long time) {
        long from = reading.breachFrom();
        if (isDue(from, time)) {
            tell(reading.breachKind(), 0, null, reading, from);
        }
        if (reading.isLit() && isDue(reading.lightFrom(), time)) {
            tell(Alert.Kind.LIGHT, 0, null, reading, reading.lightFrom());
        }
        tellLadder(reading, time);
        for (int number = 1; number <= reading.rule().reminders(); number++) {
            long at = reading.reminderAt(number);
            if (reading.stoppedAt() <= at) {
                break;
            }
            remind(number, at + reading.graceMillis(), reading, time);
            if (at + reading.graceMillis() > time) {
                break;
            }
        }
    }

    private void tellLadder(ClockReading reading, long time) {
        for (int rung = 0; rung < reading.ladder().size(); rung++) {
            ClockRule.Rung step = reading.ladder().get(rung);
            if (isReached(step, reading) && isDue(reading.rungFrom(step), time)) {
                tell(Alert.Kind.ESCALATION, rung + 1, step.name(), reading, reading.rungFrom(step));
            }
        }
    }

    private void remind(int number, long at, ClockReading reading, long time) {
        boolean breached = Math.max(reading.breachFrom(), knownAt) <= at || wasBreachedAt(at, reading);
        if (at >= knownAt && breached && isDue(at, time) && !wasTold(Alert.Kind.REMINDER, number, reading)) {
            tell(Alert.Kind.REMINDER, number, null, reading, at);
        }
    }

    private boolean isDue(long from, long time) {
        if (from > time) {
            next = Math.min(next, from);
        }
        return from <= time;
    }

    private void tell(Alert.Kind kind, int number, @Nullable String rung, ClockReading reading, long from) {
        if (!stands(kind, number, reading.round(), reading.clock(), reading.hop())) {
            Told now = told(kind, number, reading.round(), reading.clock(), reading.hop(), reading.dueAt(), from);
            alerts.add(ofClock(now, reading, rung, now.toldAt()));
        }
    }

    private Told told(Alert.Kind kind, int number, int round, String clock, @Nullable String hop, long due, long from) {
        int occasion = 1;
        for (Told before : told) {
            if (before.isSame(kind, number, round, clock, hop)) {
                occasion++;
            }
        }
        Told now = new Told(kind, number, round, clock, hop, occasion, due, Math.max(from, knownAt), 1, false);
        told.add(now);
        return now;
    }

    private boolean stands(Alert.Kind kind, int number, int round, String clock, @Nullable String hop) {
        for (Told before : told) {
            if (!before.withdrawn() && before.isSame(kind, number, round, clock, hop)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the breach stands and stood at this time already: one that was held is told after some reminders' time. */
    private boolean wasBreachedAt(long time, ClockReading reading) {
        for (Told before : told) {
            if (!before.withdrawn()
                    && before.toldAt() <= time
                    && before.isSame(reading.breachKind(), 0, reading.round(), reading.clock(), reading.hop())) {
                return true;
            }
        }
        return false;
    }

    private boolean wasTold(Alert.Kind kind, int number, ClockReading reading) {
        for (Told before : told) {
            if (before.isSame(kind, number, reading.round(), reading.clock(), reading.hop())) {
                return true;
            }
        }
        return false;
    }

    private Alert ofClock(Told what, ClockReading reading, @Nullable String rung, long decidedAt) {
        String name = rung;
        if (what.kind() == Alert.Kind.ESCALATION
                && what.number() <= reading.ladder().size()) {
            name = reading.ladder().get(what.number() - 1).name();
        }
        return alert(
                what,
                name,
                reading.startedAt(),
                reading.isStopped() ? reading.stoppedAt() : null,
                decidedAt,
                reading.unit(),
                reading.rule().clock().owner(),
                reading.policy(),
                reading.provisional());
    }

    private Alert ofPassing(Told what, Passing passing, long decidedAt) {
        return alert(
                what,
                null,
                passing.startedAt(),
                null,
                decidedAt,
                null,
                ClockDefinition.Owner.UNIT,
                passing.policy(),
                false);
    }

    /** The clock it was about is no more. */
    private Alert gone(Told what) {
        return alert(what, null, what.dueAt(), null, knownAt, null, deadlines.owner(what.clock()), "", false);
    }

    private Alert alert(
            Told what,
            @Nullable String rung,
            long startedAt,
            @Nullable Long stoppedAt,
            long decidedAt,
            @Nullable String unit,
            ClockDefinition.Owner owner,
            String policy,
            boolean provisional) {
        boolean correction = what.revision() > 1;
        return new Alert(
                correction ? what.correctionId(orderId) : what.alertId(orderId),
                correction ? Alert.Kind.CORRECTION : what.kind(),
                orderId,
                what.round(),
                what.clock(),
                what.hop(),
                what.number(),
                rung,
                Instant.ofEpochMilli(startedAt),
                Instant.ofEpochMilli(what.dueAt()),
                stoppedAt == null ? null : Instant.ofEpochMilli(stoppedAt),
                Instant.ofEpochMilli(decidedAt),
                Instant.ofEpochMilli(what.toldAt()),
                what.revision(),
                correction ? what.alertId(orderId) : null,
                correction ? what.kind() : null,
                what.withdrawn(),
                unit,
                owner,
                policy,
                provisional);
    }
}
