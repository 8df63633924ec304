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
        cases.addAll(amended());
        cases.addAll(amendedDueTimes());
        cases.addAll(warnedOfAmendments());
        cases.addAll(putRight());
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

    /** 24 hours, and 2 where it is an emergency, from Monday 09:00; rows of a table that are written anew. */
    private static ClockCase amended(String name, String until, String... log) {
        List<String> lines = new ArrayList<>(List.of("03-02T09:00 SUBMITTED rev=1 rec=03-02T09:01 urgency=ORDINARY"));
        lines.addAll(List.of(log));
        return ClockCase.of(name, byUrgency(), until, lines.toArray(new String[0]));
    }

    private static List<ClockCase> amended() {
        return List.of(
                amended(
                                "a row that raises the urgency counts from when it was recorded",
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 urgency=EMERGENCY logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T14:00 at 03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:00 stop null RED"),
                amended(
                                "who was done before it was recorded is not accused",
                                "03-02T23:00",
                                "03-02T13:59 REPLIED logged=03-02T22:30",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 urgency=EMERGENCY logged=03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:00 stop 03-02T13:59 GREEN"),
                amended(
                                "the limit counts from the start where it is not over yet",
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T10:00 urgency=EMERGENCY")
                        .alerts("1/total/breach due 03-02T11:00 at 03-02T11:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T11:00 stop null RED"),
                amended(
                                "without a record time it counts from when it was handed over",
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=2 urgency=EMERGENCY logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T22:30 at 03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T22:30 stop null RED"),
                amended(
                                "and from the first time it was",
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=2 urgency=EMERGENCY logged=03-02T22:30",
                                "03-02T09:00 SUBMITTED rev=2 urgency=EMERGENCY logged=03-02T15:00")
                        .alerts("1/total/breach due 03-02T15:00 at 03-02T15:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T15:00 stop null RED"),
                amended(
                                "a record time that never moves on says nothing of an amendment",
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T09:01 urgency=EMERGENCY logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T22:30 at 03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T22:30 stop null RED"),
                ClockCase.of(
                                "nor does one with which none can be compared",
                                byUrgency(),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=1 urgency=ORDINARY",
                                "03-02T14:00 REPLIED",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T09:01 urgency=EMERGENCY logged=03-02T16:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T16:00 stop 03-02T14:00 GREEN"),
                amended(
                                "nothing was amended after it was handed over",
                                "03-02T23:00",
                                "03-02T15:00 REPLIED",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T20:00 urgency=EMERGENCY logged=03-02T14:00")
                        .alerts("1/total/breach due 03-02T14:00 at 03-02T14:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:00 stop 03-02T15:00 RED"),
                amended(
                                "a row that repeats what the one before said changes nothing",
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T10:00 urgency=EMERGENCY logged=03-02T10:00",
                                "03-02T09:00 SUBMITTED rev=3 rec=03-02T22:00 urgency=EMERGENCY logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T11:00 at 03-02T11:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T11:00 stop null RED"),
                amended(
                                "a row overtaken by a later one is never heard",
                                "03-02T12:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T09:30 urgency=EMERGENCY logged=03-02T12:00",
                                "03-02T09:00 SUBMITTED rev=3 rec=03-02T09:20 urgency=ORDINARY logged=03-02T09:20")
                        .verdicts("1/total 03-02T09:00 due 03-03T09:00 stop null GREEN"),
                amended(
                                "an amendment of what was said first leaves what was said since",
                                "03-02T23:00",
                                "03-02T10:00 RECLASSIFIED urgency=ORDINARY",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 urgency=EMERGENCY logged=03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-03T09:00 stop null GREEN"),
                amended(
                                "the first row known counts from the beginning, however late it is",
                                "03-02T23:00",
                                "03-02T09:00 OPENED rev=3 rec=03-02T22:00 urgency=EMERGENCY logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T11:00 at 03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T11:00 stop null RED"),
                ClockCase.of(
                                "a row that lowers the urgency counts from the start, like a reclassification",
                                byUrgency(),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=1 urgency=EMERGENCY",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 urgency=ORDINARY logged=03-02T22:30")
                        .alerts(
                                "1/total/breach due 03-02T11:00 at 03-02T11:00",
                                "1/total/breach/correction/1 due 03-03T09:00 at 03-02T22:30 withdrawn")
                        .verdicts("1/total 03-02T09:00 due 03-03T09:00 stop null GREEN"),
                ClockCase.of(
                                "a matter that comes under a rule by an amendment is not due before it",
                                city(total().kind(0, Kind.COMPLAINT)),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rec=03-02T09:01",
                                "03-02T09:00 SUBMITTED rev=1 rec=03-02T14:00 kind=COMPLAINT logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T14:00 at 03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:00 stop null RED"),
                ClockCase.of(
                                "a time corrected counts from the beginning, with what was said at first",
                                byUrgency(),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=1 urgency=EMERGENCY",
                                "03-02T08:00 SUBMITTED rev=2 rec=03-02T10:30 urgency=EMERGENCY logged=03-02T10:30")
                        .alerts("1/total/breach due 03-02T10:00 at 03-02T10:30")
                        .verdicts("1/total 03-02T08:00 due 03-02T10:00 stop null RED"),
                ClockCase.of(
                                "a clock that starts after the amendment knows only the new class",
                                city(
                                        handle().minutes(24 * 60),
                                        handle().urgency(1, Urgency.EMERGENCY).minutes(120)),
                                "03-02T15:00",
                                "03-02T09:00 SUBMITTED rev=1 urgency=ORDINARY",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T10:00 urgency=EMERGENCY logged=03-02T10:00",
                                "03-02T10:00 DISPATCHED unit=甲局")
                        .alerts("1/handle/breach due 03-02T12:00 at 03-02T12:00")
                        .verdicts("1/handle 03-02T10:00 due 03-02T12:00 stop null RED"));
    }

    /** Versions that take back what others said. */
    private static List<ClockCase> putRight() {
        return List.of(
                ClockCase.of(
                                "a wrong version put right wipes no breach of who was done before it",
                                byUrgency(),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=1 rec=03-02T09:01 urgency=EMERGENCY",
                                "03-02T13:00 REPLIED",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 logged=03-02T14:00",
                                "03-02T09:00 SUBMITTED rev=3 rec=03-02T14:30 urgency=EMERGENCY logged=03-02T14:30")
                        .alerts(
                                "1/total/breach due 03-02T11:00 at 03-02T11:00",
                                "1/total/breach/correction/1 due 03-03T09:00 at 03-02T14:00 withdrawn",
                                "1/total/breach/2 due 03-02T11:00 at 03-02T14:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T11:00 stop 03-02T13:00 RED"),
                ClockCase.of(
                                "of rows that say nothing of their order the one handed over later amends the other",
                                byUrgency(),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED urgency=ORDINARY",
                                "03-02T09:00 SUBMITTED urgency=EMERGENCY logged=03-02T14:00")
                        .alerts("1/total/breach due 03-02T14:00 at 03-02T14:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:00 stop null RED"),
                ClockCase.of(
                                "whichever of them says more",
                                byUrgency(),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED urgency=EMERGENCY",
                                "03-02T09:00 SUBMITTED urgency=ORDINARY logged=03-02T10:00")
                        .verdicts("1/total 03-02T09:00 due 03-03T09:00 stop null GREEN"),
                amended(
                                "nor does it accuse who was done",
                                "03-02T23:00",
                                "03-02T13:00 REPLIED",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 urgency=EMERGENCY logged=03-02T14:00",
                                "03-02T09:00 SUBMITTED rev=3 rec=03-02T14:30 urgency=ORDINARY logged=03-02T14:30",
                                "03-02T09:00 SUBMITTED rev=4 rec=03-02T15:00 urgency=EMERGENCY logged=03-02T15:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T15:00 stop 03-02T13:00 GREEN"),
                amended(
                                "who acted while it was said to be ordinary is judged by that",
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T10:00 urgency=EMERGENCY logged=03-02T10:00",
                                "03-02T09:00 SUBMITTED rev=3 rec=03-02T10:30 urgency=ORDINARY logged=03-02T10:30",
                                "03-02T13:00 REPLIED",
                                "03-02T09:00 SUBMITTED rev=4 rec=03-02T14:30 urgency=EMERGENCY logged=03-02T14:30",
                                "03-02T16:00 URGED")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:30 stop 03-02T13:00 GREEN"),
                extension(
                                "an extension denied afterwards lasted until that was said",
                                "03-06T00:00",
                                "03-03T10:00 EXTENDED key=e rev=1 rec=03-03T10:01 due=03-05T17:30",
                                "03-04T16:00 HANDLED unit=甲局",
                                "03-03T10:00 EXTENSION_DENIED key=e rev=2 rec=03-05T09:00 logged=03-05T12:00")
                        .verdicts("1/handle 03-02T10:00 due 03-05T09:00 stop 03-04T16:00 GREEN"),
                extension(
                                "and no longer",
                                "03-06T00:00",
                                "03-03T10:00 EXTENDED key=e rev=1 rec=03-03T10:01 due=03-05T17:30",
                                "03-03T10:00 EXTENSION_DENIED key=e rev=2 rec=03-05T09:00 logged=03-05T12:00")
                        .alerts("1/handle/breach due 03-05T09:00 at 03-05T12:00")
                        .verdicts("1/handle 03-02T10:00 due 03-05T09:00 stop null RED"));
    }

    /** The same, with a warning an hour before. */
    private static List<ClockCase> warnedOfAmendments() {
        Span hour = Span.elapsed(3_600_000);
        City city = city(
                total().minutes(24 * 60).warn(hour),
                total().urgency(1, Urgency.EMERGENCY).minutes(120).warn(hour));
        return List.of(
                ClockCase.of(
                                "who was done before the amendment is not warned either",
                                city,
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=1 rec=03-02T09:01 urgency=ORDINARY",
                                "03-02T10:10 REPLIED",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T10:30 urgency=EMERGENCY logged=03-02T10:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T11:00 stop 03-02T10:10 GREEN"),
                ClockCase.of(
                                "who is not is warned when it is said",
                                city,
                                "03-02T10:45",
                                "03-02T09:00 SUBMITTED rev=1 rec=03-02T09:01 urgency=ORDINARY",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T10:30 urgency=EMERGENCY logged=03-02T10:30")
                        .alerts("1/total/warning due 03-02T11:00 at 03-02T10:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T11:00 stop null YELLOW"),
                ClockCase.of(
                                "an earlier due time does not warn when it is due at once",
                                city,
                                "03-02T14:00",
                                "03-02T09:00 SUBMITTED rev=1 rec=03-02T09:01 urgency=ORDINARY",
                                "03-02T11:10 REPLIED logged=03-02T11:10",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T12:00 urgency=EMERGENCY logged=03-02T12:00")
                        .verdicts("1/total 03-02T09:00 due 03-02T12:00 stop 03-02T11:10 GREEN"),
                ClockCase.of(
                                "an extension cut short warns nobody of the past",
                                city(handle().days(1).extension(2, 1).warnDays(1)),
                                "03-05T23:00",
                                "03-02T10:00 DISPATCHED unit=甲局",
                                "03-03T10:00 EXTENDED key=e rev=1 rec=03-03T10:00 due=03-05T17:30",
                                "03-04T16:00 HANDLED unit=甲局",
                                "03-03T10:00 EXTENDED key=e rev=2 rec=03-05T09:00 due=03-04T17:30 logged=03-05T09:00")
                        .alerts(
                                "1/handle/warning due 03-03T17:30 at 03-02T17:30",
                                "1/handle/warning/correction/1 due 03-05T17:30 at 03-03T10:00 withdrawn")
                        .verdicts("1/handle 03-02T10:00 due 03-05T09:00 stop 03-04T16:00 GREEN"));
    }

    private static List<ClockCase> amendedDueTimes() {
        return List.of(
                ClockCase.of(
                                "an earlier due time in an amended row counts from when it was recorded",
                                city(total().supplied()),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=1 rec=03-02T09:01 due=03-03T12:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 due=03-02T12:00 logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T14:00 at 03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:00 stop null RED"),
                ClockCase.of(
                                "a due time taken back leaves the limit, from then on",
                                city(total().supplied()),
                                "03-02T23:00",
                                "03-02T09:00 SUBMITTED rev=1 rec=03-02T09:01 due=03-03T12:00",
                                "03-02T09:00 SUBMITTED rev=2 rec=03-02T14:00 logged=03-02T22:30")
                        .alerts("1/total/breach due 03-02T14:00 at 03-02T22:30")
                        .verdicts("1/total 03-02T09:00 due 03-02T14:00 stop null RED"),
                extension(
                                "an extension cut short afterwards lasts until that is said",
                                "03-05T23:00",
                                "03-03T10:00 EXTENDED key=e rev=1 rec=03-03T10:01 due=03-05T17:30",
                                "03-03T10:00 EXTENDED key=e rev=2 rec=03-05T09:00 due=03-04T17:30 logged=03-05T12:00")
                        .alerts("1/handle/breach due 03-05T09:00 at 03-05T12:00")
                        .verdicts("1/handle 03-02T10:00 due 03-05T09:00 stop null RED"),
                extension(
                                "and one made longer counts as if it always had been",
                                "03-05T00:00",
                                "03-03T10:00 EXTENDED key=e rev=1 due=03-04T12:00",
                                "03-03T10:00 EXTENDED key=e rev=2 due=03-05T17:30 logged=03-04T20:00")
                        .alerts(
                                "1/handle/breach due 03-04T12:00 at 03-04T12:00",
                                "1/handle/breach/correction/1 due 03-05T17:30 at 03-04T20:00 withdrawn")
                        .verdicts("1/handle 03-02T10:00 due 03-05T17:30 stop null GREEN"));
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
