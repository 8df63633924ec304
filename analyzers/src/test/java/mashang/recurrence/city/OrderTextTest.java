package mashang.recurrence.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import org.junit.jupiter.api.Test;

class OrderTextTest {
    private static final long REMEMBERED = Duration.ofDays(400).toMillis();
    private static final CaseEvent SUBMITTED =
            draft(Step.SUBMITTED, 10, 10).title("噪音").caller("c").done();
    private static final CaseEvent ACCEPTED =
            draft(Step.ACCEPTED, 20, 20).district("鼓楼区").done();
    private static final CaseEvent DISPATCHED =
            draft(Step.DISPATCHED, 30, 30).title("派单").content("另一种说法").done();
    private static final CaseEvent CANCELLED = draft(Step.CANCELLED, 25, 25).done();
    private static final CaseEvent REJECTED = draft(Step.REJECTED, 15, 15).done();

    private static final Authority HEAD = (step, role, at) -> "head".equals(role);

    @Test
    void isToldOnceWhateverTheOrderOfArrival() {
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, ACCEPTED, DISPATCHED, SUBMITTED))) {
            for (int step : new int[] {1, 7, 100}) {
                List<AcceptedText> told = told(arrival, step);
                assertThat(told).as("%s", arrival).hasSize(1);
                assertThat(told.get(0).loggedAt()).isEqualTo(at(20));
                assertThat(told.get(0).occurredAt()).isEqualTo(at(10));
                assertThat(told.get(0).title()).isEqualTo("噪音");
                assertThat(told.get(0).caller()).isEqualTo("c");
                assertThat(told.get(0).circumstances().district()).isEqualTo("鼓楼区");
            }
        }
    }

    @Test
    void markOfConductGoesWithTheTextWhoeverOfItsEventsBearsIt() {
        CaseEvent marked = draft(Step.SUBMITTED, 12, 12)
                .content("他们互相踢皮球")
                .revision(2)
                .aboutConduct()
                .done();
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, marked, ACCEPTED))) {
            assertThat(told(arrival, 100)).singleElement().matches(AcceptedText::conduct);
        }
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, ACCEPTED))) {
            assertThat(told(arrival, 100)).singleElement().matches(text -> !text.conduct());
        }
    }

    @Test
    void refusedBeforeAcceptanceIsNeverTold() {
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, REJECTED, ACCEPTED))) {
            assertThat(told(arrival, 100)).isEmpty();
        }
    }

    @Test
    void cancelledAfterAcceptanceWasTold() {
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, CANCELLED, ACCEPTED))) {
            assertThat(told(arrival, 100)).hasSize(1);
        }
    }

    @Test
    void aRowThatBringsEverythingAtOnceFoldsInTheOrderItHappened() {
        CaseEvent submitted = draft(Step.SUBMITTED, 1, 50).title("停水").done();
        CaseEvent replied = draft(Step.REPLIED, 5, 50).done();
        CaseEvent cancelled = draft(Step.CANCELLED, 9, 50).done();
        CaseEvent cancelledFirst = draft(Step.CANCELLED, 3, 50).done();
        for (List<CaseEvent> arrival : permutations(List.of(submitted, replied, cancelled))) {
            assertThat(told(arrival, 100)).hasSize(1);
        }
        for (List<CaseEvent> arrival : permutations(List.of(submitted, replied, cancelledFirst))) {
            assertThat(told(arrival, 100)).isEmpty();
        }
    }

    @Test
    void waitsForATextAndTakesAnEventsThatHasOne() {
        assertThat(told(List.of(ACCEPTED), 100)).isEmpty();
        List<AcceptedText> told = told(List.of(ACCEPTED, DISPATCHED), 100);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).title()).isEqualTo("派单");
        assertThat(told.get(0).loggedAt()).isEqualTo(at(30));
    }

    @Test
    void keepsItsTextAndNoFactsAfterwards() {
        OrderText order = OrderText.NONE
                .receive(SUBMITTED, REMEMBERED)
                .receive(ACCEPTED, REMEMBERED)
                .receive(ACCEPTED, REMEMBERED);
        assertThat(order.waiting()).hasSize(2);
        assertThat(order.wakeAt()).isEqualTo(at(10).toEpochMilli());
        OrderText done = order.advance("t:1", at(100), Authority.NOBODY).state();
        assertThat(done.text()).isNull();
        assertThat(done.told()).isNotNull();
        assertThat(done.wakeAt()).isEqualTo(Long.MAX_VALUE);
        assertThat(done.receive(draft(Step.SIGNED, 31, 31).done(), REMEMBERED)).isSameAs(done);
    }

    @Test
    void itsEndIsToldBehindItsTextAndAnOldEndHeardAgainChangesNothing() {
        CaseEvent end = draft(Step.CANCELLED, 40, 40).done();
        CaseEvent again = draft(Step.REOPENED, 50, 50).done();
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, ACCEPTED, end, again))) {
            List<ProblemFact> facts = facts(arrival);
            assertThat(facts)
                    .extracting(ProblemFact::kind)
                    .containsExactly(ProblemFact.Kind.ACCEPTED, ProblemFact.Kind.ENDED, ProblemFact.Kind.REOPENED);
            assertThat(facts).isSortedAccordingTo(ProblemFact.ORDER);
        }
    }

    @Test
    void aRowThatSaysEverythingIsTextFirstAndEndAfterwards() {
        CaseEvent submitted = draft(Step.SUBMITTED, 9, 50).title("停水").done();
        CaseEvent answered = draft(Step.ANSWERED, 3, 50).done(); // before it was handed in: clocks differ
        CaseEvent checked = draft(Step.CHECKED, 4, 50).done();
        CaseEvent end = draft(Step.WRITTEN_OFF, 5, 50).done();
        List<ProblemFact> facts = facts(List.of(end, submitted, checked, answered));
        assertThat(facts)
                .extracting(ProblemFact::kind)
                .containsExactly(ProblemFact.Kind.ACCEPTED, ProblemFact.Kind.ENDED);
        assertThat(facts).isSortedAccordingTo(ProblemFact.ORDER);
    }

    @Test
    void aDecisionAboutAProblemPassesOnceAndASplitBringsTheTextAgain() {
        CaseEvent renamed = CaseEvent.about("P-t:1", Step.PROBLEM_RENAMED, at(60), at(61))
                .title("丽景花园：噪音")
                .actor("a")
                .done();
        OrderText problem = OrderText.NONE.receive(renamed, REMEMBERED);
        OrderText.Advance advance = problem.advance("P-t:1", at(70), Authority.NOBODY);
        assertThat(advance.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.kind()).isEqualTo(ProblemFact.Kind.RENAMED);
            assertThat(fact.name()).isEqualTo("丽景花园：噪音");
            assertThat(fact.actor()).isEqualTo("a");
        });
        assertThat(advance.state().receive(renamed, REMEMBERED)).isSameAs(advance.state());

        CaseEvent split = draft(Step.PROBLEM_SPLIT, 60, 60).reason("另一件事").done();
        List<ProblemFact> facts = facts(List.of(SUBMITTED, ACCEPTED, split));
        assertThat(facts.get(1).kind()).isEqualTo(ProblemFact.Kind.SPLIT);
        assertThat(facts.get(1).text()).isEqualTo(facts.get(0).text());
    }

    @Test
    void aClosingThatIsRefusedClosesNothingAndOneThatIsMadeGoodDoes() {
        CaseEvent early = draft(Step.WRITTEN_OFF, 40, 40).done();
        assertThat(kinds(List.of(SUBMITTED, ACCEPTED, early))).containsExactly(ProblemFact.Kind.ACCEPTED);
        CaseEvent forbidden =
                draft(Step.MERGED, 40, 40).role("clerk").mergedInto("t:2").done();
        assertThat(kinds(List.of(SUBMITTED, ACCEPTED, forbidden))).containsExactly(ProblemFact.Kind.ACCEPTED);
        List<CaseEvent> late = List.of(
                draft(Step.HANDLED, 35, 50).done(),
                draft(Step.REPLIED, 36, 50).done(),
                draft(Step.CHECKED, 37, 50).done());
        List<CaseEvent> all = new ArrayList<>(List.of(SUBMITTED, ACCEPTED, early));
        all.addAll(late);
        assertThat(kinds(all)).containsExactly(ProblemFact.Kind.ACCEPTED, ProblemFact.Kind.ENDED);
    }

    @Test
    void whichOrdersItIsJoinedIntoOrKeptApartFromIsToldWhenItChanges() {
        CaseEvent apart = draft(Step.MERGE_REFUSED, 40, 40)
                .role("head")
                .mergedInto("t:2")
                .actor("a")
                .reason("两处")
                .done();
        CaseEvent joined =
                draft(Step.MERGED, 45, 45).role("head").mergedInto("t:3").done();
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, ACCEPTED, apart, joined))) {
            List<ProblemFact> facts = facts(arrival);
            assertThat(facts)
                    .extracting(fact -> fact.kind() + " " + fact.into())
                    .containsExactly("ACCEPTED null", "ORDER_KEPT_APART t:2", "ENDED null", "ORDER_JOINED t:3");
            assertThat(facts.get(1).actor()).isEqualTo("a");
            assertThat(facts.get(1).reason()).isEqualTo("两处");
            assertThat(facts).isSortedAccordingTo(ProblemFact.ORDER);
        }
    }

    @Test
    void whatEarlierRoundsWereJoinedIntoCountsNoMore() {
        CaseEvent joined =
                draft(Step.MERGED, 40, 40).role("head").mergedInto("t:3").done();
        CaseEvent again = draft(Step.REOPENED, 50, 50).done();
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, ACCEPTED, joined, again))) {
            assertThat(facts(arrival))
                    .extracting(fact -> fact.kind() + " " + fact.into())
                    .containsExactly(
                            "ACCEPTED null", "ENDED null", "ORDER_JOINED t:3", "REOPENED null", "ORDER_UNDECIDED t:3");
        }
    }

    /** As state comes back that was written before an order's steps were kept. */
    @Test
    @SuppressWarnings("NullAway")
    void stateWithoutStepsGoesOn() {
        OrderText told = OrderText.NONE
                .receive(SUBMITTED, REMEMBERED)
                .receive(ACCEPTED, REMEMBERED)
                .advance("t:1", at(30), HEAD)
                .state();
        OrderText old = new OrderText(
                told.waiting(), null, null, true, false, told.told(), null, told.known(), told.touchedAt());
        OrderText.Advance advance = old.receive(CANCELLED, REMEMBERED).advance("t:1", at(100), HEAD);
        assertThat(advance.facts()).extracting(ProblemFact::kind).containsExactly(ProblemFact.Kind.ENDED);
    }

    @Test
    void whatIsRestrictedIsNeverTold() {
        CaseEvent confidential = draft(Step.SUBMITTED, 10, 10)
                .title("噪音")
                .caller("c")
                .confidential(true)
                .done();
        CaseEvent report =
                draft(Step.SUBMITTED, 10, 10).title("噪音").kind(Kind.REPORT).done();
        CaseEvent known = draft(Step.RECLASSIFIED, 15, 20).kind(Kind.REPORT).done(); // together with the acceptance
        CaseEvent split = draft(Step.PROBLEM_SPLIT, 60, 60).reason("另一件事").done();
        CaseEvent end = draft(Step.CANCELLED, 70, 70).done();
        for (List<CaseEvent> said : List.of(
                List.of(confidential, ACCEPTED, split, end),
                List.of(report, ACCEPTED, split, end),
                List.of(SUBMITTED, ACCEPTED, known, end))) {
            for (List<CaseEvent> arrival : permutations(said)) {
                assertThat(facts(arrival)).as("%s", arrival).isEmpty();
            }
        }
    }

    @Test
    void whatIsRestrictedLaterEndsOnceAndForGood() {
        CaseEvent restricted =
                draft(Step.RECLASSIFIED, 40, 40).kind(Kind.REPORT).done();
        CaseEvent takenBack = draft(Step.RECLASSIFIED, 45, 45).kind(Kind.HELP).done();
        CaseEvent end = draft(Step.CANCELLED, 50, 50).done();
        CaseEvent again = draft(Step.REOPENED, 60, 60).title("另一件事").done();
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, ACCEPTED, restricted, takenBack, again))) {
            assertThat(kinds(arrival)).containsExactly(ProblemFact.Kind.ACCEPTED, ProblemFact.Kind.ENDED);
            assertThat(facts(arrival).get(1).loggedAt()).isEqualTo(at(40));
        }
        CaseEvent afterwards =
                draft(Step.RECLASSIFIED, 55, 55).confidential(true).done();
        for (List<CaseEvent> arrival : permutations(List.of(SUBMITTED, ACCEPTED, end, afterwards))) {
            assertThat(kinds(arrival)).containsExactly(ProblemFact.Kind.ACCEPTED, ProblemFact.Kind.ENDED);
            assertThat(facts(arrival).get(1).loggedAt()).isEqualTo(at(50));
        }
        OrderText order = OrderText.NONE
                .receive(SUBMITTED, REMEMBERED)
                .receive(ACCEPTED, REMEMBERED)
                .receive(restricted, REMEMBERED);
        OrderText kept = order.advance("t:1", at(100), HEAD).state();
        assertThat(kept.told()).as("its text is not kept").isNull();
        assertThat(kept.steps()).isEmpty();
    }

    /** A record that was written twice, a moment apart: whether log time lies between the two when they arrive is chance. */
    @Test
    void aCopyOfADecisionHandedOverLaterIsToldNeitherWhileTheFirstWaitsNorAfter() {
        CaseEvent muted = muted(6);
        CaseEvent copy = muted(7);
        assertThat(copy.eventId()).isEqualTo(muted.eventId());
        for (List<CaseEvent> arrival : permutations(List.of(muted, copy))) {
            assertThat(facts(arrival)).extracting(ProblemFact::loggedAt).containsExactly(at(6));
        }
        OrderText first = OrderText.NONE
                .receive(muted, REMEMBERED)
                .advance("t:P-1", at(6), HEAD)
                .state();
        assertThat(first.receive(copy, REMEMBERED)).isSameAs(first);
    }

    private static CaseEvent muted(int handedOver) {
        return CaseEvent.draft("t", "P-1", Step.PROBLEM_MUTED, at(5), at(handedOver))
                .actor("张科长")
                .reason("季节性")
                .done();
    }

    /** Time passes in milliseconds; a feed may write finer ones. */
    @Test
    void whatWasHandedOverWithinAMillisecondFoldsWithIt() {
        CaseEvent fine = CaseEvent.draft("t", "1", Step.SUBMITTED, at(0), at(5).plusNanos(500))
                .title("路灯不亮")
                .done();
        OrderText order = OrderText.NONE.receive(fine, REMEMBERED);
        OrderText.Advance advance = order.advance("t:1", Instant.ofEpochMilli(order.wakeAt()), HEAD);
        assertThat(advance.state().waiting()).isEmpty();
    }

    @Test
    void whatSupervisorsOpenIsNoComplaint() {
        CaseEvent opened = draft(Step.OPENED, 5, 5).title("路灯不亮").done();
        CaseEvent reopened = draft(Step.REOPENED, 30, 30).done();
        CaseEvent off = draft(Step.WRITTEN_OFF, 20, 20).done();
        for (List<CaseEvent> arrival : permutations(List.of(opened, off, reopened))) {
            assertThat(facts(arrival)).isEmpty();
        }
    }

    private static List<ProblemFact.Kind> kinds(List<CaseEvent> arrival) {
        return facts(arrival).stream().map(ProblemFact::kind).toList();
    }

    private static List<ProblemFact> facts(List<CaseEvent> arrival) {
        OrderText order = OrderText.NONE;
        for (CaseEvent event : arrival) {
            order = order.receive(event, REMEMBERED);
        }
        OrderText.Advance advance = order.advance("t:1", at(100), HEAD);
        OrderText later = advance.state();
        for (CaseEvent event : arrival) {
            later = later.receive(event, REMEMBERED);
        }
        assertThat(later.advance("t:1", at(200), HEAD).facts()).as("said again").isEmpty();
        return advance.facts();
    }

    private static List<AcceptedText> told(List<CaseEvent> arrival, int step) {
        OrderText order = OrderText.NONE;
        for (CaseEvent event : arrival) {
            order = order.receive(event, REMEMBERED);
        }
        List<AcceptedText> told = new ArrayList<>();
        for (int now = 0; now <= 200; now += step) {
            OrderText.Advance advance = order.advance("t:1", at(now), Authority.NOBODY);
            order = advance.state();
            add(told, advance);
        }
        for (CaseEvent late : arrival) {
            order = order.receive(late, REMEMBERED);
        }
        add(told, order.advance("t:1", at(1_000), Authority.NOBODY));
        return told;
    }

    private static void add(List<AcceptedText> told, OrderText.Advance advance) {
        for (ProblemFact fact : advance.facts()) {
            if (fact.text() != null) {
                told.add(fact.text());
            }
        }
    }

    private static CaseEventDraft draft(Step step, int occurred, int logged) {
        return CaseEvent.draft("t", "1", step, at(occurred), at(logged));
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(minute * 60L);
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
