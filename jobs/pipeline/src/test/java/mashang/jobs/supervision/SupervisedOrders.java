package mashang.jobs.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.jobs.TextRules;
import mashang.sla.Calendars;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.Clocks;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/** Orders under a policy of one clock, {@code receive} within 10 minutes. */
final class SupervisedOrders {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private SupervisedOrders() {}

    static SupervisionTopology.Rules rules() {
        return new SupervisionTopology.Rules(
                new Clocks(policies(), Calendars.WEEKDAYS, Units.none(), Map.of()), TextRules.NONE);
    }

    static List<Policy> policies() {
        return List.of(new Policy(
                "test",
                1,
                Instant.EPOCH,
                List.of(ClockRule.plain(
                        ClockDefinition.ofOrder(
                                "receive",
                                ClockDefinition.Owner.HOTLINE,
                                EnumSet.of(Step.SUBMITTED),
                                Set.of(Step.ACCEPTED)),
                        0,
                        OrderMatch.ALL,
                        Span.elapsed(Duration.ofMinutes(10).toMillis()))),
                null));
    }

    /** @param capacity what is held in memory */
    static ClockOperator operator(long capacity) {
        return operatorUntil(Long.MAX_VALUE, capacity);
    }

    /** @param end log time of the run's end */
    static ClockOperator operatorUntil(long end, long capacity) {
        return new ClockOperator(rules().clocks(), end, capacity);
    }

    /** Handed over as it happened. */
    static CaseEvent event(String order, long minute, Step step) {
        return event(order, minute, minute, step);
    }

    static CaseEvent event(String order, long occurred, long logged, Step step) {
        return CaseEvent.draft(
                        "hotline",
                        order,
                        step,
                        START.plus(Duration.ofMinutes(occurred)),
                        START.plus(Duration.ofMinutes(logged)))
                .origin("raw/0/" + logged)
                .done();
    }

    static long minute(long minute) {
        return START.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }
}
