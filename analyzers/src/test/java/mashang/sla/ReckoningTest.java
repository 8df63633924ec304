package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mashang.sla.ClockDefinition.Owner;
import mashang.sla.ClockDefinition.Scope;
import mashang.sla.Reckoning.Part;
import mashang.sla.Reckoning.Reason;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import mashang.workorder.WorkOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is explained is what the clocks say: the parts add up to the limit, and end at the due time. */
class ReckoningTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long MONDAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final List<Urgency> URGENCIES = List.of(Urgency.values());
    private static final Step[] STEPS = {
        Step.SUSPENDED,
        Step.RESUMED,
        Step.SUSPENDED,
        Step.RESUMED,
        Step.RECLASSIFIED,
        Step.EXTENSION_REQUESTED,
        Step.EXTENDED,
        Step.EXTENSION_DENIED,
        Step.DISPATCHED,
        Step.DUE_CHANGED,
        Step.INSPECTED,
        Step.REOPENED,
        Step.HANDLED
    };

    @Property(tries = 3_000)
    void partsHaveNoGapsAddUpToTheLimitAndEndAtTheDueTime(@ForAll long seed) {
        Random random = new Random(seed);
        Deadlines deadlines =
                new Deadlines(List.of(policy(random)), Calendars.of(List.of(plan(random))), Units.none(), Map.of());
        WorkOrder order = order(random);
        long now = MONDAY + random.nextInt(2_000) * HOUR;
        List<Reckoning> reckonings = deadlines.explain(order, now);
        assertThat(reckonings.stream().map(Reckoning::reading))
                .isEqualTo(deadlines.read(order, now).clocks());
        reckonings.forEach(ReckoningTest::check);
    }

    private static void check(Reckoning reckoning) {
        ClockReading reading = reckoning.reading();
        long last = reckoning.grants().isEmpty()
                ? reckoning.basis().due()
                : reckoning.grants().get(reckoning.grants().size() - 1).due();
        assertThat(last).isEqualTo(reading.dueAt());
        if (reckoning.basis().isSuppliedUsed()) {
            assertThat(reckoning.parts()).isEmpty();
            return;
        }
        long at = reading.startedAt();
        for (Part part : reckoning.parts()) {
            assertThat(part.from()).as("%s", reckoning).isEqualTo(at);
            assertThat(part.until()).isGreaterThan(part.from());
            if (!reckoning.isInDays()) {
                assertThat(part.counted()).isEqualTo(counts(part) ? part.until() - part.from() : 0);
            }
            assertThat(part.counted() > 0).isEqualTo(counts(part));
            at = part.until();
        }
        assertThat(at).as("%s", reckoning).isEqualTo(reckoning.basis().plainDue());
        if (at == Long.MAX_VALUE) {
            assertThat(reckoning.counted()).isLessThan(reckoning.limit());
        } else {
            assertThat(reckoning.counted()).as("%s", reckoning).isEqualTo(reckoning.limit());
            assertThat(reckoning.limit() == 0
                            || counts(reckoning.parts().get(reckoning.parts().size() - 1)))
                    .as("ends with what counts")
                    .isTrue();
        }
    }

    private static boolean counts(Part part) {
        return part.reason() == Reason.ELAPSED
                || part.reason() == Reason.OFFICE_HOURS
                || part.reason() == Reason.MAKE_UP;
    }

    @Test
    void aMakeUpSundayCountsAndTheHolidayItMakesUpForDoesNot() {
        CalendarPlan plan = new CalendarPlan(
                "city",
                true,
                "UTC",
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                List.of(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050)),
                false,
                List.of(new CalendarPlan.Notice(
                        "notice",
                        0,
                        LocalDate.of(2026, 12, 24).toEpochDay(),
                        List.of(
                                day(2026, 3, 4, true, false),
                                day(2026, 3, 5, true, false),
                                day(2026, 3, 8, true, true)))));
        ClockDefinition clock =
                ClockDefinition.ofOrder("handle", Owner.UNIT, Set.of(Step.SUBMITTED), Set.of(Step.HANDLED));
        Policy policy = new Policy(
                "p", 1, Instant.EPOCH, List.of(ClockRule.plain(clock, 0, OrderMatch.ALL, Span.workingDays(4))), null);
        Deadlines deadlines = new Deadlines(List.of(policy), Calendars.of(List.of(plan)), Units.none(), Map.of());
        WorkOrder order = WorkOrder.of(
                "f:1", List.of(Fact.of(event(Step.SUBMITTED, MONDAY + 10 * HOUR).done())));

        Reckoning reckoning = deadlines.explain(order, MONDAY).get(0);

        assertThat(reckoning.parts())
                .extracting(Part::reason, Part::name, Part::counted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Reason.START_DAY, null, 0L),
                        org.assertj.core.groups.Tuple.tuple(Reason.OFFICE_HOURS, null, 1L),
                        org.assertj.core.groups.Tuple.tuple(Reason.HOLIDAY, "spring", 0L),
                        org.assertj.core.groups.Tuple.tuple(Reason.OFFICE_HOURS, null, 1L),
                        org.assertj.core.groups.Tuple.tuple(Reason.WEEKEND, null, 0L),
                        org.assertj.core.groups.Tuple.tuple(Reason.MAKE_UP, "spring", 1L),
                        org.assertj.core.groups.Tuple.tuple(Reason.OFFICE_HOURS, null, 1L));
        assertThat(Instant.ofEpochMilli(reckoning.reading().dueAt())).isEqualTo("2026-03-09T17:30:00Z");
    }

    private static CalendarPlan.Day day(int year, int month, int day, boolean named, boolean working) {
        return new CalendarPlan.Day(LocalDate.of(year, month, day).toEpochDay(), named ? "spring" : "", working);
    }

    private static CaseEventDraft event(Step step, long at) {
        return CaseEvent.draft("f", "1", step, Instant.ofEpochMilli(at), Instant.ofEpochMilli(at));
    }

    private static WorkOrder order(Random random) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(event(Step.SUBMITTED, time(random)).done()));
        for (int i = random.nextInt(12); i > 0; i--) {
            Step step = STEPS[random.nextInt(STEPS.length)];
            CaseEventDraft draft = event(step, time(random));
            if (step == Step.RECLASSIFIED) {
                draft.urgency(URGENCIES.get(random.nextInt(4)));
            }
            if (step == Step.DISPATCHED || random.nextInt(4) == 0) {
                draft.unit("unit " + random.nextInt(2));
            }
            if ((step == Step.EXTENDED || step == Step.DUE_CHANGED) && random.nextBoolean()) {
                draft.dueAt(Instant.ofEpochMilli(time(random) + 200 * HOUR));
            }
            facts.add(Fact.of(draft.done()));
        }
        return WorkOrder.of("f:1", facts);
    }

    /** Whole hours in three weeks, so that many coincide. */
    private static long time(Random random) {
        return MONDAY + random.nextInt(21 * 24) * HOUR + (random.nextInt(3) == 0 ? random.nextInt(3_600_000) : 0);
    }

    private static Policy policy(Random random) {
        ClockDefinition.Extension extension =
                random.nextBoolean() ? new ClockDefinition.Extension(1 + random.nextInt(10), random.nextInt(3)) : null;
        List<ClockDefinition> clocks = List.of(
                clock("order", Scope.ORDER, Set.of(Step.SUBMITTED, Step.REOPENED), extension, null),
                clock("hop", Scope.HOP, Set.of(Step.DISPATCHED), extension, null),
                clock(
                        "cadence",
                        Scope.CADENCE,
                        Set.of(Step.SUBMITTED),
                        null,
                        new ClockDefinition.Cadence(random.nextBoolean(), 1, 1, 1 + random.nextInt(20), 7, 1)));
        List<ClockRule> rules = new ArrayList<>();
        for (ClockDefinition clock : clocks) {
            for (Urgency urgency : Urgency.values()) {
                OrderMatch match = new OrderMatch(Set.of(), Set.of(), Set.of(), Set.of(urgency), Set.of(), Set.of());
                rules.add(rule(clock, 1, match, random));
            }
            rules.add(rule(clock, 0, OrderMatch.ALL, random));
        }
        return new Policy("p", 1, Instant.EPOCH, rules, null);
    }

    private static ClockDefinition clock(
            String name,
            Scope scope,
            Set<Step> start,
            ClockDefinition.Extension extension,
            ClockDefinition.Cadence cadence) {
        return new ClockDefinition(
                name,
                scope,
                Owner.UNIT,
                start,
                Set.of(Step.HANDLED),
                Set.of(Step.SUSPENDED),
                Set.of(Step.RESUMED),
                extension,
                cadence);
    }

    private static ClockRule rule(ClockDefinition clock, int priority, OrderMatch match, Random random) {
        Span limit = clock.scope() == Scope.CADENCE
                ? null
                : switch (random.nextInt(3)) {
                    case 0 -> Span.elapsed(random.nextInt(300) * HOUR);
                    case 1 -> Span.workingTime(random.nextInt(80) * HOUR + random.nextInt(3) * 12_345L);
                    default -> Span.workingDays(random.nextInt(25));
                };
        return new ClockRule(clock, priority, match, random.nextInt(3) == 0, limit, null, null, List.of(), 0, null, "");
    }

    private static CalendarPlan plan(Random random) {
        List<CalendarPlan.Day> days = new ArrayList<>();
        long first = LocalDate.of(2026, 3, 1).toEpochDay();
        for (int i = 0; i < 60; i++) {
            if (random.nextInt(5) == 0) {
                days.add(new CalendarPlan.Day(first + i, "day " + random.nextInt(2), random.nextBoolean()));
            }
        }
        days.sort(Comparator.comparingLong(CalendarPlan.Day::day));
        List<CalendarPlan.Hours> hours = random.nextBoolean()
                ? List.of(new CalendarPlan.Hours(510, 720), new CalendarPlan.Hours(870, 1050))
                : List.of(new CalendarPlan.Hours(540, 1020));
        return new CalendarPlan(
                "city",
                true,
                random.nextBoolean() ? "Asia/Shanghai" : "America/New_York",
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                hours,
                random.nextInt(4) == 0,
                days.isEmpty() ? List.of() : List.of(new CalendarPlan.Notice("n", 0, first + 59, days)));
    }
}
