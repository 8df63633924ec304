package mashang.sla;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * Watches the clocks of one order: folds its facts and takes the decisions, both in log time.
 *
 * <p>Facts and deadlines are computed on {@code occurredAt}, decisions are taken on {@code loggedAt}. Events wait until log time
 * has reached them and are folded in ({@code loggedAt}, event id) order; before each, every decision is taken that was due
 * before it. So the alerts are a function of the set of (event, {@code loggedAt}), whatever the order of arrival.
 *
 * <ul>
 *   <li><b>Missing</b>: a clock whose stop never comes is breached at due + grace.
 *   <li><b>Late</b>: an event behind log time is folded at once (the caller counts it; with ticks behind the records it is
 *       always a duplicate). A stop that is handed over late but occurred in time withdraws the breach.
 *   <li><b>Duplicated</b>: an event id is folded once; a copy from elsewhere marks the fact as repeated.
 *   <li><b>Reordered</b>: makes no difference.
 * </ul>
 *
 * <p>Pure: state and time in, state and decisions out. Immutable, thread-safe.
 */
public final class Clocks implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How long a finished order is remembered, in log time: late duplicates and amendments come within a year. */
    static final long REMEMBERED_MILLIS = Duration.ofDays(400).toMillis();

    private static final Comparator<CaseEvent> LOG_ORDER = Comparator.comparing(CaseEvent::loggedAt)
            .thenComparing(CaseEvent::eventId)
            .thenComparing(CaseEvent::origin);

    private final Deadlines deadlines;
    private final Map<String, Long> graceMillis;

    /**
     * @param deadlines how due times are reckoned
     * @param graceMillis by feed: how long after a due time its late reports are waited for before anybody is accused; a
     *     feed that is not in it has none
     */
    public Clocks(Deadlines deadlines, Map<String, Long> graceMillis) {
        this.deadlines = deadlines;
        this.graceMillis = Map.copyOf(graceMillis);
    }

    /** Takes an event in. It waits; nothing is folded or decided. */
    public OrderState receive(OrderState state, CaseEvent event) {
        if (state.waiting().contains(event)) {
            return state;
        }
        return new OrderState(
                Stream.concat(state.waiting().stream(), Stream.of(event)).toList(),
                state.facts(),
                state.told(),
                state.foldedUpTo());
    }

    /** Whether this event is new to the order. */
    public boolean isNew(OrderState state, CaseEvent event) {
        return !state.knows(event);
    }

    /** Folds and decides everything up to and including this log time, in epoch milliseconds. */
    public Advance advance(String orderId, OrderState state, long time) {
        Advance advance = new Advance(state);
        List<CaseEvent> due = state.waiting().stream()
                .filter(e -> e.loggedAt().toEpochMilli() <= time)
                .sorted(LOG_ORDER)
                .toList();
        for (int i = 0, next; i < due.size(); i = next) {
            Instant loggedAt = due.get(i).loggedAt();
            next = i + 1;
            while (next < due.size() && due.get(next).loggedAt().equals(loggedAt)) {
                next++;
            }
            decide(orderId, advance, loggedAt.toEpochMilli() - 1);
            forget(orderId, advance, loggedAt.toEpochMilli() - 1);
            fold(advance, due.subList(i, next));
        }
        decide(orderId, advance, time);
        forget(orderId, advance, time);
        return advance;
    }

    /** The next log time at which something has to be done for the order; empty where nothing ever will. */
    public OptionalLong nextWake(String orderId, OrderState state) {
        LongStream waiting =
                state.waiting().stream().mapToLong(e -> e.loggedAt().toEpochMilli());
        if (state.facts().isEmpty()) {
            return waiting.min();
        }
        WorkOrder order = WorkOrder.of(orderId, state.facts());
        LongStream decisions = deadlines.read(order).stream()
                .filter(r -> !r.inTime() && openBreach(state, r) == null)
                .mapToLong(r -> decidedAt(orderId, state, r));
        LongStream forgetting = order.finished() ? LongStream.of(forgottenAt(state)) : LongStream.empty();
        return LongStream.concat(LongStream.concat(waiting, decisions), forgetting)
                .min();
    }

    /** All events of one {@code loggedAt} at once: none of them may be decided upon without the others. */
    private static void fold(Advance advance, List<CaseEvent> events) {
        OrderState state = advance.state();
        long loggedAt = events.get(0).loggedAt().toEpochMilli();
        List<CaseEvent> waiting =
                state.waiting().stream().filter(e -> !events.contains(e)).toList();
        List<Fact> facts = new ArrayList<>(state.facts());
        long oldest = loggedAt - REMEMBERED_MILLIS;
        if (facts.isEmpty() && events.stream().allMatch(e -> e.occurredAt().toEpochMilli() < oldest)) {
            events.forEach(advance::tooOld);
        } else {
            for (CaseEvent event : events) {
                if (add(facts, event)) {
                    advance.folded(event);
                }
            }
        }
        boolean grew = facts.size() > state.facts().size();
        advance.become(new OrderState(
                waiting,
                List.copyOf(facts),
                state.told(),
                grew ? Math.max(loggedAt, state.foldedUpTo()) : state.foldedUpTo()));
    }

    private static boolean add(List<Fact> facts, CaseEvent event) {
        for (int i = 0; i < facts.size(); i++) {
            Fact known = facts.get(i);
            if (known.eventId().equals(event.eventId())) {
                if (!known.repeated() && !known.origin().equals(event.origin())) {
                    facts.set(i, known.asRepeated());
                }
                return false;
            }
        }
        facts.add(Fact.of(event));
        return true;
    }

    /** Takes every decision that is due at or before this log time. */
    private void decide(String orderId, Advance advance, long time) {
        OrderState state = advance.state();
        if (state.facts().isEmpty()) {
            return;
        }
        List<ClockReading> readings = deadlines.read(WorkOrder.of(orderId, state.facts()));
        List<Told> told = new ArrayList<>(state.told());
        for (int i = 0; i < told.size(); i++) {
            told.set(i, correct(orderId, advance, told.get(i), readings));
        }
        readings.stream()
                .filter(r -> !r.inTime() && told.stream().noneMatch(t -> isOpen(t, r)))
                .filter(r -> decidedAt(orderId, state, r) <= time)
                .sorted(Comparator.comparingLong(r -> decidedAt(orderId, state, r)))
                .forEach(r -> told.add(tell(orderId, advance, r, decidedAt(orderId, state, r), told)));
        advance.become(new OrderState(state.waiting(), state.facts(), List.copyOf(told), state.foldedUpTo()));
    }

    /** What was told has to be taken back or restated where the facts now say otherwise. */
    private Told correct(String orderId, Advance advance, Told told, List<ClockReading> readings) {
        if (told.withdrawn()) {
            return told;
        }
        long now = advance.state().foldedUpTo();
        @Nullable
        ClockReading reading = readings.stream().filter(told::isFor).findFirst().orElse(null);
        long dueAt = told.dueAt();
        boolean withdrawn = true;
        if (reading != null) {
            if (!reading.inTime() && reading.dueAt() == told.dueAt()) {
                return told;
            }
            dueAt = reading.dueAt();
            withdrawn = reading.inTime() || dueAt + grace(orderId) > now;
        }
        Told corrected = told.corrected(dueAt, withdrawn);
        advance.decided(alert(orderId, Alert.Kind.CORRECTION, corrected, reading, now));
        return corrected;
    }

    private Told tell(String orderId, Advance advance, ClockReading reading, long decidedAt, List<Told> before) {
        int occasion = 1 + (int) before.stream().filter(t -> t.isFor(reading)).count();
        Told told = new Told(reading.round(), reading.clock(), occasion, reading.dueAt(), decidedAt, 1, false);
        advance.decided(alert(orderId, Alert.Kind.BREACH, told, reading, decidedAt));
        return told;
    }

    private static Alert alert(
            String orderId, Alert.Kind kind, Told told, @Nullable ClockReading reading, long decidedAt) {
        boolean correction = kind == Alert.Kind.CORRECTION;
        Long stoppedAt = reading == null ? null : reading.stoppedAt();
        return new Alert(
                correction ? told.correctionId(orderId) : told.alertId(orderId),
                kind,
                orderId,
                told.round(),
                told.clock(),
                null,
                0,
                null,
                Instant.ofEpochMilli(reading == null ? told.dueAt() : reading.startedAt()),
                Instant.ofEpochMilli(told.dueAt()),
                stoppedAt == null ? null : Instant.ofEpochMilli(stoppedAt),
                Instant.ofEpochMilli(decidedAt),
                Instant.ofEpochMilli(told.toldAt()),
                told.revision(),
                correction ? told.alertId(orderId) : null,
                correction ? Alert.Kind.BREACH : null,
                told.withdrawn(),
                reading == null ? null : reading.unit(),
                ClockDefinition.Owner.UNIT,
                reading == null ? "" : reading.policy(),
                false);
    }

    /**
     * A finished order is forgotten once nothing about it can be expected any more: at that moment of log time, whether or
     * not a later record waits already, as it may in a replay.
     */
    private static void forget(String orderId, Advance advance, long time) {
        OrderState state = advance.state();
        if (!state.facts().isEmpty()
                && time >= forgottenAt(state)
                && WorkOrder.of(orderId, state.facts()).finished()) {
            advance.forget();
        }
    }

    private static long forgottenAt(OrderState state) {
        return state.foldedUpTo() + REMEMBERED_MILLIS;
    }

    private static @Nullable Told openBreach(OrderState state, ClockReading reading) {
        return state.told().stream().filter(t -> isOpen(t, reading)).findFirst().orElse(null);
    }

    private static boolean isOpen(Told told, ClockReading reading) {
        return !told.withdrawn() && told.isFor(reading);
    }

    /** When a breach of this clock is to be told: at due + grace, or as soon as the facts behind it are known. */
    private long decidedAt(String orderId, OrderState state, ClockReading reading) {
        return Math.max(reading.dueAt() + grace(orderId), state.foldedUpTo());
    }

    /** How long the late reports of this order's feed are waited for, in milliseconds. */
    public long grace(String orderId) {
        return graceMillis.getOrDefault(CaseEvent.feedOf(orderId), 0L);
    }
}
