package mashang.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Step;

/** Orders and policies for the tests of this package; minutes are counted from a fixed instant. */
final class Orders {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final String ORDER = "hotline:1";
    static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private Orders() {}

    /** {@code receive} 10 minutes, {@code handle} 60, {@code total} 120 or as supplied. */
    static List<Policy> policies() {
        return List.of(new Policy(
                "test",
                1,
                Instant.EPOCH,
                List.of(
                        rule(
                                "receive",
                                EnumSet.of(Step.SUBMITTED),
                                EnumSet.of(Step.ACCEPTED, Step.REJECTED),
                                false,
                                10),
                        rule(
                                "handle",
                                EnumSet.of(Step.DISPATCHED),
                                EnumSet.of(Step.HANDLED, Step.CANCELLED),
                                false,
                                60),
                        rule(
                                "total",
                                EnumSet.of(Step.SUBMITTED, Step.REOPENED),
                                EnumSet.of(Step.REPLIED, Step.REJECTED, Step.CANCELLED),
                                true,
                                120)),
                null));
    }

    static ClockRule rule(String clock, Set<Step> start, Set<Step> stop, boolean supplied, long minutes) {
        return new ClockRule(
                ClockDefinition.ofOrder(clock, ClockDefinition.Owner.UNIT, start, stop),
                0,
                OrderMatch.ALL,
                supplied,
                Span.elapsed(minutes * MINUTE),
                null,
                null,
                List.of(),
                0,
                null,
                "test");
    }

    static Clocks clocks() {
        return clocks(policies(), 0);
    }

    static Clocks clocks(long graceMinutes) {
        return clocks(policies(), graceMinutes);
    }

    static Clocks clocks(List<Policy> policies, long graceMinutes) {
        return new Clocks(policies, Calendars.WEEKDAYS, Units.none(), Map.of("hotline", graceMinutes * MINUTE));
    }

    static Instant minute(long minute) {
        return START.plusMillis(minute * MINUTE);
    }

    /** Occurred at this minute and handed over at once. */
    static CaseEvent at(long minute, Step step) {
        return late(minute, minute, step).done();
    }

    static CaseEventDraft late(long occurred, long logged, Step step) {
        return CaseEvent.draft("hotline", "1", step, minute(occurred), minute(logged))
                .origin("topic/0/" + logged);
    }

    /** Feeds all events in the order given, then moves log time to this minute in one go. */
    static Advance play(Clocks clocks, long untilMinute, List<CaseEvent> events) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = clocks.receive(state, event);
        }
        return clocks.advance(ORDER, state, minute(untilMinute).toEpochMilli());
    }

    static List<String> ids(List<Alert> alerts) {
        return alerts.stream().map(a -> a.alertId() + "@" + a.decidedAt()).toList();
    }
}
