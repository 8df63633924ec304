package mashang.sla;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;

/**
 * Watches the clocks of one order: folds its facts and takes the decisions, both in log time.
 *
 * <p>What is decided when is written down in {@code CLOCKS.md}. Facts and deadlines are computed on {@code occurredAt},
 * decisions are taken on {@code loggedAt}. Events wait until log time has reached them and are folded in ({@code loggedAt}, event id) order; before each, every decision is taken that was due
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
    public static final long REMEMBERED_MILLIS = Duration.ofDays(400).toMillis();

    private static final Comparator<CaseEvent> LOG_ORDER = Comparator.comparing(CaseEvent::loggedAt)
            .thenComparing(CaseEvent::eventId)
            .thenComparing(CaseEvent::origin);

    private final RuleHistory rules;

    /** @param deadlines how due times are reckoned */
    public Clocks(Deadlines deadlines) {
        this(new RuleHistory(deadlines));
    }

    private Clocks(RuleHistory rules) {
        this.rules = rules;
    }

    public Clocks(List<Policy> policies, Calendars calendars, Units units, Map<String, Long> graceMillis) {
        this(new Deadlines(policies, calendars, units, graceMillis));
    }

    /**
     * The clocks of the same city once these news are known. Decisions before the news stay as they were. An order that waits for
     * its next wake does not know of them: it has to be advanced to a time at or after them, sooner or later, and decides then what it would have decided at once.
     */
    public Clocks with(RuleNews news) {
        return new Clocks(rules.with(news));
    }

    /** How due times are reckoned by what is known at a log time. */
    public Deadlines asKnownAt(long logTime) {
        return rules.at(logTime);
    }

    /** Takes an event in. It waits; nothing is folded or decided. */
    public OrderState receive(OrderState state, CaseEvent event) {
        return state.waiting().contains(event) ? state : state.with(event);
    }

    /** Whether this event is new to the order. */
    public boolean isNew(OrderState state, CaseEvent event) {
        return !state.knows(event);
    }

    /** How every clock of the order stands at a log time, given that it has been moved on to there. */
    public List<Verdict> verdicts(String orderId, OrderState state, long time) {
        return rules.at(time).read(order(orderId, state, time), time).clocks().stream()
                .map(r -> r.verdict(orderId, time))
                .toList();
    }

    /** The order as its facts have it, by the rules it is known by. */
    public WorkOrder order(String orderId, OrderState state) {
        return order(orderId, state, state.knownAt());
    }

    private WorkOrder order(String orderId, OrderState state, long knownAt) {
        return WorkOrder.of(orderId, state.facts(), rules.at(knownAt).authority());
    }

    /** The next log time at which something has to be done for the order; empty where nothing ever will. */
    public OptionalLong nextWake(OrderState state) {
        long wake = state.wakeAt();
        for (CaseEvent event : state.waiting()) {
            wake = Math.min(wake, event.loggedAt().toEpochMilli());
        }
        return wake == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(wake);
    }

    /** How long the late reports of this order's feed are waited for, in milliseconds. */
    public long grace(String orderId) {
        return rules.at(Long.MAX_VALUE).grace(orderId);
    }

    /** Whether being late on this clock may put a light into the register, by the rules known at a log time. */
    public boolean issuesLights(String clock, long knownAt) {
        return rules.at(knownAt).issuesLights(clock);
    }

    /** Folds and decides everything up to and including this log time, in epoch milliseconds. */
    public Advance advance(String orderId, OrderState state, long time) {
        return new Run(orderId, state).to(time);
    }

    /** Nearly always there is one, or none. */
    private static List<CaseEvent> inLogOrder(List<CaseEvent> events) {
        if (events.size() < 2) {
            return events;
        }
        List<CaseEvent> sorted = new ArrayList<>(events);
        sorted.sort(LOG_ORDER);
        return sorted;
    }

    /** Nearly always nothing is left. */
    private static List<CaseEvent> without(List<CaseEvent> all, List<CaseEvent> some) {
        if (all.size() == some.size()) {
            return List.of();
        }
        List<CaseEvent> left = new ArrayList<>(all);
        left.removeAll(some);
        return left;
    }

    /** One order on its way through log time. */
    private final class Run {
        private final String orderId;
        private final Advance advance;
        private final List<CaseEvent> due;
        private boolean isRead;

        Run(String orderId, OrderState state) {
            this.orderId = orderId;
            this.advance = new Advance(state, WorkOrder.of(orderId, List.of()), Readings.NONE);
            this.due = inLogOrder(state.waiting());
        }

        Advance to(long time) {
            lookAtNews(time);
            for (int i = 0; ; ) {
                long group = i < due.size() ? due.get(i).loggedAt().toEpochMilli() : Long.MAX_VALUE;
                // What is due before the next knowledge is decided without it.
                decide(Math.min(group - 1, time));
                if (group > time) {
                    return finish();
                }
                int next = i + 1;
                while (next < due.size() && due.get(next).loggedAt().toEpochMilli() == group) {
                    next++;
                }
                fold(due.subList(i, next), group);
                i = next;
            }
        }

        /** Rules may have become known since it was said when to look again. */
        private void lookAtNews(long time) {
            long news = state().facts().isEmpty() ? Long.MAX_VALUE : rules.nextAfter(state().knownAt());
            if (news <= time && news < state().wakeAt()) {
                advance.become(state().wakingAt(news));
            }
        }

        private Advance finish() {
            if (advance.changed()) {
                read();
                advance.noticed(rules.between(firstLoggedAt(), state().knownAt()));
            }
            return advance;
        }

        private long firstLoggedAt() {
            long first = Long.MAX_VALUE;
            for (Fact fact : state().facts()) {
                first = Math.min(first, fact.loggedAt());
            }
            return first;
        }

        private OrderState state() {
            return advance.state();
        }

        /** Everything that is due until then without a new event: new rules, decisions, forgetting. */
        private void decide(long time) {
            while (!state().facts().isEmpty() && state().wakeAt() <= time) {
                read();
                long news = nextNews();
                long forgotten = forgottenAt();
                tell(Math.min(time, Math.min(news - 1, forgotten)));
                if (forgotten <= time && forgotten < news) {
                    advance.forget(verdicts(orderId, state(), forgotten));
                } else if (news <= time) {
                    know(news);
                    advance.planned();
                } else {
                    return;
                }
            }
        }

        private void tell(long time) {
            Decisions decisions = decisions();
            decisions.tell(time);
            keep(decisions);
        }

        private Decisions decisions() {
            return new Decisions(orderId, advance.readings(), state(), rules.at(state().knownAt()));
        }

        /** Keeps what was decided, and when to look again. */
        private void keep(Decisions decisions) {
            OrderState s = state();
            advance.decided(decisions.alerts());
            long wake = Math.min(decisions.next(), Math.min(nextNews(), forgottenAt()));
            List<Told> told = decisions.alerts().isEmpty() ? s.told() : List.copyOf(decisions.told());
            advance.become(new OrderState(s.waiting(), s.facts(), told, s.foldedUpTo(), s.knownAt(), wake));
        }

        /** Something new is known: what was told may have to be corrected. */
        private void know(long time) {
            OrderState s = state();
            advance.become(new OrderState(s.waiting(), s.facts(), s.told(), s.foldedUpTo(), time, s.wakeAt()));
            isRead = false;
            read();
            Decisions decisions = decisions();
            decisions.correct();
            decisions.tell(time);
            keep(decisions);
        }

        private void read() {
            if (!isRead) {
                WorkOrder order = order(orderId, state());
                advance.become(order, rules.at(state().knownAt()).read(order, state().knownAt()));
                isRead = true;
            }
        }

        /** All events of one {@code loggedAt} at once: none of them may be decided upon without the others. */
        private void fold(List<CaseEvent> events, long loggedAt) {
            List<CaseEvent> waiting = without(state().waiting(), events);
            List<Fact> facts = new ArrayList<>(state().facts());
            long oldest = loggedAt - REMEMBERED_MILLIS;
            if (facts.isEmpty() && events.stream().allMatch(e -> e.occurredAt().toEpochMilli() < oldest)) {
                events.forEach(advance::tooOld);
                advance.become(state().withWaiting(waiting));
                return;
            }
            int before = facts.size();
            events.forEach(e -> add(facts, e));
            OrderState s = state();
            boolean grew = facts.size() > before;
            long at = Math.max(loggedAt, s.knownAt());
            advance.become(new OrderState(
                    waiting, List.copyOf(facts), s.told(), grew ? at : s.foldedUpTo(), s.knownAt(), s.wakeAt()));
            isRead = false;
            if (grew) {
                know(at);
            }
        }

        private void add(List<Fact> facts, CaseEvent event) {
            for (int i = 0; i < facts.size(); i++) {
                Fact known = facts.get(i);
                if (known.eventId().equals(event.eventId())) {
                    if (!known.repeated() && !known.origin().equals(event.origin())) {
                        facts.set(i, known.asRepeated());
                        advance.repeated();
                    }
                    return;
                }
            }
            facts.add(Fact.of(event));
            advance.folded(event, facts);
        }

        /**
         * When rules become known next that could change anything for the order; MAX_VALUE: never. A clock that stopped, and
         * was due, and put its light into the register, before the first day of which a notice speaks, stays as it is; so does an order of which nothing happened
         * since a policy is in force.
         */
        private long nextNews() {
            long news = rules.nextAfter(state().knownAt());
            while (news != Long.MAX_VALUE && !isTouched(news)) {
                news = rules.nextAfter(news);
            }
            return news;
        }

        private boolean isTouched(long news) {
            long days = rules.calendars().changesFrom(news);
            return (days != Long.MAX_VALUE && isTouchedFrom(days)) || rules.bears(news, state().facts());
        }

        private boolean isTouchedFrom(long from) {
            for (ClockReading reading : advance.readings().clocks()) {
                if (!reading.isStopped()
                        || reading.provisional()
                        || reading.stoppedAt() >= from
                        || reading.heldUntil() >= from
                        || (reading.isLit() && reading.lightFrom() >= from)) {
                    return true;
                }
            }
            return isPardoned();
        }

        /** The time in which a waiver may be decided is counted in working days, too. */
        private boolean isPardoned() {
            for (Fact fact : advance.order().facts()) {
                if (fact.step() == Step.WAIVED || fact.step() == Step.LIGHT_REVOKED) {
                    return true;
                }
            }
            return false;
        }

        /** A finished order is forgotten once nothing about it can be expected any more. */
        private long forgottenAt() {
            return advance.order().finished() ? state().foldedUpTo() + REMEMBERED_MILLIS : Long.MAX_VALUE;
        }
    }
}
