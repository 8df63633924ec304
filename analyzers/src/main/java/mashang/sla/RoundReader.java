package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import mashang.sla.Development.Saying;
import mashang.workorder.Fact;
import mashang.workorder.IsoTimes;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** Reads the clocks of one round. {@code CLOCKS.md}, 2.1 to 2.3. */
final class RoundReader {
    private final Deadlines deadlines;
    private final WorkOrder order;
    private final Round round;
    private final Development development;
    private final long knownAt;
    private final String feed;
    private final long feedGrace;
    private final @Nullable String[] tokens;
    private final Pardons pardons;

    /** Where to write down how; absent where nobody asks. */
    private final @Nullable List<Reckoning> explained;

    RoundReader(
            Deadlines deadlines,
            WorkOrder order,
            Round round,
            Pardons pardons,
            long knownAt,
            @Nullable List<Reckoning> explained) {
        this.pardons = pardons;
        this.deadlines = deadlines;
        this.order = order;
        this.round = round;
        this.development = new Development(order, round);
        this.knownAt = knownAt;
        this.explained = explained;
        this.feed = order.feed();
        this.tokens = new String[round.hops().size()];
        this.feedGrace = deadlines.grace(order.orderId());
    }

    void read(ClockRules rules, List<ClockReading> readings) {
        switch (rules.clock().scope()) {
            case ORDER -> readOrder(rules, readings);
            case HOP -> readHops(rules, readings);
            case CADENCE -> readCadence(rules, readings);
        }
    }

    private void readOrder(ClockRules rules, List<ClockReading> readings) {
        ClockDefinition clock = rules.clock();
        OptionalLong started = round.start(clock.start());
        if (started.isPresent()) {
            long start = started.getAsLong();
            Fact stop = round.first(clock.stop());
            long stopped = stop == null ? round.end() : stop.occurredAt();
            String stopper = stop == null ? null : stop.unit();
            add(rules, new Instance(null, null, start, start, stopped, stopper), readings);
        }
    }

    private void readHops(ClockRules rules, List<ClockReading> readings) {
        for (int i = 0; i < round.hops().size(); i++) {
            Hop hop = round.hops().get(i);
            long stopped = round.stop(hop, rules.clock().stop());
            add(rules, new Instance(hop, token(i), hop.at(), hop.at(), stopped, hop.unit()), readings);
        }
    }

    /** Several clocks run for a hop. */
    private String token(int hop) {
        String token = tokens[hop];
        if (token == null) {
            token = round.hops().get(hop).token();
            tokens[hop] = token;
        }
        return token;
    }

    private void readCadence(ClockRules rules, List<ClockReading> readings) {
        OptionalLong opened = round.start(rules.clock().start());
        if (opened.isEmpty()) {
            return;
        }
        Fact stop = round.first(rules.clock().stop());
        long stopped = stop == null ? round.end() : stop.occurredAt();
        List<Long> arms = arms(opened.getAsLong(), stopped);
        for (int i = 0; i < arms.size(); i++) {
            long next = i + 1 < arms.size() ? arms.get(i + 1) : Long.MAX_VALUE;
            String token = IsoTimes.text(arms.get(i));
            add(rules, new Instance(null, token, arms.get(i), arms.get(0), Math.min(next, stopped), null), readings);
        }
    }

    private List<Long> arms(long opened, long stopped) {
        List<Long> arms = new ArrayList<>(List.of(opened));
        for (Fact fact : round.facts()) {
            if (fact.step() == Step.INSPECTED
                    && fact.occurredAt() > arms.get(arms.size() - 1)
                    && fact.occurredAt() < stopped) {
                arms.add(fact.occurredAt());
            }
        }
        return arms;
    }

    private void add(ClockRules rules, Instance instance, List<ClockReading> readings) {
        List<ClockRules.Line> inForce = rules.inForce(instance.start());
        if (inForce.isEmpty() || isRead(rules.clock().name(), instance, readings)) {
            return;
        }
        ReckoningNotes notes = explained == null ? null : new ReckoningNotes();
        DueReckoner reckoner = new DueReckoner(this, rules.clock(), inForce, instance, notes);
        ClockReading plain = reckoner.reading();
        if (plain != null) {
            ClockReading reading = pardons.applied(plain);
            readings.add(reading);
            if (explained != null && notes != null) {
                explained.add(notes.of(reading, reckoner.pauses()));
            }
        }
    }

    /** Of two definitions with the same key the one listed first counts. */
    private boolean isRead(String clock, Instance instance, List<ClockReading> readings) {
        return Readings.find(readings, round.number(), clock, instance.token()) != null;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    Round round() {
        return round;
    }

    List<Saying> sayings() {
        return development.sayings();
    }

    /** What a fact of the order says, from when on. */
    List<Wording> wordings(Fact fact) {
        return Wording.of(fact, order.versions(fact));
    }

    long knownAt() {
        return knownAt;
    }

    /** The rule that wins for what is said; absent where none matches. */
    ClockRules.@Nullable Line rule(List<ClockRules.Line> inForce, Saying said, String unitKey) {
        Set<String> line = deadlines.unitAndAbove(unitKey);
        for (ClockRules.Line candidate : inForce) {
            OrderMatch match = candidate.rule().match();
            if (match.matches(feed, said.channel(), said.kind(), said.urgency(), said.category(), line)) {
                return candidate;
            }
        }
        return null;
    }

    long feedGrace() {
        return feedGrace;
    }

    /**
     * One clock that may run.
     *
     * @param hop the hop it is for; absent where it is for the order
     * @param token how ids tell it from others of the round; absent where there is one
     * @param start when it starts, epoch milliseconds
     * @param opened when the first of its kind in the round started
     * @param stop when it stops; MAX_VALUE: not yet
     * @param unit the unit that stopped it or has to, as far as the stop says
     */
    record Instance(
            @Nullable Hop hop,
            @Nullable String token,
            long start,
            long opened,
            long stop,
            @Nullable String unit) {}
}
