package mashang.recurrence.life;

import static mashang.recurrence.life.LifeStep.CANDIDATE;
import static mashang.recurrence.life.LifeStep.COMMON;
import static mashang.recurrence.life.LifeStep.FADING;
import static mashang.recurrence.life.LifeStep.GROWING;
import static mashang.recurrence.life.LifeStep.MERGED;
import static mashang.recurrence.life.LifeStep.RECURRED;
import static mashang.recurrence.life.LifeStep.REOPENED;
import static mashang.recurrence.life.LifeStep.SPLIT;
import static mashang.recurrence.life.LifeStep.STRUCK_OFF;
import static mashang.recurrence.life.LifeStep.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import mashang.text.Concern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemLivesTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    /** Without trends: those have tests of their own. */
    private ProblemLives lives = new ProblemLives(LifePolicy.DEFAULT, (id, at) -> null);

    private final List<LifeEvent> events = new ArrayList<>();

    @Test
    void eachStepIsToldOnceWithItsNumbers() {
        for (int i = 0; i < 8; i++) {
            take(joined("P", "o" + i, hours(i), "c" + i));
        }
        assertThat(steps()).containsExactly(CANDIDATE, COMMON);
        LifeEvent common = events.get(1);
        assertThat(common.id()).isEqualTo("P/COMMON/1");
        assertThat(common.at()).isEqualTo(hours(4));
        assertThat(common.evidence().people()).isEqualTo(5);
        assertThat(common.evidence().size()).isEqualTo(5);
        assertThat(common.evidence().needPeople()).isEqualTo(5);
        assertThat(common.evidence().orders()).containsExactly("o0", "o1", "o2", "o3", "o4");
    }

    @Test
    void eightyPostsOfOnePersonAreOnePerson() {
        for (int i = 0; i < 80; i++) {
            take(joined("P", "o" + i, hours(i), "writer"));
        }
        assertThat(steps()).containsExactly(URGENT);
        Evidence evidence = events.get(0).evidence();
        assertThat(evidence.reason()).isEqualTo(UrgentReason.COMES_BACK);
        assertThat(evidence.visits()).isEqualTo(3);
        assertThat(evidence.people()).isEqualTo(1);
        assertThat(evidence.size()).isLessThan(2);
        assertThat(life("P").members()).hasSize(LifePolicy.Urgent.MOST_VISITS);
    }

    @Test
    void messagesOfOneHourAreOneVisit() {
        for (int i = 0; i < 9; i++) {
            take(joined("P", "o" + i, START.plusSeconds(60L * i), "writer"));
        }
        assertThat(events).isEmpty();
    }

    @Test
    void complaintsWithoutACallerArePeopleOfTheirOwnAndSaidToBeUnknown() {
        for (int i = 0; i < 5; i++) {
            take(joined("P", "o" + i, hours(i), null));
        }
        assertThat(steps()).containsExactly(CANDIDATE, COMMON);
        assertThat(events.get(1).evidence().people()).isEqualTo(5);
        assertThat(events.get(1).evidence().unknown()).isEqualTo(5);
    }

    @Test
    void whatLiesOutsideTheWindowDoesNotCount() {
        for (int i = 0; i < 8; i++) {
            take(joined("P", "o" + i, days(10 * i), "c" + i));
        }
        assertThat(steps()).containsExactly(CANDIDATE);
    }

    @Test
    void gridsCountWhereThePolicyAsks() {
        LifePolicy policy = new LifePolicy(
                2,
                new LifePolicy.Common(3, 3, 2, Duration.ofDays(30)),
                LifePolicy.DEFAULT.urgent(),
                LifePolicy.DEFAULT.growth(),
                LifePolicy.DEFAULT.recurrence());
        ProblemLives gridded = new ProblemLives(policy, (id, at) -> null);
        List<LifeEvent> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            told.addAll(
                    gridded.take(List.of(input("P", "o" + i, hours(i), "c" + i, i < 4 ? "g1" : "g2", null)), hours(i)));
        }
        assertThat(told).extracting(LifeEvent::step).containsExactly(CANDIDATE, COMMON);
        assertThat(told.get(1).at()).isEqualTo(hours(4));
        assertThat(told.get(1).evidence().grids()).isEqualTo(2);
    }

    @Test
    void aSmallProblemIsUrgentOnceForEachReason() {
        take(input("P", "o1", hours(1), "a", null, Concern.SAFETY));
        take(input("P", "o2", hours(2), "b", null, Concern.SAFETY));
        take(input("P", "o3", hours(3), "c", null, Concern.HEALTH));
        assertThat(steps()).containsExactly(URGENT, CANDIDATE, URGENT);
        assertThat(events.get(0).evidence().reason()).isEqualTo(UrgentReason.SAFETY);
        assertThat(events.get(0).evidence().orders()).containsExactly("o1");
        assertThat(events.get(2).id()).isEqualTo("P/URGENT/2");
    }

    @Test
    void itGrowsAndFades() {
        lives = new ProblemLives(LifePolicy.DEFAULT);
        for (int i = 0; i < 6; i++) {
            take(joined("P", "o" + i, hours(i), "c" + i));
        }
        advance(days(60));
        assertThat(steps()).containsExactly(CANDIDATE, COMMON, GROWING, FADING);
        LifeEvent growing = events.get(2);
        assertThat(growing.at()).isEqualTo(hours(4));
        assertThat(growing.evidence().now()).isEqualTo(5);
        assertThat(growing.evidence().before()).isZero();
        assertThat(lives.nextWake())
                .as("an end is made of looking at what sleeps")
                .isEmpty();
    }

    @Test
    void aTrendOfSomebodyElsesIsTaken() {
        ProblemLives other = new ProblemLives(
                LifePolicy.DEFAULT,
                (id, at) -> new TrendReading(at.isBefore(days(3)) ? Trend.STEADY : Trend.GROWING, 7, 2));
        List<LifeEvent> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told.addAll(other.take(List.of(joined("P", "o" + i, hours(i), "c" + i)), hours(i)));
        }
        told.addAll(other.advance(days(4)));
        assertThat(told).extracting(LifeEvent::step).containsExactly(CANDIDATE, COMMON, GROWING);
        assertThat(told.get(2).at()).isEqualTo(days(3));
    }

    @Test
    void itIsStruckOffWithTheLastOrderAndRecursWithNewPeople() {
        take(joined("P", "o1", hours(1), "a"), joined("P", "o2", hours(2), "b"));
        take(LifeInput.orderClosed("o1", "P", hours(5)), LifeInput.orderClosed("o1", "P", hours(6)));
        assertThat(steps()).containsExactly(CANDIDATE);
        take(LifeInput.orderClosed("o2", "P", hours(7)));
        take(joined("P", "o3", days(20), "a"));
        assertThat(steps()).containsExactly(CANDIDATE, STRUCK_OFF);
        take(joined("P", "o4", days(21), "d"));
        assertThat(steps()).containsExactly(CANDIDATE, STRUCK_OFF, RECURRED);
        Evidence evidence = events.get(2).evidence();
        assertThat(evidence.from()).isEqualTo(hours(7));
        assertThat(evidence.people()).isEqualTo(2);
        assertThat(evidence.orders()).containsExactly("o3", "o4");
        take(LifeInput.orderClosed("o3", "P", days(22)), LifeInput.orderClosed("o4", "P", days(22)));
        assertThat(events.get(3).id()).isEqualTo("P/STRUCK_OFF/2");
    }

    @Test
    void whatWasHandedInBeforeItWasStruckOffIsNoRecurrence() {
        take(joined("P", "o1", hours(1), "a"), joined("P", "o2", hours(2), "b"));
        take(LifeInput.of(LifeInput.Kind.STRUCK_OFF, "P", hours(9)));
        for (int i = 0; i < 4; i++) {
            take(late("P", "late" + i, hours(8), hours(10 + i), "l" + i));
        }
        assertThat(steps()).containsExactly(CANDIDATE, STRUCK_OFF);
        assertThat(events.get(1).evidence().byOffice()).isTrue();
    }

    @Test
    void afterTheTimeForRecurrenceItBeginsAnew() {
        take(joined("P", "o1", hours(1), "a"), joined("P", "o2", hours(2), "b"));
        take(LifeInput.of(LifeInput.Kind.STRUCK_OFF, "P", hours(9)));
        take(joined("P", "o3", days(100), "c"), joined("P", "o4", days(101), "d"));
        assertThat(steps()).containsExactly(CANDIDATE, STRUCK_OFF, CANDIDATE);
        assertThat(events.get(2).id()).isEqualTo("P/CANDIDATE/2");
    }

    @Test
    void aReopenedOrderOpensTheProblemUnlessTheOfficeStruckItOff() {
        take(joined("P", "o1", hours(1), "a"), joined("P", "o2", hours(2), "b"));
        take(LifeInput.orderClosed("o1", "P", hours(5)), LifeInput.orderClosed("o2", "P", hours(5)));
        take(LifeInput.orderReopened("o2", "P", hours(6)));
        assertThat(steps()).containsExactly(CANDIDATE, STRUCK_OFF, REOPENED);
        assertThat(life("P").phase()).isEqualTo(Phase.CANDIDATE);
        take(LifeInput.of(LifeInput.Kind.STRUCK_OFF, "P", hours(7)));
        take(LifeInput.orderReopened("o1", "P", hours(8)));
        assertThat(steps()).containsExactly(CANDIDATE, STRUCK_OFF, REOPENED, STRUCK_OFF);
        take(LifeInput.of(LifeInput.Kind.REOPENED, "P", hours(9)));
        assertThat(steps()).endsWith(REOPENED);
    }

    @Test
    void aProblemThatTheOfficeOpenedAgainStaysOpenWithoutOrders() {
        take(joined("P", "o1", hours(1), "a"), joined("P", "o2", hours(2), "b"));
        take(LifeInput.orderClosed("o1", "P", hours(5)), LifeInput.orderClosed("o2", "P", hours(5)));
        take(LifeInput.of(LifeInput.Kind.REOPENED, "P", hours(6)));
        advance(days(3));
        assertThat(life("P").phase()).isEqualTo(Phase.CANDIDATE);
    }

    @Test
    void livesAreUnitedAndNothingIsToldTwice() {
        for (int i = 0; i < 5; i++) {
            take(joined("P", "p" + i, hours(i), "c" + i), joined("Q", "q" + i, hours(i), "d" + i));
        }
        events.clear();
        take(LifeInput.merged("Q", "P", hours(6)));
        assertThat(steps()).containsExactly(MERGED);
        assertThat(events.get(0).evidence().other()).isEqualTo("Q");
        assertThat(events.get(0).evidence().people()).isEqualTo(10);
        assertThat(lives.life("Q")).isNull();
        assertThat(life("P").openOrders()).hasSize(10);
        assertThat(lives.changedSinceLastAsked().gone()).containsExactly("Q");
    }

    @Test
    void whatGrewIntoAStruckOffProblemIsItsRecurrence() {
        take(joined("P", "p1", hours(1), "a"), joined("P", "p2", hours(1), "b"));
        take(LifeInput.of(LifeInput.Kind.STRUCK_OFF, "P", hours(2)));
        take(joined("Q", "q1", hours(5), "c"), joined("Q", "q2", hours(6), "d"));
        take(LifeInput.merged("Q", "P", hours(7)));
        assertThat(steps()).containsExactly(CANDIDATE, STRUCK_OFF, CANDIDATE, MERGED, RECURRED);
    }

    @Test
    void aPartBecomesAProblemOfItsOwn() {
        for (int i = 0; i < 4; i++) {
            take(joined("P", "o" + i, hours(i), "c" + i));
        }
        take(LifeInput.split("P", "Q", List.of("o2", "o3"), hours(6)));
        assertThat(steps()).containsExactly(CANDIDATE, SPLIT, CANDIDATE);
        assertThat(life("P").members()).extracting(Member::orderId).containsExactly("o0", "o1");
        assertThat(life("Q").openOrders()).containsExactly("o2", "o3");
    }

    @Test
    void aMutedProblemIsCountedAndNotTold() {
        take(joined("P", "o0", hours(0), "c0"));
        take(LifeInput.of(LifeInput.Kind.MUTED, "P", hours(0)));
        for (int i = 1; i < 6; i++) {
            take(joined("P", "o" + i, hours(i), "c" + i));
        }
        assertThat(events).isEmpty();
        assertThat(life("P").phase()).isEqualTo(Phase.COMMON);
    }

    @Test
    void aThemeIsToldOnceItIsNone() {
        take(joined("P", "o0", hours(0), "c0"), LifeInput.of(LifeInput.Kind.THEME, "P", hours(0)));
        for (int i = 1; i < 6; i++) {
            take(joined("P", "o" + i, hours(i), "c" + i));
        }
        assertThat(events).isEmpty();
        take(LifeInput.of(LifeInput.Kind.NO_THEME, "P", hours(9)));
        assertThat(steps()).containsExactly(CANDIDATE, COMMON);
    }

    @Test
    void memoryIsBoundedAndTheCountIsNot() {
        int many = 3_000;
        for (int i = 0; i < many; i++) {
            take(joined("P", "o" + i, START.plusSeconds(60L * i), "c" + i));
        }
        assertThat(life("P").members()).hasSize(LiveLife.MOST_MEMBERS);
        take(LifeInput.merged("none", "P", START.plusSeconds(60L * many)), LifeInput.merged("Q", "P", days(3)));
        take(joined("Q", "q", days(3), "q"));
        take(LifeInput.merged("Q", "P", days(3).plusMillis(1)));
        LifeEvent merged = events.get(events.size() - 1);
        assertThat(merged.evidence().people()).isEqualTo(many + 1);
    }

    @Test
    void onlyWhatChangedIsToBeWritten() {
        take(joined("P", "o0", hours(0), "c0"), joined("Q", "o1", hours(0), "c0"));
        assertThat(lives.changedSinceLastAsked().changed())
                .extracting(ProblemLife::problemId)
                .containsExactly("P", "Q");
        take(joined("Q", "o2", hours(1), "c1"));
        assertThat(lives.changedSinceLastAsked().changed())
                .extracting(ProblemLife::problemId)
                .containsExactly("Q");
        take(LifeInput.of(LifeInput.Kind.FORGOTTEN, "Q", hours(2)));
        assertThat(lives.changedSinceLastAsked()).isEqualTo(new ProblemLives.Changed(List.of(), List.of("Q")));
    }

    private List<LifeStep> steps() {
        return events.stream().map(LifeEvent::step).toList();
    }

    private ProblemLife life(String id) {
        return Objects.requireNonNull(lives.life(id));
    }

    private void take(LifeInput... inputs) {
        List<LifeInput> due = List.of(inputs);
        Instant now = due.stream().map(LifeInput::at).max(Instant::compareTo).orElseThrow();
        events.addAll(lives.take(due, now));
    }

    private void advance(Instant now) {
        events.addAll(lives.advance(now));
    }

    static Instant hours(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    static Instant days(int days) {
        return START.plus(Duration.ofDays(days));
    }

    static LifeInput joined(String problem, String order, Instant at, @Nullable String caller) {
        return input(problem, order, at, caller, null, null);
    }

    private static LifeInput late(String problem, String order, Instant occurred, Instant logged, String caller) {
        Member member = new Member(order, occurred, caller, null, null);
        return new LifeInput(logged, LifeInput.Kind.JOINED, problem, member, null, List.of(), null);
    }

    static LifeInput input(
            String problem,
            String order,
            Instant at,
            @Nullable String caller,
            @Nullable String grid,
            @Nullable Concern concern) {
        Member member = new Member(order, at, caller, grid, concern);
        return new LifeInput(at, LifeInput.Kind.JOINED, problem, member, null, List.of(), null);
    }

    static List<Integer> upTo(int n) {
        return IntStream.range(0, n).boxed().toList();
    }
}
