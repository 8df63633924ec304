package mashang.sla;

import static mashang.sla.Plans.city;
import static mashang.workorder.Step.ACCEPTED;
import static mashang.workorder.Step.DISPATCHED;
import static mashang.workorder.Step.FINISHED;
import static mashang.workorder.Step.HANDLED;
import static mashang.workorder.Step.OPENED;
import static mashang.workorder.Step.REJECTED;
import static mashang.workorder.Step.REOPENED;
import static mashang.workorder.Step.REPLIED;
import static mashang.workorder.Step.RESUMED;
import static mashang.workorder.Step.RETURN_REQUESTED;
import static mashang.workorder.Step.SIGNED;
import static mashang.workorder.Step.SUBMITTED;
import static mashang.workorder.Step.SUSPENDED;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.workorder.Urgency;

/** Cases with results worked out by hand from {@code CLOCKS.md}: whoever claims to follow that page has to say the same. */
final class ClockCases {
    private static final ClockDefinition.Cadence WEEKLY = new ClockDefinition.Cadence(false, 120, 1, 7, 7, 1);
    private static final ClockDefinition.Cadence CADENCE = new ClockDefinition.Cadence(true, 3, 1, 15, 7, 1);

    private ClockCases() {}

    static List<ClockCase> all() {
        List<ClockCase> cases = new ArrayList<>();
        cases.addAll(moments());
        cases.addAll(corrections());
        cases.addAll(workingTime());
        cases.addAll(pauses());
        cases.addAll(hops());
        cases.addAll(rounds());
        cases.addAll(DueCases.all());
        cases.addAll(LadderCases.all());
        cases.addAll(OfficeCases.all());
        cases.addAll(RenumberedRoundCases.all());
        cases.addAll(cadences());
        return cases;
    }

    static RuleDraft receive() {
        return RuleDraft.order("receive", Set.of(SUBMITTED), Set.of(ACCEPTED, REJECTED))
                .owner(ClockDefinition.Owner.HOTLINE)
                .minutes(10);
    }

    static RuleDraft handle() {
        return RuleDraft.order("handle", Set.of(DISPATCHED), Set.of(HANDLED));
    }

    static RuleDraft total() {
        return RuleDraft.order("total", Set.of(SUBMITTED, REOPENED), Set.of(REPLIED))
                .minutes(120);
    }

    static RuleDraft sign() {
        return RuleDraft.hop("sign", SIGNED, RETURN_REQUESTED).minutes(30);
    }

    private static List<ClockCase> moments() {
        return List.of(
                ClockCase.of(
                                "a limit in minutes is over at its end",
                                city(receive()),
                                "03-02T10:00",
                                "03-02T09:00 SUBMITTED")
                        .alerts("1/receive/breach due 03-02T09:10 at 03-02T09:10")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop null RED"),
                ClockCase.of(
                                "nothing due after the end is decided",
                                city(receive()),
                                "03-02T09:09:59.999",
                                "03-02T09:00 SUBMITTED")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop null GREEN"),
                ClockCase.of(
                                "a stop at the due time is in time",
                                city(receive()),
                                "03-02T10:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:10 ACCEPTED")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop 03-02T09:10 GREEN"),
                ClockCase.of(
                                "a stop a millisecond later is not",
                                city(receive()),
                                "03-02T10:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:10:00.001 ACCEPTED")
                        .alerts("1/receive/breach due 03-02T09:10 at 03-02T09:10")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop 03-02T09:10:00.001 RED"),
                ClockCase.of(
                                "who stops before the start is in time",
                                city(handle().minutes(60)),
                                "03-02T12:00",
                                "03-02T09:00 DISPATCHED unit=甲局",
                                "03-02T08:00 HANDLED unit=甲局")
                        .verdicts("1/handle 03-02T09:00 due 03-02T10:00 stop 03-02T08:00 GREEN"),
                ClockCase.of(
                                "within the grace of the feed a late report accuses nobody",
                                city(receive()).grace(30),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:05 ACCEPTED logged=03-02T09:40")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop 03-02T09:05 GREEN"),
                ClockCase.of(
                                "after the grace of the rule it does",
                                city(receive().grace(29 * 60_000L)).grace(60),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:05 ACCEPTED logged=03-02T09:40")
                        .alerts(
                                "1/receive/breach due 03-02T09:10 at 03-02T09:39",
                                "1/receive/breach/correction/1 due 03-02T09:10 at 03-02T09:40 withdrawn")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop 03-02T09:05 GREEN"),
                ClockCase.of(
                                "what is handed over twice is told once",
                                city(receive()),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:00 SUBMITTED logged=03-02T11:00")
                        .alerts("1/receive/breach due 03-02T09:10 at 03-02T09:10")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop null RED"),
                ClockCase.of(
                                "what becomes known after its time is told when it is known",
                                city(receive()),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED logged=03-02T11:00")
                        .alerts("1/receive/breach due 03-02T09:10 at 03-02T11:00")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop null RED"),
                ClockCase.of(
                        "an event that comes more than 400 days after it happened opens no order",
                        city(receive()),
                        "03-02T12:00",
                        "2025-01-01T09:00 SUBMITTED logged=03-02T11:00"),
                ClockCase.of(
                                "a finished order is forgotten after 400 days and begins anew",
                                city(receive()),
                                "2027-04-07T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:20 REJECTED",
                                "2027-04-06T09:21 SUBMITTED")
                        .alerts(
                                "1/receive/breach due 03-02T09:10 at 03-02T09:10",
                                "1/receive/breach due 2027-04-06T09:31 at 2027-04-06T09:31")
                        .verdicts("1/receive 2027-04-06T09:21 due 2027-04-06T09:31 stop null RED"));
    }

    private static List<ClockCase> corrections() {
        return List.of(
                ClockCase.of(
                                "a report in time that comes late withdraws the breach",
                                city(receive()),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:05 ACCEPTED logged=03-02T09:35")
                        .alerts(
                                "1/receive/breach due 03-02T09:10 at 03-02T09:10",
                                "1/receive/breach/correction/1 due 03-02T09:10 at 03-02T09:35 withdrawn")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop 03-02T09:05 GREEN"),
                ClockCase.of(
                                "an amended report accuses after all, and again under a new id",
                                city(receive()),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:05 ACCEPTED rev=1 logged=03-02T09:35",
                                "03-02T09:30 ACCEPTED rev=2 logged=03-02T10:00")
                        .alerts(
                                "1/receive/breach due 03-02T09:10 at 03-02T09:10",
                                "1/receive/breach/correction/1 due 03-02T09:10 at 03-02T09:35 withdrawn",
                                "1/receive/breach/2 due 03-02T09:10 at 03-02T10:00")
                        .verdicts("1/receive 03-02T09:00 due 03-02T09:10 stop 03-02T09:30 RED"),
                ClockCase.of(
                                "an amended start moves the due time of what was told",
                                city(receive()),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED rec=03-02T09:00",
                                "03-02T09:20 SUBMITTED rec=03-02T09:20 logged=03-02T11:00")
                        .alerts(
                                "1/receive/breach due 03-02T09:10 at 03-02T09:10",
                                "1/receive/breach/correction/1 due 03-02T09:30 at 03-02T11:00 restated")
                        .verdicts("1/receive 03-02T09:20 due 03-02T09:30 stop null RED"),
                ClockCase.of(
                                "a breach of a clock that never was is withdrawn with the due time last told",
                                city(handle().minutes(60)),
                                "03-02T12:00",
                                "03-02T09:00 DISPATCHED unit=甲局 key=d rev=1",
                                "03-02T09:00 URGED key=d rev=2 logged=03-02T11:00")
                        .alerts(
                                "1/handle/breach due 03-02T10:00 at 03-02T10:00",
                                "1/handle/breach/correction/1 due 03-02T10:00 at 03-02T11:00 withdrawn"));
    }

    private static List<ClockCase> workingTime() {
        return List.of(
                due(
                        "working days count from the next day to its close",
                        handle().days(2),
                        "03-05T10:00",
                        "03-09T17:30"),
                due("a working day from a Saturday is Monday", handle().days(1), "03-07T10:00", "03-09T17:30"),
                due(
                        "a make-up Saturday is a working day, Spring Festival is none",
                        handle().days(2),
                        "02-13T16:00",
                        "02-24T17:30"),
                due("no working day is the close of the same day", handle().days(0), "03-02T10:00", "03-02T17:30"),
                due(
                        "no working day from the very close is the next close",
                        handle().days(0),
                        "03-06T17:30",
                        "03-09T17:30"),
                due("office hours go on after the weekend", handle().officeMinutes(240), "03-06T16:00", "03-09T11:30"),
                due(
                        "office hours end with the last of the day",
                        handle().officeMinutes(90),
                        "03-06T16:00",
                        "03-06T17:30"),
                due("office hours leave out lunch", handle().officeMinutes(120), "03-02T11:00", "03-02T14:30"),
                due(
                        "office hours begin in the morning for who comes at night",
                        handle().officeMinutes(1),
                        "03-02T23:00",
                        "03-03T09:01"),
                ClockCase.of(
                                "a day may close at midnight",
                                city(handle().days(1)).with(Plans.closingAtMidnight()),
                                "03-03T00:00",
                                "03-02T10:00 DISPATCHED")
                        .verdicts("1/handle 03-02T10:00 due 03-04T00:00 stop null GREEN"),
                ClockCase.of(
                                "the lead unit's calendar is used",
                                city(handle().days(1)).with(Plans.units()).with(Plans.CITY, Plans.saturdays("town")),
                                "03-06T12:00",
                                "03-06T10:00 DISPATCHED unit=镇")
                        .verdicts("1/handle 03-06T10:00 due 03-07T17:30 stop null GREEN"),
                ClockCase.of(
                                "a due time in an unannounced year is provisional",
                                city(handle().days(5)),
                                "12-22T12:00",
                                "12-22T10:00 DISPATCHED")
                        .verdicts("1/handle 12-22T10:00 due 12-29T17:30 stop null GREEN provisional"),
                ClockCase.of(
                                "around the clock nothing is provisional",
                                city(handle().minutes(7 * 24 * 60)),
                                "12-22T12:00",
                                "12-22T10:00 DISPATCHED")
                        .verdicts("1/handle 12-22T10:00 due 12-29T10:00 stop null GREEN"),
                ClockCase.of(
                                "an amended holiday re-plans, and restates what was told",
                                city(handle().days(2).warnDays(2)).with(Plans.amended(longerMay())),
                                "05-08T00:00",
                                "04-29T10:00 DISPATCHED")
                        .alerts(
                                "1/handle/warning due 05-06T17:30 at 04-29T17:30",
                                "1/handle/warning/correction/1 due 05-07T17:30 at 05-01T10:00 restated",
                                "1/handle/breach due 05-07T17:30 at 05-07T17:30")
                        .verdicts("1/handle 04-29T10:00 due 05-07T17:30 stop null RED"));
    }

    private static CalendarPlan.Notice longerMay() {
        return Plans.notice("05-01T10:00", "2026-12-24", Plans.days("2026-05-06", "2026-05-06", "劳动节", false));
    }

    private static ClockCase due(String name, RuleDraft rule, String start, String due) {
        return ClockCase.of(name, city(rule), start, start + " DISPATCHED")
                .verdicts("1/handle " + start + " due " + due + " stop null GREEN");
    }

    private static List<ClockCase> pauses() {
        RuleDraft pausable = handle().minutes(60).pausedBy(SUSPENDED, RESUMED);
        return List.of(
                ClockCase.of(
                                "time on hold across a weekend does not count",
                                city(handle().minutes(24 * 60).pausedBy(SUSPENDED, RESUMED)),
                                "03-09T10:00",
                                "03-06T10:00 DISPATCHED",
                                "03-06T14:00 SUSPENDED",
                                "03-09T09:00 RESUMED")
                        .verdicts("1/handle 03-06T10:00 due 03-10T05:00 stop null GREEN"),
                ClockCase.of(
                                "nested pauses count once",
                                city(pausable),
                                "03-02T10:40",
                                "03-02T09:30 DISPATCHED",
                                "03-02T10:00 SUSPENDED",
                                "03-02T10:10 SUSPENDED",
                                "03-02T10:20 RESUMED",
                                "03-02T10:30 RESUMED")
                        .verdicts("1/handle 03-02T09:30 due 03-02T11:00 stop null GREEN"),
                ClockCase.of(
                                "a limit that is over when the pause begins is over",
                                city(pausable),
                                "03-02T10:40",
                                "03-02T09:00 DISPATCHED",
                                "03-02T10:00 SUSPENDED")
                        .alerts("1/handle/breach due 03-02T10:00 at 03-02T10:00")
                        .verdicts("1/handle 03-02T09:00 due 03-02T10:00 stop null RED"),
                ClockCase.of(
                                "what is on hold without end is never due",
                                city(pausable),
                                "03-20T10:40",
                                "03-02T09:30 DISPATCHED",
                                "03-02T10:00 SUSPENDED")
                        .verdicts("1/handle 03-02T09:30 due null stop null GREEN"),
                ClockCase.of(
                                "a day on hold at its close does not count",
                                city(handle().days(2).pausedBy(SUSPENDED, RESUMED)),
                                "03-04T10:00",
                                "03-02T10:00 DISPATCHED",
                                "03-03T17:00 SUSPENDED",
                                "03-04T09:00 RESUMED")
                        .verdicts("1/handle 03-02T10:00 due 03-05T17:30 stop null GREEN"),
                ClockCase.of(
                                "a day resumed at its close counts",
                                city(handle().days(2).pausedBy(SUSPENDED, RESUMED)),
                                "03-04T10:00",
                                "03-02T10:00 DISPATCHED",
                                "03-03T17:00 SUSPENDED",
                                "03-03T17:30 RESUMED")
                        .verdicts("1/handle 03-02T10:00 due 03-04T17:30 stop null GREEN"),
                ClockCase.of(
                                "office hours on hold do not count",
                                city(handle().officeMinutes(120).pausedBy(SUSPENDED, RESUMED)),
                                "03-02T15:00",
                                "03-02T11:00 DISPATCHED",
                                "03-02T11:30 SUSPENDED",
                                "03-02T14:00 RESUMED")
                        .verdicts("1/handle 03-02T11:00 due 03-02T15:30 stop null GREEN"));
    }

    private static List<ClockCase> hops() {
        return List.of(
                ClockCase.of(
                                "a transfer keeps the citizen's clock and ends the old unit's",
                                city(handle().minutes(60), sign()),
                                "03-02T11:00",
                                "03-02T09:00 DISPATCHED unit=甲局",
                                "03-02T09:20 DISPATCHED unit=乙局")
                        .alerts(
                                "1/sign/03-02T09:20~乙局/breach due 03-02T09:50 at 03-02T09:50",
                                "1/handle/breach due 03-02T10:00 at 03-02T10:00")
                        .verdicts(
                                "1/handle 03-02T09:00 due 03-02T10:00 stop null RED",
                                "1/sign/03-02T09:00~甲局 03-02T09:00 due 03-02T09:30 stop 03-02T09:20 GREEN",
                                "1/sign/03-02T09:20~乙局 03-02T09:20 due 03-02T09:50 stop null RED"),
                ClockCase.of(
                                "a co-handling unit signs for itself only",
                                city(sign()),
                                "03-02T09:20",
                                "03-02T09:00 DISPATCHED unit=甲局 co=乙局",
                                "03-02T09:10 SIGNED unit=乙局")
                        .verdicts(
                                "1/sign/03-02T09:00~乙局 03-02T09:00 due 03-02T09:30 stop 03-02T09:10 GREEN",
                                "1/sign/03-02T09:00~甲局 03-02T09:00 due 03-02T09:30 stop null GREEN"),
                ClockCase.of(
                                "the citizen's clock does not stop when a co-handling unit is done",
                                city(handle().minutes(60)),
                                "03-02T09:50",
                                "03-02T09:00 DISPATCHED unit=甲局 co=乙局",
                                "03-02T09:30 HANDLED unit=乙局")
                        .verdicts("1/handle 03-02T09:00 due 03-02T10:00 stop null GREEN"),
                ClockCase.of(
                                "it stops when a unit is done that had it once",
                                city(handle().minutes(60)),
                                "03-02T09:50",
                                "03-02T09:00 DISPATCHED unit=甲局",
                                "03-02T09:10 DISPATCHED unit=乙局",
                                "03-02T09:30 HANDLED unit=甲局")
                        .verdicts("1/handle 03-02T09:00 due 03-02T10:00 stop 03-02T09:30 GREEN"),
                ClockCase.of(
                                "a step of an unknown unit is the lead unit's",
                                city(sign()),
                                "03-02T09:20",
                                "03-02T09:00 DISPATCHED unit=甲局 co=乙局",
                                "03-02T09:10 SIGNED unit=丙局")
                        .verdicts(
                                "1/sign/03-02T09:00~乙局 03-02T09:00 due 03-02T09:30 stop null GREEN",
                                "1/sign/03-02T09:00~甲局 03-02T09:00 due 03-02T09:30 stop 03-02T09:10 GREEN"),
                ClockCase.of(
                                "a renamed unit is the same unit",
                                city(sign()).with(Plans.units()),
                                "03-01T00:20",
                                "02-28T23:50 DISPATCHED unit=旧局 co=乙局",
                                "03-01T00:10 SIGNED unit=新局")
                        .verdicts(
                                "1/sign/02-28T23:50~乙局 02-28T23:50 due 03-01T00:20 stop null RED",
                                "1/sign/02-28T23:50~旧局 02-28T23:50 due 03-01T00:20 stop 03-01T00:10 GREEN")
                        .alerts("1/sign/02-28T23:50~乙局/breach due 03-01T00:20 at 03-01T00:20"),
                ClockCase.of(
                                "a rule for a unit is for those below it",
                                city(sign(), sign().units(1, "u2").minutes(5))
                                        .with(Plans.units())
                                        .with(Plans.CITY, Plans.saturdays("town")),
                                "03-02T09:01",
                                "03-02T09:00 DISPATCHED unit=新局 co=镇")
                        .verdicts(
                                "1/sign/03-02T09:00~新局 03-02T09:00 due 03-02T09:05 stop null GREEN",
                                "1/sign/03-02T09:00~镇 03-02T09:00 due 03-02T09:30 stop null GREEN"));
    }

    private static List<ClockCase> rounds() {
        return List.of(
                ClockCase.of(
                                "an answer in the moment of a reopening belongs to the round before",
                                city(total()),
                                "03-02T15:00",
                                "03-02T11:00 SUBMITTED",
                                "03-02T12:00 REPLIED",
                                "03-02T12:00 REOPENED")
                        .alerts("2/total/breach due 03-02T14:00 at 03-02T14:00")
                        .verdicts(
                                "1/total 03-02T11:00 due 03-02T13:00 stop 03-02T12:00 GREEN",
                                "2/total 03-02T12:00 due 03-02T14:00 stop null RED"),
                ClockCase.of(
                                "a reopening of what had not ended changes nothing",
                                city(total()),
                                "03-02T12:30",
                                "03-02T11:00 SUBMITTED",
                                "03-02T12:00 REOPENED",
                                "03-02T12:10 REPLIED")
                        .verdicts("1/total 03-02T11:00 due 03-02T13:00 stop 03-02T12:10 GREEN"),
                ClockCase.of(
                                "a reopening ends what the round before left open",
                                city(total()),
                                "03-02T15:00",
                                "03-02T11:00 SUBMITTED",
                                "03-02T11:50 HANDLED",
                                "03-02T12:00 REOPENED",
                                "03-02T12:10 REPLIED")
                        .verdicts(
                                "1/total 03-02T11:00 due 03-02T13:00 stop 03-02T12:00 GREEN",
                                "2/total 03-02T12:00 due 03-02T14:00 stop 03-02T12:10 GREEN"),
                ClockCase.of(
                                "what a reopening ends too late stays late",
                                city(total()),
                                "03-02T15:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:50 HANDLED",
                                "03-02T12:00 REOPENED",
                                "03-02T12:10 REPLIED")
                        .alerts("1/total/breach due 03-02T11:00 at 03-02T11:00")
                        .verdicts(
                                "1/total 03-02T09:00 due 03-02T11:00 stop 03-02T12:00 RED",
                                "2/total 03-02T12:00 due 03-02T14:00 stop 03-02T12:10 GREEN"),
                ClockCase.of(
                                "a reopening handed over late moves facts to its round",
                                city(total()),
                                "03-02T14:00",
                                "03-02T11:00 SUBMITTED",
                                "03-02T11:50 HANDLED",
                                "03-02T12:30 REPLIED",
                                "03-02T12:00 REOPENED logged=03-02T13:30")
                        .verdicts(
                                "1/total 03-02T11:00 due 03-02T13:00 stop 03-02T12:00 GREEN",
                                "2/total 03-02T12:00 due 03-02T14:00 stop 03-02T12:30 GREEN"),
                ClockCase.of(
                                "urgency said in a later round says nothing of the one before",
                                city(
                                        total(),
                                        total().urgency(1, Urgency.EMERGENCY).minutes(30)),
                                "03-02T11:05",
                                "03-02T11:00 SUBMITTED",
                                "03-02T11:04 HANDLED",
                                "03-02T11:05 REOPENED urgency=EMERGENCY")
                        .verdicts(
                                "1/total 03-02T11:00 due 03-02T13:00 stop 03-02T11:05 GREEN",
                                "2/total 03-02T11:05 due 03-02T11:35 stop null GREEN"));
    }

    private static List<ClockCase> cadences() {
        RuleDraft task = RuleDraft.cadence("cadence", Set.of(OPENED), Set.of(FINISHED), CADENCE);
        return List.of(
                ClockCase.of(
                                "a task without a due time is inspected monthly, from the last inspection",
                                city(task),
                                "04-21T00:00",
                                "03-02T09:00 OPENED",
                                "03-20T10:00 INSPECTED")
                        .alerts("1/cadence/03-20T10:00/cadence-missed due 04-20T10:00 at 04-20T10:00")
                        .verdicts(
                                "1/cadence/03-02T09:00 03-02T09:00 due 04-02T09:00 stop 03-20T10:00 GREEN",
                                "1/cadence/03-20T10:00 03-20T10:00 due 04-20T10:00 stop null RED"),
                ClockCase.of(
                                "a task of three months exactly is inspected half-monthly",
                                city(task),
                                "03-03T00:00",
                                "03-02T09:00 OPENED due=06-02T09:00")
                        .verdicts("1/cadence/03-02T09:00 03-02T09:00 due 03-17T09:00 stop null GREEN"),
                ClockCase.of(
                                "a task due within a week is inspected daily",
                                city(task),
                                "03-02T10:00",
                                "03-02T09:00 OPENED due=03-09T09:00")
                        .verdicts("1/cadence/03-02T09:00 03-02T09:00 due 03-03T09:00 stop null GREEN"),
                ClockCase.of(
                                "a category has intervals of its own",
                                city(task, RuleDraft.of(task.clock()).category(1, "督帮/交办", WEEKLY)),
                                "03-10T00:00",
                                "03-02T09:00 OPENED category=督帮/交办/省级 due=12-02T09:00")
                        .alerts("1/cadence/03-02T09:00/cadence-missed due 03-09T09:00 at 03-09T09:00")
                        .verdicts("1/cadence/03-02T09:00 03-02T09:00 due 03-09T09:00 stop null RED"),
                ClockCase.of(
                                "no inspection is wanted after the end",
                                city(task),
                                "03-05T10:00",
                                "03-02T09:00 OPENED due=03-09T09:00",
                                "03-03T08:00 FINISHED",
                                "03-03T08:00 INSPECTED")
                        .verdicts("1/cadence/03-02T09:00 03-02T09:00 due 03-03T09:00 stop 03-03T08:00 GREEN"));
    }
}
