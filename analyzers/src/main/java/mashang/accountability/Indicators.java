package mashang.accountability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.IndicatorMeasure.Count;
import mashang.accountability.UnitIndicator.Standing;
import mashang.accountability.UnitIndicator.Trend;
import org.jspecify.annotations.Nullable;

/**
 * Classes units by an indicator (优势、基础、薄弱). Where a unit has enough, its share is drawn towards the city's, {@code (some + shrink · city) / (all + shrink)}, and compared with those of
 * the others and with its own of the period before:
 *
 * <ul>
 *   <li><b>strong</b>: target met, not worse than before by the margin, not in the lower third, and in the upper third or better than before;
 *   <li><b>weak</b>: target missed, also by the share that is drawn towards the city's, and worse than before, or in the lower third and not better than before;
 *   <li><b>base</b>: everything else; so nobody is weak who does what is asked for, and nobody is strong who does not.
 * </ul>
 *
 * <p>A third is counted by how many others are better and worse: where all are equal nobody is in either. Better or worse than before is who is so by the margin both in its own
 * share and in the one that is drawn towards the city's: neither luck in a few makes a trend, nor what became of the others.
 */
public final class Indicators {
    private static final int THIRDS = 3;

    /** Shares that differ by less are equal: they differ by how a machine rounds. */
    private static final double SAME = 1e-9;

    private final IndicatorPolicy policy;
    private final Indicator indicator;
    private final Map<String, Count> now;
    private final Map<String, Count> former;
    private final Count city;
    private final Count formerCity;

    private Indicators(
            IndicatorPolicy policy,
            Indicator indicator,
            Collection<UnitFigures> figures,
            Collection<UnitFigures> before) {
        this.policy = policy;
        this.indicator = indicator;
        this.now = counts(figures);
        this.former = counts(before);
        this.city = sum(now);
        this.formerCity = sum(former);
    }

    /**
     * How every unit stands that has figures in the period.
     *
     * @param figures of the period
     * @param before of the one before it
     * @return in the order of their ids
     */
    public static List<UnitIndicator> of(
            IndicatorPolicy policy,
            Indicator indicator,
            Collection<UnitFigures> figures,
            Collection<UnitFigures> before) {
        return new Indicators(policy, indicator, figures, before).all();
    }

    private Map<String, Count> counts(Collection<UnitFigures> figures) {
        Map<String, Count> counts = new TreeMap<>();
        for (UnitFigures unit : figures) {
            if (unit.isOfUnit()) {
                counts.put(unit.unit(), indicator.measure().count(new Figures(unit.now()), indicator));
            }
        }
        return counts;
    }

    private static Count sum(Map<String, Count> counts) {
        Count sum = new Count(0, 0);
        for (Count count : counts.values()) {
            sum = sum.plus(count);
        }
        return sum;
    }

    private List<UnitIndicator> all() {
        Map<String, Double> compared = new TreeMap<>();
        now.forEach((unit, count) -> {
            Double shrunk = shrunk(count, city);
            if (shrunk != null && isEnough(count)) {
                compared.put(unit, shrunk);
            }
        });
        List<UnitIndicator> all = new ArrayList<>();
        now.forEach((unit, count) -> all.add(of(unit, count, compared)));
        return all;
    }

    private boolean isEnough(Count count) {
        return count.all() >= policy.minimum();
    }

    private @Nullable Double shrunk(Count count, Count of) {
        Double share = Figures.rate(of.some(), of.all());
        return share == null
                ? null
                : (Double) ((count.some() + policy.shrink() * share) / (count.all() + policy.shrink()));
    }

    private UnitIndicator of(String unit, Count count, Map<String, Double> compared) {
        Double share = Figures.rate(count.some(), count.all());
        Double value = compared.get(unit);
        Double before = before(unit);
        int better = 0;
        int worse = 0;
        Trend trend = null;
        Standing standing = Standing.FEW;
        if (value != null && share != null) {
            for (double other : compared.values()) {
                better += indicator.better(other - value) > SAME ? 1 : 0;
                worse += indicator.better(other - value) < -SAME ? 1 : 0;
            }
            Double shareBefore = shareBefore(unit);
            trend = before == null || shareBefore == null
                    ? null
                    : trend(indicator.better(value - before), indicator.better(share - shareBefore));
            boolean isMissed = !indicator.isMet(share) && !indicator.isMet(value);
            standing = standing(THIRDS * (better - worse), compared.size(), trend, indicator.isMet(share), isMissed);
        }
        return new UnitIndicator(
                unit,
                count.some(),
                count.all(),
                share,
                shrunk(count, city),
                city.some(),
                city.all(),
                value == null ? null : (Integer) (better + 1),
                compared.size(),
                before,
                trend,
                share == null ? null : (Boolean) indicator.isMet(share),
                standing);
    }

    private @Nullable Double before(String unit) {
        Count count = former.get(unit);
        return count == null || !isEnough(count) ? null : shrunk(count, formerCity);
    }

    private @Nullable Double shareBefore(String unit) {
        Count count = former.get(unit);
        return count == null ? null : Figures.rate(count.some(), count.all());
    }

    /**
     * Only where the unit's own share went the same way: one that is drawn towards the city moves with the city, and with how much there is to do.
     *
     * @param drawn by how much the share that is drawn towards the city's is better
     * @param own by how much the unit's own is
     */
    private Trend trend(double drawn, double own) {
        double least = policy.margin() - SAME;
        return Math.min(drawn, own) >= least
                ? Trend.BETTER
                : Math.max(drawn, own) <= -least ? Trend.WORSE : Trend.STEADY;
    }

    /** @param isMissed whether the target is missed also with as many of the city's added: one late order of nineteen is no weakness */
    private static Standing standing(int place, int ranked, @Nullable Trend trend, boolean isMet, boolean isMissed) {
        boolean isLower = place >= ranked;
        boolean isUpper = -place >= ranked;
        if (isMet) {
            boolean isStrong = trend != Trend.WORSE && !isLower && (isUpper || trend == Trend.BETTER);
            return isStrong ? Standing.STRONG : Standing.BASE;
        }
        boolean isWeak = isMissed && (trend == Trend.WORSE || (isLower && trend != Trend.BETTER));
        return isWeak ? Standing.WEAK : Standing.BASE;
    }
}
