package mashang.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mashang.ledger.ActEntry;
import mashang.ledger.LedgerEntry;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.Refusal.Why;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decision that is refused says why, stands in the ledger, and changes nothing else: clocks, alerts, stage, close-out, counts, what is said of the order. */
class RefusedDecisionsTest {
    private static final Set<String> HEAD = Set.of("head");
    private static final List<String> LIFE = List.of(
            "03-02T10:00 SUBMITTED urgency=ORDINARY",
            "03-02T10:00 DISPATCHED unit=甲局",
            "03-05T10:00 HANDLED unit=甲局",
            "03-05T11:00 REPLIED",
            "03-05T12:00 CHECKED role=head",
            "03-05T13:00 ACKNOWLEDGED role=head about=1/handle/light");

    /** One for all, as readings name their calendar. */
    private static final Clocks CLOCKS = city().clocks();

    private static City city() {
        List<Policy.Power> powers = new ArrayList<>();
        for (Step step : List.of(
                Step.WAIVED,
                Step.LIGHT_REVOKED,
                Step.CHECKED,
                Step.REPLIED,
                Step.WRITTEN_OFF,
                Step.MERGED,
                Step.MERGE_REFUSED,
                Step.ASSIGNED,
                Step.NOTICE_ISSUED,
                Step.ACKNOWLEDGED)) {
            boolean ends = step == Step.WAIVED || step == Step.LIGHT_REVOKED;
            powers.add(new Policy.Power(step, HEAD, ends ? Span.workingDays(3) : null));
        }
        RuleDraft handle = RuleDraft.order("handle", Set.of(Step.DISPATCHED), Set.of(Step.HANDLED, Step.MERGED))
                .days(1)
                .lights();
        RuleDraft answer = RuleDraft.order("answer", Set.of(Step.MERGED), Set.of(Step.REPLIED))
                .days(1);
        RuleDraft check = RuleDraft.order("check", Set.of(Step.REPLIED), Set.of(Step.CHECKED))
                .days(1);
        return Plans.city(handle, answer, check).office(powers.toArray(Policy.Power[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        // by the wrong role, or nobody's
        "ROLE, 03-06T10:00 WAIVED role=clerk about=1/handle",
        "ROLE, 03-06T10:00 WAIVED about=1/handle",
        "ROLE, 03-06T10:00 LIGHT_REVOKED role=clerk about=1/handle/light",
        "ROLE, 03-06T10:00 WRITTEN_OFF role=clerk",
        "ROLE, 03-06T10:00 MERGED role=clerk into=hotline:2",
        "ROLE, 03-06T10:00 MERGE_REFUSED role=clerk into=hotline:2",
        "ROLE, 03-06T10:00 REPLIED role=clerk",
        "ROLE, 03-06T10:00 ASSIGNED role=clerk unit=乙局",
        "ROLE, 03-06T10:00 NOTICE_ISSUED role=clerk",
        "ROLE, 03-06T10:00 CHECKED role=clerk resolved=false",
        // about nothing, or itself
        "NO_OBJECT, 03-06T10:00 ASSIGNED role=head",
        "NO_OBJECT, 03-06T10:00 MERGED role=head",
        "NO_OBJECT, 03-06T10:00 MERGED role=head into=hotline:1",
        "NO_OBJECT, 03-06T10:00 WAIVED role=head",
        // twice
        "TWICE, 03-06T10:00 CHECKED role=head",
        "TWICE, 03-06T10:00 CHECKED role=head resolved=false",
        "TWICE, 03-06T10:00 REPLIED role=head",
        // before its time
        "NOT_YET, 03-05T11:30 WRITTEN_OFF role=head",
        "NOT_YET, 03-02T11:00 CHECKED role=head",
        // too late: 3 working days after the due time
        "LATE, 03-06T17:30:00.001 WAIVED role=head about=1/handle",
        "LATE, 03-06T17:30:00.001 LIGHT_REVOKED role=head about=1/handle/light",
        // about a clock or light that is not there
        "NOTHING_THERE, 03-06T10:00 WAIVED role=head about=2/handle",
        "NOTHING_THERE, 03-06T10:00 WAIVED role=head about=1/handle/light",
        "NOTHING_THERE, 03-06T10:00 LIGHT_REVOKED role=head about=1/nothing/light",
    })
    void aRefusedDecisionSaysWhyAndChangesNothingElse(Why why, String decision) {
        assertRefused(why, LIFE, decision);
    }

    @ParameterizedTest
    @CsvSource({
        "WRITTEN_OFF role=head",
        "CHECKED role=head",
        "MERGED role=head into=hotline:2",
        "MERGE_REFUSED role=head into=hotline:2",
        "ASSIGNED role=head unit=乙局",
        "NOTICE_ISSUED role=head",
    })
    void whatIsStruckOffOrCancelledOrJoinedIsDecidedNoMore(String decision) {
        for (String end : List.of("WRITTEN_OFF role=head", "CANCELLED", "MERGED role=head into=hotline:3")) {
            List<String> life = new ArrayList<>(LIFE);
            life.add("03-05T14:00 " + end);
            boolean again = decision.startsWith("CHECKED") || end.startsWith(decision.substring(0, 6));
            assertRefused(again ? Why.TWICE : Why.LATE, life, "03-06T10:00 " + decision);
        }
    }

    @Test
    void whatIsExcusedIsExcusedOnceAndWhatIsToldLaterIsAcknowledgedAnew() {
        List<String> life = new ArrayList<>(LIFE);
        life.add("03-06T09:00 WAIVED role=head about=1/handle");
        assertRefused(Why.TWICE, life, "03-06T10:00 WAIVED role=head about=1/handle");
        life.add("03-06T10:00 ACKNOWLEDGED role=head about=1/handle/light");
        assertThat(advance(life).readings().refusals()).isEmpty();
    }

    @Test
    void aDecisionAboutAnOrderNobodyKnowsIsAllThatIsKnownOfIt() {
        for (String decision : List.of(
                "03-06T10:00 WAIVED role=head about=1/handle",
                "03-06T10:00 MERGED role=head into=hotline:2",
                "03-06T10:00 REPLIED role=head",
                "03-06T10:00 WRITTEN_OFF role=head")) {
            Advance advance = advance(List.of(decision));
            LedgerEntry entry = LedgerEntry.of(advance, Units.none());
            assertThat(entry.acts()).extracting(ActEntry::refused).containsExactly(Why.UNKNOWN_ORDER);
            assertThat(entry.clocks()).isEmpty();
            assertThat(entry.stage()).isNull();
            assertThat(entry.counts()).isEmpty();
            assertThat(advance.alerts()).isEmpty();
        }
    }

    @Test
    void aReplyThatTheOfficeRecordsIsShownWithWhoAndStopsTheAnswerOfAJoinedOrder() {
        Advance advance = advance(List.of(
                "03-02T10:00 SUBMITTED",
                "03-02T11:00 MERGED role=head into=hotline:2",
                "03-03T09:00 REPLIED role=head"));
        LedgerEntry entry = LedgerEntry.of(advance, Units.none());
        assertThat(entry.acts()).extracting(ActEntry::step).containsExactly(Step.MERGED, Step.REPLIED);
        assertThat(entry.acts()).extracting(ActEntry::role).containsOnly("head");
        assertThat(advance.alerts()).extracting(Alert::clock).doesNotContain("answer");
        assertThat(advance.readings().clocks())
                .filteredOn(reading -> reading.clock().equals("answer"))
                .singleElement()
                .satisfies(reading -> assertThat(reading.isLate()).isFalse());
    }

    private static void assertRefused(Why why, List<String> life, String decision) {
        List<String> with = new ArrayList<>(life);
        with.add(decision);
        Advance before = advance(life);
        Advance after = advance(with);
        assertThat(after.alerts()).isEqualTo(before.alerts());
        assertThat(after.readings().clocks()).isEqualTo(before.readings().clocks());
        assertThat(after.readings().passings()).isEqualTo(before.readings().passings());
        LedgerEntry was = LedgerEntry.of(before, Units.none());
        LedgerEntry is = LedgerEntry.of(after, Units.none());
        assertThat(is)
                .usingRecursiveComparison()
                .ignoringFields("version", "facts", "lastLoggedAt", "acts", "anomalies")
                .isEqualTo(was);
        assertThat(is.acts()).filteredOn(act -> act.refused() == null).isEqualTo(was.acts());
        assertThat(is.acts()).extracting(RefusedDecisionsTest::refused).containsOnlyOnce(why);
        assertThat(is.anomalies()).contains("REFUSED").containsAll(was.anomalies());
    }

    private static @Nullable Why refused(ActEntry act) {
        return act.refused();
    }

    /** Each is handed over when it is taken, and long afterwards it is looked at. */
    private static Advance advance(List<String> lines) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : EventText.log(lines.toArray(String[]::new))) {
            state = CLOCKS.receive(state, event);
        }
        return CLOCKS.advance("hotline:1", state, EventText.time("03-20T10:00").toEpochMilli());
    }
}
