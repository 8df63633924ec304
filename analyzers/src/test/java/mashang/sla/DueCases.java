package mashang.sla;

import static mashang.sla.ClockCases.handle;
import static mashang.sla.ClockCases.total;
import static mashang.sla.Plans.city;

import java.util.ArrayList;
import java.util.List;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;

/** Cases of what is said of an order, of supplied due times and of extensions. */
final class DueCases {
    private DueCases() {}

    static List<ClockCase> all() {
        List<ClockCase> cases = new ArrayList<>();
        cases.addAll(supplied());
        cases.addAll(reclassified());
        cases.addAll(versions());
        cases.addAll(extensions());
        return cases;
    }

    private static List<ClockCase> supplied() {
        return List.of(
                ClockCase.of(
                                "a supplied due time wins where the rule says so",
                                city(total().supplied()),
                                "03-02T10:00",
                                "03-02T09:00 SUBMITTED due=03-02T12:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T12:00 stop null GREEN"),
                ClockCase.of(
                                "and is nothing where it does not",
                                city(total()),
                                "03-02T10:00",
                                "03-02T09:00 SUBMITTED due=03-02T12:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T11:00 stop null GREEN"),
                ClockCase.of(
                                "a due time moved into the past is due when that is said",
                                city(total().supplied()),
                                "03-02T11:00",
                                "03-02T09:00 SUBMITTED due=03-02T12:00",
                                "03-02T10:30 DUE_CHANGED due=03-02T09:30")
                        .alerts("1/total/breach due 03-02T10:30 at 03-02T10:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T10:30 stop null RED"),
                ClockCase.of(
                                "a due time first said at the reply accuses nobody who replied at once",
                                city(total().supplied()),
                                "03-02T10:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T09:30 REPLIED due=03-02T09:20")
                        .verdicts("1/total 03-02T09:00 due 03-02T09:30 stop 03-02T09:30 GREEN"),
                ClockCase.of(
                        "a clock without limit runs only with a supplied due time",
                        city(total().limit(null).supplied()),
                        "03-02T10:00",
                        "03-02T09:00 SUBMITTED"),
                ClockCase.of(
                                "a due time of the round before is not supplied for the next",
                                city(total().supplied()),
                                "03-02T09:20",
                                "03-02T09:00 SUBMITTED due=03-02T18:00",
                                "03-02T09:10 REPLIED",
                                "03-02T09:20 REOPENED")
                        .verdicts(
                                "1/total 03-02T09:00 due 03-02T18:00 stop 03-02T09:10 GREEN",
                                "2/total 03-02T09:20 due 03-02T11:20 stop null GREEN"));
    }

    private static City byUrgency() {
        return city(
                total().minutes(24 * 60), total().urgency(1, Urgency.EMERGENCY).minutes(120));
    }

    private static List<ClockCase> reclassified() {
        return List.of(
                ClockCase.of(
                                "a shorter limit counts from the start, but is not due before it was said",
                                byUrgency(),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T12:00 RECLASSIFIED urgency=EMERGENCY")
                        .alerts("1/total/breach due 03-02T12:00 at 03-02T12:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T12:00 stop null RED"),
                ClockCase.of(
                                "a longer limit counts from the start",
                                byUrgency(),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED urgency=EMERGENCY",
                                "03-02T10:00 RECLASSIFIED urgency=ORDINARY")
                        .verdicts("1/total 03-02T09:00 due 03-03T09:00 stop null GREEN"),
                ClockCase.of(
                                "a longer limit after the due time withdraws the breach",
                                byUrgency(),
                                "03-04T12:00",
                                "03-02T09:00 SUBMITTED urgency=EMERGENCY",
                                "03-02T12:00 RECLASSIFIED urgency=ORDINARY")
                        .alerts(
                                "1/total/breach due 03-02T11:00 at 03-02T11:00",
                                "1/total/breach/correction/1 due 03-03T09:00 at 03-02T12:00 withdrawn",
                                "1/total/breach/2 due 03-03T09:00 at 03-03T09:00")
                        .verdicts("1/total 03-02T09:00 due 03-03T09:00 stop null RED"),
                ClockCase.of(
                                "a due time that has passed is not moved by a shorter limit",
                                byUrgency(),
                                "03-04T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-04T09:00 RECLASSIFIED urgency=EMERGENCY")
                        .alerts("1/total/breach due 03-03T09:00 at 03-03T09:00")
                        .verdicts("1/total 03-02T09:00 due 03-03T09:00 stop null RED"),
                ClockCase.of(
                                "urgency raised on hold keeps the time on hold",
                                city(
                                        total().minutes(24 * 60)
                                                .pausedBy(
                                                        mashang.workorder.Step.SUSPENDED,
                                                        mashang.workorder.Step.RESUMED),
                                        total().urgency(1, Urgency.EMERGENCY)
                                                .pausedBy(
                                                        mashang.workorder.Step.SUSPENDED,
                                                        mashang.workorder.Step.RESUMED)),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED",
                                "03-02T10:00 SUSPENDED",
                                "03-02T11:00 RECLASSIFIED urgency=EMERGENCY",
                                "03-02T12:00 RESUMED")
                        .verdicts("1/total 03-02T09:00 due 03-02T13:00 stop null GREEN"),
                ClockCase.of(
                                "a clock for which no rule is left does not run",
                                city(total().kind(0, Kind.COMPLAINT)),
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED kind=COMPLAINT",
                                "03-02T11:30 RECLASSIFIED kind=PRAISE")
                        .alerts(
                                "1/total/breach due 03-02T11:00 at 03-02T11:00",
                                "1/total/breach/correction/1 due 03-02T11:00 at 03-02T11:30 withdrawn"));
    }

    private static List<ClockCase> versions() {
        City city = city(
                new Policy(
                        "test",
                        1,
                        EventText.time("2020-01-01T00:00"),
                        List.of(ClockCases.sign().minutes(60).done()),
                        null),
                new Policy(
                        "test",
                        2,
                        EventText.time("03-02T12:00"),
                        List.of(ClockCases.sign().done()),
                        null));
        return List.of(ClockCase.of(
                        "the version in force at the start is used",
                        city,
                        "03-02T12:10",
                        "03-02T11:59:59.999 DISPATCHED unit=甲局",
                        "03-02T12:00 DISPATCHED unit=甲局")
                .verdicts(
                        "1/sign/03-02T11:59:59.999~甲局 03-02T11:59:59.999 due 03-02T12:59:59.999 stop 03-02T12:00 GREEN",
                        "1/sign/03-02T12:00~甲局 03-02T12:00 due 03-02T12:30 stop null GREEN"));
    }

    /** One working day, from Monday to Tuesday's close. */
    private static ClockCase extension(String name, String until, String... log) {
        List<String> lines = new ArrayList<>(List.of("03-02T10:00 DISPATCHED unit=甲局"));
        lines.addAll(List.of(log));
        return ClockCase.of(name, city(handle().days(1).extension(2, 1)), until, lines.toArray(new String[0]));
    }

    private static List<ClockCase> extensions() {
        return List.of(
                extension(
                                "an extension asked for in time moves the due time, however late it is granted",
                                "03-06T00:00",
                                "03-03T16:00 EXTENSION_REQUESTED",
                                "03-04T10:00 EXTENDED")
                        .alerts("1/handle/breach due 03-05T17:30 at 03-05T17:30")
                        .verdicts("1/handle 03-02T10:00 due 03-05T17:30 stop null RED"),
                extension(
                                "one asked for after the due time is refused",
                                "03-04T12:00",
                                "03-03T17:30:00.001 EXTENSION_REQUESTED",
                                "03-04T10:00 EXTENDED")
                        .alerts("1/handle/breach due 03-03T17:30 at 03-03T17:30")
                        .verdicts("1/handle 03-02T10:00 due 03-03T17:30 stop null RED"),
                extension("more time than allowed is cut", "03-03T12:00", "03-03T10:00 EXTENDED due=03-20T17:30")
                        .verdicts("1/handle 03-02T10:00 due 03-05T17:30 stop null GREEN"),
                extension("less is taken as it is", "03-03T12:00", "03-03T10:00 EXTENDED due=03-04T12:00")
                        .verdicts("1/handle 03-02T10:00 due 03-04T12:00 stop null GREEN"),
                extension(
                                "an extension into the past changes nothing",
                                "03-03T12:00",
                                "03-03T10:00 EXTENDED due=03-03T11:00")
                        .verdicts("1/handle 03-02T10:00 due 03-03T17:30 stop null GREEN"),
                extension(
                                "an undecided request holds the accusation for a working day",
                                "03-05T00:00",
                                "03-03T16:00 EXTENSION_REQUESTED")
                        .alerts("1/handle/breach due 03-03T17:30 at 03-04T17:30")
                        .verdicts("1/handle 03-02T10:00 due 03-03T17:30 stop null RED"),
                extension(
                                "until it is denied",
                                "03-05T00:00",
                                "03-03T16:00 EXTENSION_REQUESTED",
                                "03-04T10:00 EXTENSION_DENIED")
                        .alerts("1/handle/breach due 03-03T17:30 at 03-04T10:00")
                        .verdicts("1/handle 03-02T10:00 due 03-03T17:30 stop null RED"),
                extension(
                                "a second extension counts from the first, and no further than the cap",
                                "03-04T12:00",
                                "03-03T10:00 EXTENDED due=03-04T12:00",
                                "03-04T12:00 EXTENDED")
                        .verdicts("1/handle 03-02T10:00 due 03-05T17:30 stop null GREEN"));
    }
}
