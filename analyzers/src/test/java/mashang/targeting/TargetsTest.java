package mashang.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import mashang.delivery.Language;
import mashang.recurrence.life.LifeStep;
import mashang.recurrence.life.UrgentReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final long DAY = LocalDate.parse("2026-03-31").toEpochDay();
    private static final TargetPolicy POLICY = TargetPolicy.DEFAULT;
    private static final Instant END = Instant.parse("2026-03-31T16:00:00Z");

    private final List<SpotOrder> orders = new ArrayList<>();
    private final List<ProblemStep> steps = new ArrayList<>();

    private void orders(String unit, String problem, int number, int breached, long day) {
        for (int i = 0; i < number; i++) {
            order(unit, problem, day, null, i < breached);
        }
    }

    private String order(@Nullable String unit, String problem, long day, @Nullable String caller, boolean breached) {
        String id = "hotline:" + orders.size();
        orders.add(new SpotOrder(id, day, problem, unit, "G1", "鼓楼区", caller, breached));
        return id;
    }

    private void step(String problem, LifeStep step, String at, @Nullable String other) {
        steps.add(new ProblemStep(problem + step + at, problem, step, Instant.parse(at), other, null, List.of()));
    }

    private void urgent(String problem, UrgentReason reason, String order) {
        steps.add(new ProblemStep(
                problem + reason,
                problem,
                LifeStep.URGENT,
                Instant.parse("2026-03-20T00:00:00Z"),
                null,
                reason,
                List.of(order)));
    }

    private List<Spot> list() {
        return Targets.of(DAY, orders, ProblemStories.until(steps, END), problem -> problem.equals("P-muted"), POLICY);
    }

    private List<String> problems() {
        return list().stream().map(Spot::problemId).toList();
    }

    @Test
    void whoIsLateMoreOftenComesFirst() {
        orders("a", "P-1", 20, 2, DAY - 10);
        orders("b", "P-2", 20, 10, DAY - 10);
        assertThat(problems()).containsExactly("P-2", "P-1");
        assertThat(list().get(0).parts().breach())
                .as("shrunk to the city's .3: (10 + 3) of 30")
                .isCloseTo(40 * 13 / 30.0, within(1e-9));
    }

    @Test
    void aFewOrdersAllOfThemLateDoNotBeatManyMostOfThemLate() {
        orders("a", "P-few", 3, 3, DAY - 10);
        orders("b", "P-many", 40, 30, DAY - 10);
        orders("c", "P-rest", 200, 20, DAY - 10);
        assertThat(problems().get(0)).isEqualTo("P-many");
    }

    @Test
    void growthIsThatBeyondTheWholeCitys() {
        orders("a", "P-steady", 10, 0, DAY - 10);
        orders("a", "P-steady", 10, 0, DAY);
        orders("b", "P-growing", 4, 0, DAY - 10);
        orders("b", "P-growing", 16, 0, DAY);
        assertThat(problems()).containsExactly("P-growing", "P-steady");
        assertThat(list().get(1).parts().growth()).isZero();

        orders.clear();
        orders("a", "P-1", 4, 0, DAY - 10);
        orders("a", "P-1", 16, 0, DAY);
        assertThat(list().get(0).parts().growth())
                .as("all the city grows so: nobody's own")
                .isZero();
    }

    @Test
    void sameCallersAndRelapsesCount() {
        orders("a", "P-plain", 10, 0, DAY - 10);
        for (int i = 0; i < 10; i++) {
            order("b", "P-same", DAY - 10, "caller" + i % 3, false);
        }
        orders("c", "P-back", 10, 0, DAY - 10);
        step("P-back", LifeStep.STRUCK_OFF, "2026-02-01T00:00:00Z", null);
        step("P-back", LifeStep.RECURRED, "2026-03-01T00:00:00Z", null);
        assertThat(problems()).containsExactly("P-back", "P-same", "P-plain");
        assertThat(list().get(0).parts().recurrence()).isEqualTo(10);
        assertThat(list().get(1).counts().repeats()).isEqualTo(7);
    }

    @Test
    void whoIsInNeedComesBeforeAllOthersUnlessItIsCommonOrStruckOff() {
        orders("a", "P-late", 30, 30, DAY);
        String calm = order("b", "P-poor", DAY, null, false);
        String danger = order("c", "P-danger", DAY, null, false);
        urgent("P-poor", UrgentReason.LIVELIHOOD, calm);
        urgent("P-danger", UrgentReason.SAFETY, danger);
        assertThat(problems()).containsExactly("P-danger", "P-poor", "P-late");
        assertThat(list().get(0).urgent()).containsExactly(UrgentReason.SAFETY);

        step("P-danger", LifeStep.COMMON, "2026-03-21T00:00:00Z", null);
        step("P-poor", LifeStep.STRUCK_OFF, "2026-03-21T00:00:00Z", null);
        assertThat(problems()).as("one order each: fewer than the least").containsExactly("P-late");
    }

    @Test
    void aProblemCountsByTheIdItHasByThen() {
        orders("a", "P-old", 2, 0, DAY);
        orders("a", "P-new", 2, 0, DAY);
        assertThat(problems()).isEmpty();
        step("P-old", LifeStep.MERGED, "2026-03-30T00:00:00Z", "P-new");
        assertThat(list()).singleElement().satisfies(spot -> {
            assertThat(spot.problemId()).isEqualTo("P-old");
            assertThat(spot.counts().orders()).isEqualTo(4);
        });
    }

    @Test
    void whoComplainedOfBothPartsOfAMergedProblemComplainedTwice() {
        for (int i = 0; i < 3; i++) {
            order("a", "P-old", DAY - 10, "caller" + i, false);
            order("a", "P-new", DAY, "caller" + i, false);
        }
        step("P-old", LifeStep.MERGED, "2026-03-30T00:00:00Z", "P-new");
        assertThat(list())
                .singleElement()
                .satisfies(spot -> assertThat(spot.counts().repeats()).isEqualTo(3));
    }

    @Test
    void whatHappenedLaterOrLongAgoOrIsNobodysOrMutedIsNotLookedAt() {
        orders("a", "P-1", 5, 5, DAY + 1);
        orders("a", "P-1", 5, 5, DAY - POLICY.windowDays());
        orders("a", "P-muted", 5, 5, DAY);
        for (int i = 0; i < 5; i++) {
            order(null, "P-2", DAY, null, true);
        }
        step("P-1", LifeStep.RECURRED, "2026-03-31T16:00:00Z", null);
        assertThat(list()).isEmpty();
        assertThat(ProblemStories.until(steps, END).of("P-1").relapses()).isEmpty();
    }

    @Test
    void theOrderInWhichTheyAreGivenMakesNoDifference() {
        Random dice = new Random(7);
        for (int i = 0; i < 500; i++) {
            order(
                    "u" + dice.nextInt(3),
                    "P-" + dice.nextInt(5),
                    DAY - dice.nextInt(30),
                    "c" + dice.nextInt(50),
                    dice.nextBoolean());
        }
        urgent("P-1", UrgentReason.COMES_BACK, orders.get(3).orderId());
        step("P-2", LifeStep.MERGED, "2026-03-30T00:00:00Z", "P-3");
        List<Spot> first = list();
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(orders, dice);
            Collections.shuffle(steps, dice);
            assertThat(list()).isEqualTo(first);
        }
        assertThat(first).extracting(Spot::rank).startsWith(1, 2, 3).doesNotHaveDuplicates();
    }

    @Test
    void theReasonIsSaidInWords() {
        orders("a", "P-1", 9, 4, DAY);
        String again = order("a", "P-1", DAY, "c", false);
        order("a", "P-1", DAY, "c", false);
        orders("b", "P-2", 10, 0, DAY - 10);
        step("P-1", LifeStep.RECURRED, "2026-03-01T00:00:00Z", null);
        Spot spot = list().get(0);
        assertThat(new SpotReasons(POLICY, Language.ZH).of(spot))
                .isEqualTo("28 天内 11 件，超时 4 件（36%，全市 19%）；近 7 天 11 件，前 7 天 0 件；同一诉求人再次反映 1 件；销号后反弹 1 次");
        urgent("P-3", UrgentReason.SAFETY, again);
        assertThat(new SpotReasons(POLICY, Language.EN).of(spot))
                .isEqualTo(
                        "28 days: 11 orders, 4 late (36%; city 19%); last 7 days 11, 7 days before 0; 1 again by the same callers; came back 1 times after close-out");
    }
}
