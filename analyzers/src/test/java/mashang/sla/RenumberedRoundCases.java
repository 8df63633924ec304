package mashang.sla;

import static mashang.sla.Plans.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.workorder.Step;

/**
 * Cases of waivers and revoked lights of rounds that were numbered anew since ({@code CLOCKS.md}, 10.6). Two hours from being submitted, or reopened, to the reply;
 * half an hour for a unit to sign.
 */
final class RenumberedRoundCases {
    private static final String WAIVED = "03-03T14:00 WAIVED role=head about=2/total";

    /** Between the two rounds that were known, and after an answer. */
    private static final String LATE = "03-02T15:00 REOPENED logged=03-04T10:00";

    private static final String SECOND = "2/total/breach due 03-03T12:00 at 03-03T12:00";
    private static final String EXCUSED = "2/total/breach/correction/1 due 03-03T12:00 at 03-03T14:00 withdrawn";
    private static final String FIRST_READING = "1/total 03-02T11:00 due 03-02T13:00 stop 03-02T12:00 GREEN";

    private RenumberedRoundCases() {}

    static List<ClockCase> all() {
        List<ClockCase> cases = new ArrayList<>();
        cases.addAll(numberedAnew());
        cases.addAll(parted());
        cases.addAll(gone());
        cases.addAll(understood());
        cases.addAll(waitedFor());
        return cases;
    }

    private static City office(RuleDraft... rules) {
        Set<String> head = Set.of("head");
        return city(rules)
                .office(new Policy.Power(Step.WAIVED, head, null), new Policy.Power(Step.LIGHT_REVOKED, head, null));
    }

    /** Answered in time, reopened the next day, and answered an hour late. */
    private static ClockCase reopened(String name, String... more) {
        List<String> log = new ArrayList<>(List.of(
                "03-02T11:00 SUBMITTED", "03-02T12:00 REPLIED", "03-03T10:00 REOPENED key=r", "03-03T13:00 REPLIED"));
        log.addAll(List.of(more));
        return ClockCase.of(name, office(ClockCases.total()), "03-05T10:00", log.toArray(String[]::new));
    }

    private static String reading(int round, String rest) {
        return round + "/total " + rest;
    }

    private static List<ClockCase> numberedAnew() {
        String answered = "03-02T18:00 REPLIED";
        String between = "2/total/breach/2 due 03-02T17:00 at 03-04T10:00";
        String now = reading(2, "03-02T15:00 due 03-02T17:00 stop 03-02T18:00 RED");
        String third = reading(3, "03-03T10:00 due 03-03T12:00 stop 03-03T13:00 ");
        return List.of(
                reopened("a waiver follows its round when one before it becomes known", answered, WAIVED, LATE)
                        .alerts(SECOND, EXCUSED, between)
                        .verdicts(FIRST_READING, now, third + "GREEN"),
                reopened(
                                "one that is decided afterwards is of the round that has the number then",
                                answered,
                                LATE,
                                "03-04T12:00 WAIVED role=head about=2/total")
                        .alerts(
                                SECOND,
                                "2/total/breach/correction/1 due 03-02T17:00 at 03-04T10:00 restated",
                                "3/total/breach due 03-03T12:00 at 03-04T10:00",
                                "2/total/breach/correction/2 due 03-02T17:00 at 03-04T12:00 withdrawn")
                        .verdicts(
                                FIRST_READING,
                                reading(2, "03-02T15:00 due 03-02T17:00 stop 03-02T18:00 GREEN"),
                                third + "RED"),
                reopened(
                                "the same words about two rounds are two decisions",
                                answered,
                                WAIVED,
                                LATE,
                                "03-04T12:00 WAIVED role=head about=2/total")
                        .alerts(
                                SECOND,
                                EXCUSED,
                                between,
                                "2/total/breach/2/correction/1 due 03-02T17:00 at 03-04T12:00 withdrawn")
                        .verdicts(
                                FIRST_READING,
                                reading(2, "03-02T15:00 due 03-02T17:00 stop 03-02T18:00 GREEN"),
                                third + "GREEN"),
                reopened(
                                "a reopening of the same complaint that becomes known begins the round sooner, and it stays excused",
                                WAIVED,
                                LATE)
                        .alerts(SECOND, EXCUSED)
                        .verdicts(FIRST_READING, reading(2, "03-02T15:00 due 03-02T17:00 stop 03-03T13:00 GREEN")));
    }

    /** What was one round is two: each clock is excused where it is now. */
    private static List<ClockCase> parted() {
        RuleDraft answer = RuleDraft.order("answer", Set.of(Step.MERGED), Set.of(Step.REPLIED))
                .minutes(120);
        return List.of(
                ClockCase.of(
                                "of a round that turns out to be two, a clock is excused in the one in which it started",
                                office(answer),
                                "03-05T10:00",
                                "03-02T10:00 HANDLED unit=甲局",
                                "03-02T12:00 MERGED into=hotline:7",
                                "03-02T15:00 WAIVED role=head about=1/answer",
                                "03-02T11:00 REOPENED logged=03-03T10:00")
                        .alerts(
                                "1/answer/breach due 03-02T14:00 at 03-02T14:00",
                                "1/answer/breach/correction/1 due 03-02T14:00 at 03-02T15:00 withdrawn")
                        .verdicts("2/answer 03-02T12:00 due 03-02T14:00 stop null GREEN"),
                ClockCase.of(
                                "in the moment of the reopening, too",
                                office(answer),
                                "03-05T10:00",
                                "03-02T10:00 HANDLED unit=甲局",
                                "03-02T12:00 MERGED into=hotline:7",
                                "03-02T15:00 WAIVED role=head about=1/answer",
                                "03-02T12:00 REOPENED logged=03-03T10:00")
                        .alerts(
                                "1/answer/breach due 03-02T14:00 at 03-02T14:00",
                                "1/answer/breach/correction/1 due 03-02T14:00 at 03-02T15:00 withdrawn")
                        .verdicts("1/answer 03-02T12:00 due 03-02T14:00 stop 03-02T12:00 GREEN"),
                ClockCase.of(
                                "a unit is excused of its turn in whatever round that is",
                                office(ClockCases.sign()),
                                "03-05T10:00",
                                "03-02T10:00 HANDLED unit=甲局",
                                "03-02T12:00 DISPATCHED unit=甲局",
                                "03-02T15:00 WAIVED role=head about=1/sign/2026-03-02T04:00:00Z~甲局",
                                "03-02T11:00 REOPENED logged=03-03T10:00")
                        .alerts(
                                "1/sign/03-02T12:00~甲局/breach due 03-02T12:30 at 03-02T12:30",
                                "1/sign/03-02T12:00~甲局/breach/correction/1 due 03-02T12:30 at 03-02T15:00 withdrawn")
                        .verdicts("2/sign/03-02T12:00~甲局 03-02T12:00 due 03-02T12:30 stop null GREEN"),
                ClockCase.of(
                                "that it was passed around is excused where it was",
                                city(new Policy(
                                                "test",
                                                1,
                                                EventText.time("2020-01-01T00:00"),
                                                List.of(),
                                                new Policy.BuckPassing(true, 0)))
                                        .office(new Policy.Power(Step.WAIVED, Set.of("head"), null)),
                                "03-05T10:00",
                                "03-02T10:00 DISPATCHED unit=甲局",
                                "03-02T11:00 HANDLED unit=甲局",
                                "03-02T13:00 DISPATCHED unit=甲局",
                                "03-02T14:00 DISPATCHED unit=乙局",
                                "03-02T15:00 DISPATCHED unit=甲局",
                                "03-02T16:00 WAIVED role=head about=1/hops",
                                "03-02T12:00 REOPENED logged=03-03T10:00")
                        .alerts(
                                "1/hops/buck-passing due 03-02T15:00 at 03-02T15:00",
                                "1/hops/buck-passing/correction/1 due 03-02T15:00 at 03-02T16:00 withdrawn"));
    }

    /** A reopening that is put right, moved or taken back. */
    private static List<ClockCase> gone() {
        return List.of(
                reopenedByTwo("r"),
                reopenedByTwo("s"),
                reopened(
                                "a reopening that was an hour later stays the beginning of what was excused",
                                WAIVED,
                                "03-03T10:30 REOPENED key=r rev=1 logged=03-04T10:00")
                        .alerts(SECOND, EXCUSED)
                        .verdicts(FIRST_READING, reading(2, "03-03T10:30 due 03-03T12:30 stop 03-03T13:00 GREEN")),
                ClockCase.of(
                                "what was excused of a round that never was excuses no other",
                                office(ClockCases.total()),
                                "03-05T10:00",
                                "03-02T11:00 SUBMITTED",
                                "03-02T12:00 HANDLED unit=甲局",
                                "03-03T10:00 REOPENED key=r",
                                "03-03T13:00 REPLIED",
                                "03-03T14:00 WAIVED role=head about=2/total",
                                "03-03T10:00 URGED key=r rev=1 logged=03-04T10:00")
                        .alerts("1/total/breach due 03-02T13:00 at 03-02T13:00", SECOND, EXCUSED)
                        .verdicts(reading(1, "03-02T11:00 due 03-02T13:00 stop 03-03T13:00 RED")),
                ClockCase.of(
                                "nor where it reopened nothing",
                                office(ClockCases.total()),
                                "03-05T10:00",
                                "03-02T11:00 SUBMITTED",
                                "03-02T12:00 HANDLED unit=甲局 key=h",
                                "03-03T10:00 REOPENED",
                                "03-03T13:00 REPLIED",
                                "03-03T14:00 WAIVED role=head about=2/total",
                                "03-03T11:00 HANDLED unit=甲局 key=h rev=1 logged=03-04T10:00")
                        .alerts("1/total/breach due 03-02T13:00 at 03-02T13:00", SECOND, EXCUSED)
                        .verdicts(reading(1, "03-02T11:00 due 03-02T13:00 stop 03-03T13:00 RED")));
    }

    /** Two write in the same moment that it is reopened, and one takes it back. */
    private static ClockCase reopenedByTwo(String takenBack) {
        return reopened(
                        "of two that reopened it at once " + takenBack
                                + " is taken back, and what was excused stays so",
                        "03-03T10:00 REOPENED key=s",
                        WAIVED,
                        "03-03T10:00 URGED key=" + takenBack + " rev=1 logged=03-04T10:00")
                .alerts(SECOND, EXCUSED)
                .verdicts(FIRST_READING, reading(2, "03-03T10:00 due 03-03T12:00 stop 03-03T13:00 GREEN"));
    }

    private static List<ClockCase> understood() {
        String second = reading(2, "03-03T10:00 due 03-03T12:00 stop 03-03T13:00 GREEN");
        return List.of(
                ClockCase.of(
                                "a waiver that is handed over before its round is understood when that is known",
                                office(ClockCases.total()),
                                "03-05T10:00",
                                "03-02T11:00 SUBMITTED",
                                "03-02T12:00 REPLIED",
                                "03-03T10:00 WAIVED role=head about=2/total",
                                "03-03T10:00 REOPENED logged=03-03T10:30",
                                "03-03T13:00 REPLIED")
                        .verdicts(FIRST_READING, second),
                reopened(
                                "what is decided and handed over with the reopening is of the round that has the number then",
                                "03-02T18:00 REPLIED",
                                LATE,
                                "03-04T10:00 WAIVED role=head about=2/total")
                        .alerts(
                                SECOND,
                                "2/total/breach/correction/1 due 03-02T17:00 at 03-04T10:00 withdrawn",
                                "3/total/breach due 03-03T12:00 at 03-04T10:00")
                        .verdicts(
                                FIRST_READING,
                                reading(2, "03-02T15:00 due 03-02T17:00 stop 03-02T18:00 GREEN"),
                                reading(3, "03-03T10:00 due 03-03T12:00 stop 03-03T13:00 RED")),
                decidedBefore("with the reopening", "03-04T10:00"),
                decidedBefore("the night after", "03-05T02:00"));
    }

    /** Decided on 3 March at 10:00, when there is nothing of that name. */
    private static List<ClockCase> waitedFor() {
        String inTime = reading(2, "03-03T10:00 due 03-03T12:00 stop 03-03T13:00 GREEN");
        String never = reading(2, "03-03T10:00 due 03-03T12:00 stop 03-03T13:00 RED");
        return List.of(
                reopenedLater("a waiver waits seven days for its round", "03-10T10:00")
                        .verdicts(FIRST_READING, inTime),
                reopenedLater("and not a moment longer", "03-10T10:00:00.001")
                        .alerts("2/total/breach due 03-03T12:00 at 03-10T10:00:00.001")
                        .verdicts(FIRST_READING, never),
                dispatchedLater("a name written wrongly excuses what comes true within seven days", "03-10T09:59")
                        .verdicts("1/sign/03-10T09:59~甲局 03-10T09:59 due 03-10T10:29 stop null GREEN"),
                dispatchedLater("and nothing of an order's first round that comes true later", "03-10T10:01")
                        .alerts("1/sign/03-10T10:01~甲局/breach due 03-10T10:31 at 03-10T10:31")
                        .verdicts("1/sign/03-10T10:01~甲局 03-10T10:01 due 03-10T10:31 stop null RED"));
    }

    private static ClockCase reopenedLater(String name, String logged) {
        return ClockCase.of(
                name,
                office(ClockCases.total()),
                "03-12T10:00",
                "03-02T11:00 SUBMITTED",
                "03-02T12:00 REPLIED",
                "03-03T10:00 WAIVED role=head about=2/total",
                "03-03T10:00 REOPENED logged=" + logged,
                "03-03T13:00 REPLIED");
    }

    private static ClockCase dispatchedLater(String name, String at) {
        String hour = at.substring(at.indexOf('T') + 1);
        int utc = Integer.parseInt(hour.substring(0, 2)) - 8;
        String instant = "2026-%sT%02d%sZ".formatted(at.substring(0, 5), utc, hour.substring(2) + ":00");
        return ClockCase.of(
                name,
                office(ClockCases.sign()),
                "03-12T10:00",
                "03-02T11:00 SUBMITTED",
                "03-03T10:00 WAIVED role=head about=1/sign/" + instant + "~甲局",
                at + " DISPATCHED unit=甲局");
    }

    /** Decided when two rounds were known; the one between them becomes known before the decision is handed over, or with it. */
    private static ClockCase decidedBefore(String when, String logged) {
        boolean isAfter = !logged.startsWith("03-04");
        List<String> alerts = isAfter
                ? List.of(
                        SECOND,
                        "2/total/breach/correction/1 due 03-02T17:00 at 03-04T10:00 restated",
                        "3/total/breach due 03-03T12:00 at 03-04T10:00",
                        "3/total/breach/correction/1 due 03-03T12:00 at 03-05T02:00 withdrawn")
                : List.of(SECOND, "2/total/breach/correction/1 due 03-02T17:00 at 03-04T10:00 restated");
        return reopened(
                        "a waiver is of the round that had the number when it was decided, handed over " + when,
                        "03-02T18:00 REPLIED",
                        LATE,
                        "03-03T14:00 WAIVED role=head about=2/total logged=" + logged)
                .alerts(alerts.toArray(String[]::new))
                .verdicts(
                        FIRST_READING,
                        reading(2, "03-02T15:00 due 03-02T17:00 stop 03-02T18:00 RED"),
                        reading(3, "03-03T10:00 due 03-03T12:00 stop 03-03T13:00 GREEN"));
    }
}
