package mashang.sla;

import static mashang.sla.ClockCases.handle;
import static mashang.sla.Plans.city;

import java.util.ArrayList;
import java.util.List;

/** Cases of warnings, rungs, reminders and orders passed around; five working days from Monday 2 March end on the 9th. */
final class LadderCases {
    private LadderCases() {}

    static List<ClockCase> all() {
        List<ClockCase> cases = new ArrayList<>();
        cases.addAll(warnings());
        cases.addAll(rungs());
        cases.addAll(reminders());
        cases.addAll(passing());
        return cases;
    }

    private static ClockCase of(String name, RuleDraft rule, String until, String... log) {
        List<String> lines = new ArrayList<>(List.of("03-02T10:00 DISPATCHED unit=甲局"));
        lines.addAll(List.of(log));
        return ClockCase.of(name, city(rule), until, lines.toArray(new String[0]));
    }

    private static String reading(String due, String stop, String light) {
        return "1/handle 03-02T10:00 due " + due + " stop " + stop + " " + light;
    }

    private static List<ClockCase> warnings() {
        RuleDraft rule = handle().days(5).warnDays(1);
        return List.of(
                of("it turns yellow a working day before, then red", rule, "03-09T17:30")
                        .alerts(
                                "1/handle/warning due 03-09T17:30 at 03-06T17:30",
                                "1/handle/breach due 03-09T17:30 at 03-09T17:30")
                        .verdicts(reading("03-09T17:30", "null", "RED")),
                of("yellow is a light of what is open", rule, "03-09T17:29")
                        .alerts("1/handle/warning due 03-09T17:30 at 03-06T17:30")
                        .verdicts(reading("03-09T17:30", "null", "YELLOW")),
                of("what was warned of and done in time is green again", rule, "03-09T17:29", "03-09T10:00 HANDLED")
                        .alerts("1/handle/warning due 03-09T17:30 at 03-06T17:30")
                        .verdicts(reading("03-09T17:30", "03-09T10:00", "GREEN")),
                of(
                                "a warning of what was done already is withdrawn",
                                rule,
                                "03-07T12:00",
                                "03-05T10:00 HANDLED logged=03-07T12:00")
                        .alerts(
                                "1/handle/warning due 03-09T17:30 at 03-06T17:30",
                                "1/handle/warning/correction/1 due 03-09T17:30 at 03-07T12:00 withdrawn")
                        .verdicts(reading("03-09T17:30", "03-05T10:00", "GREEN")),
                of(
                                "a warning longer than the limit comes half-way",
                                handle().days(1).warnDays(2),
                                "03-03T12:00")
                        .alerts("1/handle/warning due 03-03T17:30 at 03-03T01:45")
                        .verdicts(reading("03-03T17:30", "null", "YELLOW")),
                of(
                                "so does one that is as long as the limit",
                                handle().minutes(60).warn(Span.elapsed(3_600_000)),
                                "03-02T10:30")
                        .alerts("1/handle/warning due 03-02T11:00 at 03-02T10:30")
                        .verdicts(reading("03-02T11:00", "null", "YELLOW")),
                ClockCase.of(
                                "who hears of a breach is not warned of it",
                                city(rule),
                                "03-10T12:00",
                                "03-02T10:00 DISPATCHED unit=甲局 logged=03-09T17:30")
                        .alerts("1/handle/breach due 03-09T17:30 at 03-09T17:30")
                        .verdicts(reading("03-09T17:30", "null", "RED")));
    }

    private static List<ClockCase> rungs() {
        RuleDraft rule = handle().days(4).rung("notice", Span.workingDays(1)).rung("criticism", Span.workingDays(5));
        return List.of(
                of("the ladder climbs until it is handled", rule, "03-20T00:00", "03-10T09:00 HANDLED")
                        .alerts(
                                "1/handle/breach due 03-06T17:30 at 03-06T17:30",
                                "1/handle/escalation-1 due 03-06T17:30 at 03-09T17:30")
                        .verdicts(reading("03-06T17:30", "03-10T09:00", "RED")),
                of("to its end if it never is", rule, "03-20T00:00")
                        .alerts(
                                "1/handle/breach due 03-06T17:30 at 03-06T17:30",
                                "1/handle/escalation-1 due 03-06T17:30 at 03-09T17:30",
                                "1/handle/escalation-2 due 03-06T17:30 at 03-13T17:30")
                        .verdicts(reading("03-06T17:30", "null", "RED")),
                of(
                                "a withdrawn breach withdraws its rungs",
                                rule,
                                "03-20T00:00",
                                "03-06T17:00 HANDLED logged=03-10T09:00")
                        .alerts(
                                "1/handle/breach due 03-06T17:30 at 03-06T17:30",
                                "1/handle/escalation-1 due 03-06T17:30 at 03-09T17:30",
                                "1/handle/breach/correction/1 due 03-06T17:30 at 03-10T09:00 withdrawn",
                                "1/handle/escalation-1/correction/1 due 03-06T17:30 at 03-10T09:00 withdrawn")
                        .verdicts(reading("03-06T17:30", "03-06T17:00", "GREEN")),
                of(
                                "late, but before the rung: the rung alone is withdrawn",
                                rule,
                                "03-20T00:00",
                                "03-09T17:30 HANDLED logged=03-10T09:00")
                        .alerts(
                                "1/handle/breach due 03-06T17:30 at 03-06T17:30",
                                "1/handle/escalation-1 due 03-06T17:30 at 03-09T17:30",
                                "1/handle/escalation-1/correction/1 due 03-06T17:30 at 03-10T09:00 withdrawn")
                        .verdicts(reading("03-06T17:30", "03-09T17:30", "RED")));
    }

    private static List<ClockCase> reminders() {
        RuleDraft rule = handle().days(4).reminders(2);
        return List.of(
                of("it is called to mind each working day", rule, "03-20T00:00", "03-10T12:00 HANDLED")
                        .alerts(
                                "1/handle/breach due 03-06T17:30 at 03-06T17:30",
                                "1/handle/reminder-1 due 03-06T17:30 at 03-09T17:30")
                        .verdicts(reading("03-06T17:30", "03-10T12:00", "RED")),
                ClockCase.of(
                                "a reminder whose time was over when things became known is left out",
                                city(rule),
                                "03-20T00:00",
                                "03-02T10:00 DISPATCHED unit=甲局 logged=03-09T18:00")
                        .alerts(
                                "1/handle/breach due 03-06T17:30 at 03-09T18:00",
                                "1/handle/reminder-2 due 03-06T17:30 at 03-10T17:30")
                        .verdicts(reading("03-06T17:30", "null", "RED")),
                of("a reminder is never corrected", rule, "03-20T00:00", "03-06T12:00 HANDLED logged=03-10T09:00")
                        .alerts(
                                "1/handle/breach due 03-06T17:30 at 03-06T17:30",
                                "1/handle/reminder-1 due 03-06T17:30 at 03-09T17:30",
                                "1/handle/breach/correction/1 due 03-06T17:30 at 03-10T09:00 withdrawn")
                        .verdicts(reading("03-06T17:30", "03-06T12:00", "GREEN")));
    }

    private static ClockCase passed(String name, boolean backAndForth, int hops, String... log) {
        Policy policy = new Policy(
                "test", 1, EventText.time("2020-01-01T00:00"), List.of(), new Policy.BuckPassing(backAndForth, hops));
        return ClockCase.of(name, city(policy), "03-03T00:00", log);
    }

    private static List<ClockCase> passing() {
        return List.of(
                passed(
                                "to another unit and back is passing the buck",
                                true,
                                0,
                                "03-02T09:00 DISPATCHED unit=甲局",
                                "03-02T10:00 DISPATCHED unit=乙局",
                                "03-02T11:00 DISPATCHED unit=甲局",
                                "03-02T12:00 DISPATCHED unit=乙局")
                        .alerts("1/hops/buck-passing due 03-02T11:00 at 03-02T11:00"),
                passed(
                                "three units without handling are",
                                false,
                                3,
                                "03-02T09:00 DISPATCHED unit=甲局",
                                "03-02T10:00 DISPATCHED unit=甲局",
                                "03-02T11:00 DISPATCHED unit=乙局",
                                "03-02T12:00 DISPATCHED unit=甲局")
                        .alerts("1/hops/buck-passing due 03-02T12:00 at 03-02T12:00"),
                passed(
                        "who handles passes no buck",
                        true,
                        3,
                        "03-02T09:00 DISPATCHED unit=甲局",
                        "03-02T10:00 DISPATCHED unit=乙局",
                        "03-02T10:30 HANDLED unit=乙局",
                        "03-02T11:00 DISPATCHED unit=甲局"),
                passed(
                                "a handling that becomes known withdraws it",
                                true,
                                0,
                                "03-02T09:00 DISPATCHED unit=甲局",
                                "03-02T10:00 DISPATCHED unit=乙局",
                                "03-02T11:00 DISPATCHED unit=甲局",
                                "03-02T10:30 HANDLED unit=乙局 logged=03-02T14:00")
                        .alerts(
                                "1/hops/buck-passing due 03-02T11:00 at 03-02T11:00",
                                "1/hops/buck-passing/correction/1 due 03-02T11:00 at 03-02T14:00 withdrawn"));
    }
}
