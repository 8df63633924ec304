package mashang.accountability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The run index (奔跑指数) of all units in a period:
 *
 * <pre>points = city + Σ over components of −100 · share · weight · base · (ratio − 1)
 * city   = 100 − 100 · Σ share of the city · weight · base</pre>
 *
 * <p>{@code share} is how much of a unit's work has a deadline, or has none: with one, timeliness weighs more; without, quality. {@code base} is the share of a
 * component's items that fail in the city, {@code ratio} failed to expected within the unit's mix of categories ({@link Standardised}). So a unit that does exactly what is to be
 * expected of its mix has the city's points, whatever the mix, and whatever is above or below is due to items that can be named.
 */
public final class RunIndex {
    private static final double WHOLE = 100;

    /** Points that differ by less are equal: they differ by how a machine rounds. */
    private static final double SAME = 1e-9;

    private static final Comparator<UnitScore> BEST =
            Comparator.comparingDouble(UnitScore::points).reversed().thenComparing(UnitScore::unit);

    private final ScorePolicy policy;
    private final List<UnitFigures> units;
    private final Map<Component, Standardised> components = new EnumMap<>(Component.class);
    private final double timedShare;

    private RunIndex(ScorePolicy policy, Collection<UnitFigures> figures) {
        this.policy = policy;
        this.units = figures.stream()
                .filter(UnitFigures::isOfUnit)
                .sorted(Comparator.comparing(UnitFigures::unit))
                .toList();
        for (Component component : Component.values()) {
            components.put(component, new Standardised(component, units));
        }
        long timed = 0;
        long all = 0;
        for (UnitFigures unit : units) {
            timed += timed(unit);
            all += items(unit);
        }
        this.timedShare = all == 0 ? 0 : (double) timed / all;
    }

    /**
     * Scores every unit that had anything to do.
     *
     * @param figures of one period
     * @return the best first; those without a rank last
     */
    public static List<UnitScore> of(ScorePolicy policy, Collection<UnitFigures> figures) {
        return new RunIndex(policy, figures).scores();
    }

    private static long timed(UnitFigures unit) {
        return new Figures(unit.now()).items(Measures.Item.TIMED);
    }

    private static long items(UnitFigures unit) {
        return timed(unit) + new Figures(unit.now()).items(Measures.Item.UNTIMED);
    }

    private List<UnitScore> scores() {
        double city = WHOLE;
        for (Map.Entry<Component, Standardised> one : components.entrySet()) {
            city -= WHOLE
                    * share(one.getKey(), timedShare)
                    * policy.weight(one.getKey())
                    * one.getValue().base();
        }
        List<UnitScore> ranked = new ArrayList<>();
        List<UnitScore> unranked = new ArrayList<>();
        for (UnitFigures unit : units) {
            long items = items(unit);
            if (items > 0) {
                (items < policy.minimumItems() ? unranked : ranked).add(score(unit, items, city));
            }
        }
        ranked.sort(BEST);
        unranked.sort(BEST);
        List<UnitScore> scores = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            scores.add(placed(ranked, i));
        }
        unranked.forEach(score -> scores.add(score.ranked(null, null, null, ranked.size())));
        return scores;
    }

    private UnitScore score(UnitFigures unit, long items, double city) {
        double timed = (double) timed(unit) / items;
        double points = city;
        double variance = 0;
        List<UnitScore.Part> parts = new ArrayList<>();
        for (Map.Entry<Component, Standardised> one : components.entrySet()) {
            Standardised all = one.getValue();
            double worth = WHOLE * share(one.getKey(), timed) * policy.weight(one.getKey()) * all.base();
            double ratio = all.ratio(unit.unit());
            double part = -worth * (ratio - 1);
            Standardised.Cell cell = all.cell(unit.unit());
            points += part;
            variance += worth * worth * all.variance(unit.unit());
            parts.add(new UnitScore.Part(
                    one.getKey(),
                    cell.items(),
                    cell.failed(),
                    cell.expected(),
                    ratio,
                    part,
                    worth * all.perFailure(unit.unit())));
        }
        double reach = normal(policy.intervalPercent()) * StrictMath.sqrt(variance);
        return new UnitScore(
                unit.unit(), items, points, points - reach, points + reach, null, null, null, 0, city, parts);
    }

    private static double share(Component component, double timed) {
        return component.all() == Measures.Item.TIMED ? timed : 1 - timed;
    }

    /** Those with as many points share a rank: an id is no merit. */
    private static UnitScore placed(List<UnitScore> ranked, int index) {
        UnitScore score = ranked.get(index);
        int ahead = 0;
        int better = 0;
        int notWorse = 0;
        for (UnitScore other : ranked) {
            ahead += other.points() > score.points() + SAME ? 1 : 0;
            better += other.low() > score.high() + SAME ? 1 : 0;
            notWorse += other.high() >= score.low() - SAME ? 1 : 0;
        }
        return score.ranked(ahead + 1, better + 1, notWorse, ranked.size());
    }

    /** How many standard deviations on either side hold so much of a normal distribution: Abramowitz and Stegun, 26.2.23. */
    static double normal(int percent) {
        double t = StrictMath.sqrt(-2 * StrictMath.log((1 - percent / WHOLE) / 2));
        return t
                - (2.515517 + 0.802853 * t + 0.010328 * t * t)
                        / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
    }
}
