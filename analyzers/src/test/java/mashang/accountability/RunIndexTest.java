package mashang.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunIndexTest {
    private final List<UnitFigures> figures = new ArrayList<>();

    @Test
    void pointsAreTheCitysPlusThoseOfTheParts() {
        city();
        for (UnitScore score : scores()) {
            double sum = score.cityPoints();
            for (UnitScore.Part part : score.parts()) {
                sum += part.points();
            }
            assertThat(score.points()).isCloseTo(sum, within(1e-9));
            assertThat(score.low()).isLessThan(score.points());
            assertThat(score.high()).isGreaterThan(score.points());
        }
    }

    @Test
    void whoDoesWhatIsToBeExpectedOfItsMixHasTheCitysPointsWhateverTheMix() {
        unit("easy", "易", 1000, 50);
        unit("hard", "难", 1000, 400);
        unit("both", "易", 500, 25);
        figures.get(2).now().putAll(amounts("难", 500, 200));

        for (UnitScore score : scores()) {
            assertThat(score.points()).as(score.unit()).isCloseTo(score.cityPoints(), within(.2));
        }
    }

    @Test
    void whoHasOneOrderHasNoRankAndIsNearTheCity() {
        city();
        unit("tiny", "易", 1, 0);
        List<UnitScore> scores = scores();
        UnitScore tiny = scores.get(scores.size() - 1);

        assertThat(tiny.unit()).isEqualTo("tiny");
        assertThat(tiny.rank()).isNull();
        assertThat(tiny.ranked()).isEqualTo(4);
        assertThat(tiny.points()).isLessThan(scores.get(0).points());
    }

    @Test
    void whereUnitsDifferByChanceOnlyNobodyIsFarFromTheCity() {
        for (int i = 0; i < 20; i++) {
            unit("u" + i, "易", 20, i % 2 == 0 ? 2 : 3);
        }
        assertThat(scores())
                .allSatisfy(score -> assertThat(score.points()).isCloseTo(score.cityPoints(), within(.5)))
                .allSatisfy(score -> assertThat(score.rankFrom()).isEqualTo(1))
                .allSatisfy(score -> assertThat(score.rankTo()).isEqualTo(20));
    }

    @Test
    void worseIsBehindAndOneFailureLessIsWorthWhatIsSaid() {
        city();
        List<UnitScore> before = scores();
        assertThat(before).extracting(UnitScore::unit).containsExactly("a", "b", "c", "d");
        assertThat(before).extracting(UnitScore::rank).containsExactly(1, 2, 3, 4);
        UnitScore.Part part = before.get(3).parts().get(0);
        assertThat(part.failed()).isEqualTo(60);
        assertThat(part.points()).isNegative();
        assertThat(part.perFailure()).isPositive();
    }

    @Test
    void whoHasAsManyPointsHasTheSameRankWhateverItIsCalled() {
        unit("a", "易", 200, 0);
        unit("b", "易", 200, 10);
        unit("y", "易", 200, 10);
        unit("z", "易", 200, 30);
        assertThat(scores()).extracting(UnitScore::rank).containsExactly(1, 2, 2, 4);
        figures.clear();
        for (int i = 0; i < 6; i++) {
            unit("u" + i, "易", 20 + i, 0);
        }
        assertThat(scores()).hasSize(6).allSatisfy(score -> assertThat(score.rank())
                .isEqualTo(1));
    }

    @Test
    void whatIsNobodysIsNotScored() {
        city();
        unit("#none", "易", 500, 400);
        assertThat(scores()).extracting(UnitScore::unit).doesNotContain("#none");
    }

    @Test
    void withoutAnyUnitThereIsNoScore() {
        assertThat(scores()).isEmpty();
    }

    @Test
    void theIntervalIsThatOfANormalDistribution() {
        assertThat(RunIndex.normal(95)).isCloseTo(1.95996, within(.001));
        assertThat(RunIndex.normal(80)).isCloseTo(1.28155, within(.001));
    }

    private void city() {
        unit("a", "易", 200, 4);
        unit("b", "易", 200, 15);
        unit("c", "易", 200, 30);
        unit("d", "易", 200, 60);
    }

    private void unit(String id, String category, long items, long late) {
        figures.add(new UnitFigures(id, "2026", 1, 1, null, amounts(category, items, late), Map.of()));
    }

    private static Map<String, Long> amounts(String category, long items, long late) {
        Map<String, Long> amounts = new HashMap<>();
        amounts.put(Measures.Item.TIMED.in(category), items);
        amounts.put(Measures.Item.TIMED_LATE.in(category), late);
        return amounts;
    }

    private List<UnitScore> scores() {
        return RunIndex.of(ScorePolicy.DEFAULT, figures);
    }
}
