package mashang.jobs.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    /**
     * Orders received in time, late, never, and reported late as received in time; with copies; in the order in which they were handed over.
     *
     * @param minutes within which they begin
     */
    static List<CaseEvent> log(long seed, int orders, int minutes) {
        Random random = new Random(seed);
        List<CaseEvent> log = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String order = "o" + i;
            int start = random.nextInt(minutes);
            log.add(event(order, start, start, Step.SUBMITTED));
            int received = start + random.nextInt(20);
            int handedOver = received + (random.nextInt(3) == 0 ? random.nextInt(200) : 0);
            if (random.nextInt(5) > 0) {
                log.add(event(order, received, handedOver, Step.ACCEPTED));
            }
            if (random.nextInt(4) == 0) {
                log.add(log.get(log.size() - 1));
            }
        }
        log.sort(Comparator.comparing(CaseEvent::loggedAt));
        log.add(event("last", 2_000, 2_000, Step.URGED)); // brings the watermark past everything
        return log;
    }

    static long minute(long minute) {
        return START.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }
}
