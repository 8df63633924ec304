package mashang.local.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mashang.config.City;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.workorder.Step;
import mashang.workorder.Urgency;

/** A few limits around the clock, as records. */
final class TestPolicies {
    private static final City SHIPPED = City.load(Path.of("..", "..", "config"));

    private static final List<Policy> DEFAULT = List.of(new Policy(
            "default",
            1,
            Instant.parse("2020-01-01T00:00:00Z"),
            List.of(
                    receive(Set.of("phone"), Duration.ofMinutes(10)),
                    receive(Set.of("wechat", "app"), Duration.ofMinutes(3)),
                    receive(Set.of("mailbox"), Duration.ofHours(24)),
                    receive(Set.of("web"), Duration.ofHours(2)),
                    handle(0, Set.of(), Duration.ofDays(7)),
                    handle(10, Set.of(Urgency.EMERGENCY), Duration.ofHours(2)),
                    handle(10, Set.of(Urgency.LIVELIHOOD), Duration.ofHours(24)),
                    handle(10, Set.of(Urgency.ORDINARY), Duration.ofDays(7)),
                    handle(10, Set.of(Urgency.COMPLEX), Duration.ofDays(15)),
                    new ClockRule(
                            clock(
                                    "total",
                                    Set.of(Step.SUBMITTED, Step.REOPENED),
                                    Set.of(Step.REPLIED, Step.ANSWERED, Step.REJECTED, Step.CANCELLED, Step.MERGED)),
                            0,
                            OrderMatch.ALL,
                            true,
                            Span.elapsed(Duration.ofDays(15).toMillis()),
                            null,
                            null,
                            List.of(),
                            0,
                            null,
                            "test")),
            null));

    /** The shipped feeds and units, and these limits. */
    static final City CITY = new City(
            SHIPPED.feeds(), SHIPPED.examples(), SHIPPED.units(), DEFAULT, SHIPPED.calendars(), SHIPPED.vocabulary());

    private TestPolicies() {}

    static Simulator simulator(long seed, long orders) {
        return new Simulator(Simulation.of(seed, orders), CITY);
    }

    private static ClockRule receive(Set<String> channels, Duration limit) {
        return new ClockRule(
                clock(
                        "receive",
                        Set.of(Step.SUBMITTED),
                        Set.of(Step.ACCEPTED, Step.REJECTED, Step.ANSWERED, Step.CANCELLED, Step.MERGED)),
                10,
                new OrderMatch(Set.of(), channels, Set.of(), Set.of(), Set.of(), Set.of()),
                false,
                Span.elapsed(limit.toMillis()),
                null,
                null,
                List.of(),
                0,
                null,
                "test");
    }

    private static ClockRule handle(int priority, Set<Urgency> urgencies, Duration limit) {
        return new ClockRule(
                clock("handle", Set.of(Step.DISPATCHED), Set.of(Step.HANDLED, Step.CANCELLED, Step.MERGED)),
                priority,
                new OrderMatch(Set.of(), Set.of(), Set.of(), urgencies, Set.of(), Set.of()),
                false,
                Span.elapsed(limit.toMillis()),
                null,
                null,
                List.of(),
                0,
                null,
                "test");
    }

    /** On hold while suspended, and to be extended. */
    private static ClockDefinition clock(String name, Set<Step> start, Set<Step> stop) {
        return new ClockDefinition(
                name,
                ClockDefinition.Scope.ORDER,
                ClockDefinition.Owner.UNIT,
                start,
                stop,
                Set.of(Step.SUSPENDED),
                Set.of(Step.RESUMED),
                new ClockDefinition.Extension(10, 1),
                null);
    }
}
