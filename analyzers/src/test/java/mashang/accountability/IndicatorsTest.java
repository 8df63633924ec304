package mashang.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.UnitIndicator.Standing;
import mashang.accountability.UnitIndicator.Trend;
import org.junit.jupiter.api.Test;

class IndicatorsTest {
    private static final double TARGET = .9;

    private final List<UnitFigures> now = new ArrayList<>();
    private final List<UnitFigures> former = new ArrayList<>();

    @Test
    void theThirdThatIsBestIsStrongAndTheThirdThatIsWorstWeakAsFarAsTheTargetAllows() {
        for (int i = 0; i < 9; i++) {
            now.add(signed("u" + i, 99 - 4 * i, 100)); // 99 % to 67 %
        }
        assertThat(standings())
                .containsEntry("u0", Standing.STRONG)
                .containsEntry("u2", Standing.STRONG)
                .containsEntry("u3", Standing.BASE)
                .containsEntry("u5", Standing.BASE)
                .containsEntry("u6", Standing.WEAK)
                .containsEntry("u8", Standing.WEAK);
    }

    @Test
    void nobodyIsWeakWhoDoesWhatIsAskedForAndNobodyStrongWhoDoesNot() {
        for (int i = 0; i < 9; i++) {
            now.add(signed("good" + i, 100 - i, 100));
        }
        assertThat(standings().values()).doesNotContain(Standing.WEAK);
        now.clear();
        for (int i = 0; i < 9; i++) {
            now.add(signed("bad" + i, 80 - i, 100));
            former.add(signed("bad" + i, 60 - i, 100)); // and be it better than before
        }
        assertThat(standings().values()).containsOnly(Standing.BASE);
    }

    @Test
    void whoHasOneOrderIsNeverClassedAndHasNoRank() {
        now.add(signed("tiny", 1, 1));
        now.add(signed("none", 0, 0));
        for (int i = 0; i < 5; i++) {
            now.add(signed("u" + i, 80 + 4 * i, 100));
        }
        UnitIndicator tiny = of("tiny", Indicator.Direction.UP);

        assertThat(tiny.standing()).isEqualTo(Standing.FEW);
        assertThat(tiny.rank()).isNull();
        assertThat(tiny.ranked()).isEqualTo(5);
        assertThat(tiny.share()).isEqualTo(1);
        assertThat(tiny.shrunk()).isLessThan(.9);
        assertThat(of("none", Indicator.Direction.UP).share()).isNull();
        assertThat(of("none", Indicator.Direction.UP).standing()).isEqualTo(Standing.FEW);
    }

    @Test
    void aFewDoNotLeadByLuck() {
        now.add(signed("few", 10, 10));
        now.add(signed("many", 490, 500));
        now.add(signed("others", 700, 1000));

        assertThat(of("few", Indicator.Direction.UP).share())
                .isGreaterThan(of("many", Indicator.Direction.UP).share());
        assertThat(of("many", Indicator.Direction.UP).rank()).isEqualTo(1);
    }

    @Test
    void equalsShareARankAndNobodyIsInAThird() {
        for (int i = 0; i < 6; i++) {
            now.add(signed("u" + i, 95, 100));
        }
        assertThat(all(Indicator.Direction.UP)).allSatisfy(unit -> {
            assertThat(unit.rank()).isEqualTo(1);
            assertThat(unit.standing()).isEqualTo(Standing.BASE);
        });
    }

    @Test
    void aTrendMovesThoseInTheMiddleAndWhatWasTooFewBeforeIsNone() {
        for (int i = 0; i < 9; i++) {
            now.add(signed("u" + i, 95 - 2 * i, 100));
        }
        former.add(signed("u4", 95, 100));
        former.add(signed("u1", 80, 100));
        former.add(signed("u0", 99, 100));
        former.add(signed("u3", 9, 9));

        assertThat(of("u4", Indicator.Direction.UP).trend()).isEqualTo(Trend.WORSE);
        assertThat(of("u4", Indicator.Direction.UP).standing()).isEqualTo(Standing.WEAK);
        assertThat(of("u1", Indicator.Direction.UP).trend()).isEqualTo(Trend.BETTER);
        assertThat(of("u0", Indicator.Direction.UP).standing()).isEqualTo(Standing.BASE); // met and first, but falling
        assertThat(of("u3", Indicator.Direction.UP).trend()).isNull();
    }

    @Test
    void twoLateOfANumberInWhichOneWouldBeAllowedAreNoWeaknessWhereTheCityIsWell() {
        now.add(signed("few", 17, 19)); // 89 %
        for (int i = 0; i < 5; i++) {
            now.add(signed("u" + i, 96, 100));
        }
        assertThat(of("few", Indicator.Direction.UP).met()).isFalse();
        assertThat(standings()).containsEntry("few", Standing.BASE);
        now.add(signed("many", 170, 190));
        assertThat(standings()).containsEntry("many", Standing.WEAK);
    }

    @Test
    void whoDoesAsBeforeIsNoWorseBecauseTheOthersAre() {
        former.add(signed("same", 8, 10));
        now.add(signed("same", 8, 10));
        for (int i = 0; i < 5; i++) {
            former.add(signed("u" + i, 100, 100));
            now.add(signed("u" + i, 40, 100));
        }
        UnitIndicator same = of("same", Indicator.Direction.UP);

        assertThat(same.rank()).isEqualTo(1);
        assertThat(same.trend()).isEqualTo(Trend.STEADY);
        assertThat(same.standing()).isEqualTo(Standing.BASE);
    }

    @Test
    void whoDoesAsBeforeIsNoWorseBecauseThereIsMoreToDo() {
        former.add(signed("same", 8, 10));
        now.add(signed("same", 80, 100));
        for (int i = 0; i < 5; i++) {
            former.add(signed("u" + i, 100, 100));
            now.add(signed("u" + i, 100, 100));
        }
        assertThat(of("same", Indicator.Direction.UP).trend()).isEqualTo(Trend.STEADY);
    }

    @Test
    void whereLessIsBetterEverythingIsTheOtherWayRound() {
        for (int i = 0; i < 9; i++) {
            now.add(signed("u" + i, 99 - 12 * i, 100));
        }
        assertThat(of("u8", Indicator.Direction.DOWN).rank()).isEqualTo(1);
        assertThat(of("u8", Indicator.Direction.DOWN).standing()).isEqualTo(Standing.STRONG);
        assertThat(of("u0", Indicator.Direction.DOWN).standing()).isEqualTo(Standing.WEAK);
    }

    @Test
    void itemsAreOfACategoryAndOfThoseBelowIt() {
        Map<String, Long> amounts = new TreeMap<>();
        amounts.put(Measures.Item.TIMED.in("城建/道路"), 10L);
        amounts.put(Measures.Item.TIMED_LATE.in("城建/道路"), 3L);
        amounts.put(Measures.Item.UNTIMED.in("城建"), 5L);
        amounts.put(Measures.Item.TIMED.in("城建局"), 100L);
        IndicatorMeasure.Count count = IndicatorMeasure.LATE.count(
                new Figures(amounts), indicator(IndicatorMeasure.LATE, Indicator.Direction.DOWN));

        assertThat(count).isEqualTo(new IndicatorMeasure.Count(3, 15));
    }

    private Map<String, Standing> standings() {
        Map<String, Standing> standings = new TreeMap<>();
        all(Indicator.Direction.UP).forEach(unit -> standings.put(unit.unit(), unit.standing()));
        return standings;
    }

    private UnitIndicator of(String unit, Indicator.Direction direction) {
        return all(direction).stream()
                .filter(one -> one.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private List<UnitIndicator> all(Indicator.Direction direction) {
        Indicator indicator = indicator(IndicatorMeasure.ON_TIME, direction);
        return Indicators.of(
                new IndicatorPolicy("indicators", 1, 0, 10, 20, .02, List.of(indicator)), indicator, now, former);
    }

    private static Indicator indicator(IndicatorMeasure measure, Indicator.Direction direction) {
        double target = direction == Indicator.Direction.UP ? TARGET : .4;
        return new Indicator(
                "i", "指标", "indicator", measure, "sign", "城建", List.of(Period.Kind.MONTH), direction, target, null);
    }

    private static UnitFigures signed(String unit, long inTime, long all) {
        Map<String, Long> amounts = new TreeMap<>();
        amounts.put(Measures.clock("sign", Measures.End.IN_TIME), inTime);
        amounts.put(Measures.clock("sign", Measures.End.LATE), all - inTime);
        return new UnitFigures(unit, "2026-03", 1, 1, null, amounts, Map.of());
    }
}
