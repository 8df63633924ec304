package mashang.sla;

import static mashang.sla.ClockCases.handle;
import static mashang.sla.Plans.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.workorder.Step;

/** Cases of lights and of what people decide; five working days from Monday 2 March end on the 9th, a light is issued on the 10th. */
final class OfficeCases {
    private static final String BREACH = "1/handle/breach due 03-09T17:30 at 03-09T17:30";
    private static final String LIGHT = "1/handle/light due 03-09T17:30 at 03-10T17:30";
    private static final String HANDLED_LATE = "03-09T18:00 HANDLED";
    private static final String WAIVED = "03-10T10:00 WAIVED role=head about=1/handle";

    private OfficeCases() {}

    static List<ClockCase> all() {
        List<ClockCase> cases = new ArrayList<>();
        cases.addAll(lights());
        cases.addAll(waivers());
        cases.addAll(refusals());
        cases.addAll(closing());
        cases.addAll(inVain());
        cases.addAll(joined());
        return cases;
    }

    private static City office(RuleDraft rule) {
        Set<String> head = Set.of("head");
        return city(rule)
                .office(
                        new Policy.Power(Step.WAIVED, head, Span.workingDays(3)),
                        new Policy.Power(Step.LIGHT_REVOKED, head, null),
                        new Policy.Power(Step.CHECKED, Set.of("head", "inspector"), null),
                        new Policy.Power(Step.WRITTEN_OFF, head, null));
    }

    private static ClockCase of(String name, RuleDraft rule, String until, String... log) {
        List<String> lines = new ArrayList<>(List.of("03-02T10:00 DISPATCHED unit=甲局"));
        lines.addAll(List.of(log));
        return ClockCase.of(name, office(rule), until, lines.toArray(new String[0]));
    }

    private static String reading(String stop, String light) {
        return "1/handle 03-02T10:00 due 03-09T17:30 stop " + stop + " " + light;
    }

    private static List<ClockCase> lights() {
        RuleDraft rule = handle().days(5).lights();
        return List.of(
                of("a light is issued on the first working day after the due time", rule, "03-10T17:30")
                        .alerts(BREACH, LIGHT)
                        .verdicts(reading("null", "RED")),
                of("not before it", rule, "03-10T17:29").alerts(BREACH).verdicts(reading("null", "RED")),
                ClockCase.of(
                                "a day that is taken off moves the light of a clock that stopped long ago",
                                office(rule)
                                        .with(Plans.amended(Plans.notice(
                                                "2026-03-10T08:00",
                                                "2026-12-24",
                                                Plans.days("2026-03-10", "2026-03-10", "停工", false)))),
                                "03-12T10:00",
                                "03-02T10:00 DISPATCHED unit=甲局",
                                HANDLED_LATE)
                        .alerts(BREACH, "1/handle/light due 03-09T17:30 at 03-11T17:30")
                        .verdicts(reading("03-09T18:00", "RED")),
                of("who was late by half an hour gets it too", rule, "03-12T10:00", HANDLED_LATE)
                        .alerts(BREACH, LIGHT)
                        .verdicts(reading("03-09T18:00", "RED")),
                ClockCase.of(
                                "without a unit there is nobody to get it",
                                office(rule),
                                "03-12T10:00",
                                "03-02T10:00 DISPATCHED")
                        .alerts(BREACH)
                        .verdicts(reading("null", "RED")),
                of(
                                "it is taken back when the work turns out to have been done in time",
                                rule,
                                "03-12T10:00",
                                "03-09T17:00 HANDLED logged=03-11T09:00")
                        .alerts(
                                BREACH,
                                LIGHT,
                                "1/handle/breach/correction/1 due 03-09T17:30 at 03-11T09:00 withdrawn",
                                "1/handle/light/correction/1 due 03-09T17:30 at 03-11T09:00 withdrawn")
                        .verdicts(reading("03-09T17:00", "GREEN")),
                of(
                                "the office takes a light back, and the breach stays",
                                rule,
                                "03-12T10:00",
                                "03-11T10:00 LIGHT_REVOKED role=head about=1/handle/light")
                        .alerts(BREACH, LIGHT, "1/handle/light/correction/1 due 03-09T17:30 at 03-11T10:00 withdrawn")
                        .verdicts(reading("null", "RED")),
                of(
                                "a yellow light is taken back, and the clock is green again",
                                handle().days(5).warnDays(1),
                                "03-07T12:00",
                                "03-07T10:00 LIGHT_REVOKED role=head about=1/handle/warning")
                        .alerts(
                                "1/handle/warning due 03-09T17:30 at 03-06T17:30",
                                "1/handle/warning/correction/1 due 03-09T17:30 at 03-07T10:00 withdrawn")
                        .verdicts(reading("null", "GREEN")));
    }

    private static List<ClockCase> waivers() {
        RuleDraft rule = handle().days(5).lights();
        String withdrawn = "1/handle/breach/correction/1 due 03-09T17:30 at 03-10T10:00 withdrawn";
        return List.of(
                of("a waived breach is withdrawn, and no light comes", rule, "03-20T10:00", WAIVED)
                        .alerts(BREACH, withdrawn)
                        .verdicts(reading("null", "GREEN")),
                of(
                                "decided twice it is decided once",
                                rule,
                                "03-20T10:00",
                                WAIVED,
                                "03-11T10:00 WAIVED role=head about=1/handle")
                        .alerts(BREACH, withdrawn)
                        .verdicts(reading("null", "GREEN")),
                of(
                                "a breach that is excused beforehand is never told",
                                rule,
                                "03-20T10:00",
                                "03-05T10:00 WAIVED role=head about=1/handle")
                        .verdicts(reading("null", "GREEN")),
                ClockCase.of(
                                "what is excused is not warned of afterwards",
                                office(handle().days(5).warnDays(1)),
                                "03-12T10:00",
                                "03-02T10:00 DISPATCHED unit=甲局 logged=03-10T12:00",
                                WAIVED + " logged=03-10T12:00")
                        .verdicts(reading("null", "YELLOW")),
                ClockCase.of(
                                "that it was passed around is excused",
                                city(new Policy(
                                                "test",
                                                1,
                                                EventText.time("2020-01-01T00:00"),
                                                List.of(),
                                                new Policy.BuckPassing(true, 0)))
                                        .office(new Policy.Power(Step.WAIVED, Set.of("head"), null)),
                                "03-05T10:00",
                                "03-02T10:00 DISPATCHED unit=甲局",
                                "03-03T10:00 DISPATCHED unit=乙局",
                                "03-04T10:00 DISPATCHED unit=甲局",
                                "03-04T12:00 WAIVED role=head about=1/hops")
                        .alerts(
                                "1/hops/buck-passing due 03-04T10:00 at 03-04T10:00",
                                "1/hops/buck-passing/correction/1 due 03-04T10:00 at 03-04T12:00 withdrawn"));
    }

    private static List<ClockCase> refusals() {
        RuleDraft rule = handle().days(5).lights();
        return List.of(
                refused("who may not waive changes nothing", "03-10T10:00 WAIVED role=clerk about=1/handle"),
                refused("nor does nobody", "03-10T10:00 WAIVED about=1/handle"),
                refused("nor a waiver of another clock", "03-10T10:00 WAIVED role=head about=2/handle"),
                refused("nor one of a light", "03-10T10:00 WAIVED role=head about=1/handle/light"),
                of("on the last day it counts", rule, "03-20T10:00", "03-12T17:30 WAIVED role=head about=1/handle")
                        .alerts(
                                BREACH,
                                LIGHT,
                                "1/handle/breach/correction/1 due 03-09T17:30 at 03-12T17:30 withdrawn",
                                "1/handle/light/correction/1 due 03-09T17:30 at 03-12T17:30 withdrawn")
                        .verdicts(reading("null", "GREEN")),
                of("after it, it does not", rule, "03-20T10:00", "03-12T17:30:00.001 WAIVED role=head about=1/handle")
                        .alerts(BREACH, LIGHT)
                        .verdicts(reading("null", "RED")),
                ClockCase.of("a decision about an order nobody knows", office(rule), "03-20T10:00", WAIVED));
    }

    private static ClockCase refused(String name, String decision) {
        return of(name, handle().days(5).lights(), "03-10T12:00", decision)
                .alerts(BREACH)
                .verdicts(reading("null", "RED"));
    }

    private static RuleDraft untilClosed() {
        return RuleDraft.order("handle", Set.of(Step.DISPATCHED), Set.of(Step.WRITTEN_OFF))
                .days(5);
    }

    private static RuleDraft untilChecked() {
        return RuleDraft.order("handle", Set.of(Step.DISPATCHED), Set.of(Step.CHECKED))
                .days(5);
    }

    private static List<ClockCase> closing() {
        String inTime = "03-06T10:00 WRITTEN_OFF role=head";
        return List.of(
                of(
                                "nobody writes off what was not checked",
                                untilClosed(),
                                "03-09T12:00",
                                "03-03T10:00 HANDLED",
                                "03-03T11:00 REPLIED",
                                inTime)
                        .verdicts(reading("null", "GREEN")),
                of(
                                "what was handled, reported and checked may be written off",
                                untilClosed(),
                                "03-09T12:00",
                                "03-03T10:00 HANDLED",
                                "03-03T11:00 REPLIED",
                                "03-04T11:00 CHECKED role=inspector",
                                inTime)
                        .verdicts(reading("03-06T10:00", "GREEN")),
                of(
                                "a check by who may not check does not help",
                                untilClosed(),
                                "03-09T12:00",
                                "03-03T10:00 HANDLED",
                                "03-03T11:00 REPLIED",
                                "03-04T11:00 CHECKED role=clerk",
                                inTime)
                        .verdicts(reading("null", "GREEN")),
                of(
                                "what a feed struck off too early may be checked and struck off by the office",
                                untilChecked(),
                                "03-09T12:00",
                                "03-03T10:00 HANDLED",
                                "03-03T11:00 REPLIED",
                                "03-03T12:00 WRITTEN_OFF",
                                "03-04T11:00 CHECKED role=inspector")
                        .verdicts(reading("03-04T11:00", "GREEN")),
                of(
                                "after a check in vain it is handled, reported and checked again, and struck off then only",
                                untilClosed(),
                                "03-09T12:00",
                                "03-03T10:00 HANDLED",
                                "03-03T11:00 REPLIED",
                                "03-04T11:00 CHECKED role=inspector resolved=false",
                                "03-04T12:00 WRITTEN_OFF role=head",
                                "03-04T13:00 DISPATCHED unit=甲局",
                                "03-04T14:00 CHECKED role=inspector",
                                "03-04T15:00 WRITTEN_OFF role=head",
                                "03-05T09:00 HANDLED",
                                "03-05T10:00 REPLIED",
                                "03-05T11:00 CHECKED role=inspector",
                                inTime)
                        .verdicts(
                                reading("03-04T11:00", "GREEN"),
                                "2/handle 03-04T13:00 due 03-11T17:30 stop 03-06T10:00 GREEN"),
                of("what a feed reports is not judged", untilClosed(), "03-09T12:00", "03-06T10:00 WRITTEN_OFF")
                        .verdicts(reading("03-06T10:00", "GREEN")));
    }

    // ---- checks in vain ----

    /** Two hours each time; handled an hour and answered an hour and a half after it was submitted. */
    private static ClockCase inVain(String name, String until, String... log) {
        List<String> lines =
                new ArrayList<>(List.of("03-02T11:00 SUBMITTED", "03-02T12:00 HANDLED unit=甲局", "03-02T12:30 REPLIED"));
        lines.addAll(List.of(log));
        return ClockCase.of(name, office(ClockCases.total()), until, lines.toArray(String[]::new));
    }

    private static List<ClockCase> inVain() {
        String first = "1/total 03-02T11:00 due 03-02T13:00 stop 03-02T12:30 GREEN";
        String found = "03-02T14:00 CHECKED role=inspector resolved=false";
        return List.of(
                inVain("a check in vain begins a round, and its clocks", "03-02T16:30", found)
                        .alerts("2/total/breach due 03-02T16:00 at 03-02T16:00")
                        .verdicts(first, "2/total 03-02T14:00 due 03-02T16:00 stop null RED"),
                inVain("known late it is late at once", "03-02T17:30", found + " logged=03-02T17:00")
                        .alerts("2/total/breach due 03-02T16:00 at 03-02T17:00")
                        .verdicts(first, "2/total 03-02T14:00 due 03-02T16:00 stop null RED"),
                inVain(
                                "what a feed writes of it afterwards begins no other",
                                "03-02T15:30",
                                found,
                                "03-02T14:30 REOPENED")
                        .verdicts(first, "2/total 03-02T14:00 due 03-02T16:00 stop null GREEN"),
                inVain("found in vain twice it is reopened once", "03-02T15:30", found, found.replace("14:00", "15:00"))
                        .verdicts(first, "2/total 03-02T14:00 due 03-02T16:00 stop null GREEN"),
                inVain(
                                "answered anew and checked in vain again, it begins a third",
                                "03-02T17:00",
                                found,
                                "03-02T15:00 REPLIED",
                                "03-02T16:00 CHECKED role=head resolved=false")
                        .verdicts(
                                first,
                                "2/total 03-02T14:00 due 03-02T16:00 stop 03-02T15:00 GREEN",
                                "3/total 03-02T16:00 due 03-02T18:00 stop null GREEN"),
                inVain(
                                "an answer in that moment belongs to the round before",
                                "03-02T15:30",
                                found,
                                "03-02T14:00 REPLIED")
                        .verdicts(first, "2/total 03-02T14:00 due 03-02T16:00 stop null GREEN"),
                inVain(
                                "a check by who may not check begins nothing",
                                "03-02T16:30",
                                found.replace("inspector", "clerk"))
                        .verdicts(first),
                inVain("nor does one that finds it resolved", "03-02T16:30", found.replace("false", "true"))
                        .verdicts(first),
                inVain("a feed that means it reopens it itself", "03-02T16:30", "03-02T14:00 CHECKED resolved=false")
                        .verdicts(first),
                ClockCase.of(
                                "what nobody has handled is not checked, nor reopened",
                                office(ClockCases.total()),
                                "03-02T12:30",
                                "03-02T11:00 SUBMITTED",
                                "03-02T12:00 CHECKED role=head resolved=false")
                        .verdicts("1/total 03-02T11:00 due 03-02T13:00 stop null GREEN"),
                ClockCase.of(
                                "a clock that no reopening starts is not started by it either",
                                office(handle().days(5)),
                                "03-04T12:00",
                                "03-02T10:00 DISPATCHED unit=甲局",
                                "03-03T10:00 HANDLED",
                                "03-04T10:00 CHECKED role=head resolved=false")
                        .verdicts(reading("03-03T10:00", "GREEN")));
    }

    // ---- joined orders ----

    private static final String JOINED = "03-02T15:00 MERGED role=head into=hotline:7";
    private static final String UNANSWERED = "1/answer/breach due 03-09T17:30 at 03-09T17:30";

    /** An order that ends by being joined, whose caller has five working days from then. */
    private static ClockCase joined(String name, String... log) {
        RuleDraft answer = RuleDraft.order("answer", Set.of(Step.MERGED), Set.of(Step.REPLIED))
                .days(5);
        RuleDraft handle = RuleDraft.order("handle", Set.of(Step.DISPATCHED), Set.of(Step.HANDLED, Step.MERGED))
                .days(1);
        City city = city(handle, answer)
                .office(
                        new Policy.Power(Step.MERGED, Set.of("head"), null),
                        new Policy.Power(Step.REPLIED, Set.of("head"), null));
        List<String> lines = new ArrayList<>(List.of("03-02T10:00 DISPATCHED unit=甲局"));
        lines.addAll(List.of(log));
        return ClockCase.of(name, city, "03-10T10:00", lines.toArray(String[]::new));
    }

    private static String handled(String stop) {
        return "1/handle 03-02T10:00 due 03-03T17:30 stop " + stop + " GREEN";
    }

    private static String answered(String start, String stop, String light) {
        return "1/answer " + start + " due 03-09T17:30 stop " + stop + " " + light;
    }

    private static List<ClockCase> joined() {
        return List.of(
                joined("what is joined presses no unit any more, and its caller is waiting", JOINED)
                        .alerts(UNANSWERED)
                        .verdicts(handled("03-02T15:00"), answered("03-02T15:00", "null", "RED")),
                joined("its caller was told in time", JOINED, "03-09T17:30 REPLIED")
                        .verdicts(handled("03-02T15:00"), answered("03-02T15:00", "03-09T17:30", "GREEN")),
                joined("that the office told him counts as well", JOINED, "03-09T17:30 REPLIED role=head")
                        .verdicts(handled("03-02T15:00"), answered("03-02T15:00", "03-09T17:30", "GREEN")),
                joined("not by who may not", JOINED, "03-09T17:30 REPLIED role=clerk")
                        .alerts(UNANSWERED)
                        .verdicts(handled("03-02T15:00"), answered("03-02T15:00", "null", "RED")),
                joined("who was answered before needs no second answer", "03-02T14:00 REPLIED", JOINED)
                        .verdicts(handled("03-02T15:00"), answered("03-02T15:00", "03-02T14:00", "GREEN")),
                joined(
                                "a merge that is refused starts and stops nothing",
                                "03-02T15:00 MERGED role=clerk into=hotline:7",
                                "03-03T17:00 HANDLED")
                        .verdicts(handled("03-03T17:00")),
                joined(
                                "nor does the second one: the first counts",
                                JOINED,
                                "03-03T15:00 MERGED role=head into=hotline:8",
                                "03-04T10:00 REPLIED")
                        .verdicts(handled("03-02T15:00"), answered("03-02T15:00", "03-04T10:00", "GREEN")),
                joined("nor one into itself", "03-02T15:00 MERGED role=head into=hotline:1", "03-03T17:00 HANDLED")
                        .verdicts(handled("03-03T17:00")),
                joined(
                                "reopened, it is an order like any other: the answer is owed by the new round",
                                JOINED,
                                "03-04T10:00 REOPENED",
                                "03-04T11:00 DISPATCHED unit=甲局",
                                "03-05T11:00 HANDLED")
                        .verdicts(
                                handled("03-02T15:00"),
                                answered("03-02T15:00", "03-04T10:00", "GREEN"),
                                "2/handle 03-04T11:00 due 03-05T17:30 stop 03-05T11:00 GREEN"),
                joined(
                                "an answer that is handed over late takes the accusation back",
                                JOINED,
                                "03-06T10:00 REPLIED logged=03-10T09:00")
                        .alerts(UNANSWERED, "1/answer/breach/correction/1 due 03-09T17:30 at 03-10T09:00 withdrawn")
                        .verdicts(handled("03-02T15:00"), answered("03-02T15:00", "03-06T10:00", "GREEN")));
    }
}
