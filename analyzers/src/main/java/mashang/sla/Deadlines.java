package mashang.sla;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.WorkOrder;

/**
 * Reads the clocks of an order: from its facts and the policies, and from nothing else.
 *
 * <p>A clock starts at the earliest start step of its round and stops at the earliest stop step of its round, even where
 * that lies before the start (feeds write down closings seconds before openings). The policy version is the one
 * effective at the start; which rule of it is for the order follows from what was said of it by the end of the round.
 */
public final class Deadlines implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a reading names instead of a policy when the feed gave the due time. */
    public static final String SUPPLIED = "supplied";

    /** Clock by clock; the highest priority first, then as written. */
    private final List<List<Line>> clocks;

    public Deadlines(List<Policy> policies) {
        Map<String, List<Line>> byClock = new LinkedHashMap<>();
        for (Policy policy : policies) {
            long from = policy.effectiveFrom().toEpochMilli();
            long until = end(policy, policies);
            for (ClockRule rule : policy.rules()) {
                byClock.computeIfAbsent(rule.clock().name(), c -> new ArrayList<>())
                        .add(new Line(rule, policy.name(), from, until));
            }
        }
        byClock.values()
                .forEach(lines -> lines.sort(
                        Comparator.comparingInt((Line l) -> l.rule().priority()).reversed()));
        this.clocks = List.copyOf(byClock.values());
    }

    /** Every clock that has started, ordered by round, then as the policies list them. */
    public List<ClockReading> read(WorkOrder order) {
        List<ClockReading> readings = new ArrayList<>();
        for (int round = 1; round <= order.rounds(); round++) {
            for (List<Line> sameClock : clocks) {
                read(order, round, sameClock).ifPresent(readings::add);
            }
        }
        return readings;
    }

    private static Optional<ClockReading> read(WorkOrder order, int round, List<Line> lines) {
        for (Line line : lines) {
            Optional<Fact> start = order.first(line.rule().clock().start(), round);
            if (start.isPresent() && line.isInForce(start.get().occurredAt()) && line.matches(order, round)) {
                return reading(order, round, line, start.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<ClockReading> reading(WorkOrder order, int round, Line line, Fact start) {
        ClockRule rule = line.rule();
        Optional<Long> supplied = rule.suppliedDue() ? order.suppliedDue(round) : Optional.empty();
        Span limit = rule.limit();
        if (supplied.isEmpty() && limit == null) {
            return Optional.empty();
        }
        long due = supplied.orElse(start.occurredAt() + (limit == null ? 0 : limit.amount()));
        Optional<Fact> stop = order.first(rule.clock().stop(), round);
        String unit = stop.map(Fact::unit).orElse(order.unit());
        return Optional.of(new ClockReading(
                round,
                rule.clock().name(),
                start.occurredAt(),
                due,
                stop.map(Fact::occurredAt).orElse(null),
                unit,
                supplied.isPresent() ? SUPPLIED : line.policy()));
    }

    /** When the next version of the same policy takes over. */
    private static long end(Policy policy, List<Policy> policies) {
        return policies.stream()
                .filter(p -> p.id().equals(policy.id()) && p.version() > policy.version())
                .mapToLong(p -> p.effectiveFrom().toEpochMilli())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** A rule and the times its policy version is in force, in epoch milliseconds. */
    private record Line(ClockRule rule, String policy, long from, long until) implements Serializable {
        boolean isInForce(long startedAt) {
            return from <= startedAt && startedAt < until;
        }

        boolean matches(WorkOrder order, int round) {
            Particulars p = order.particulars(round);
            return rule.match().matches(order.feed(), p.channel(), p.kind(), p.urgency(), p.category(), Set.of());
        }
    }
}
