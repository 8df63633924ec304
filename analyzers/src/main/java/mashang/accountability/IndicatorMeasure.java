package mashang.accountability;

import java.util.Locale;
import java.util.Map;
import mashang.sla.Light;
import mashang.units.Unit;

/**
 * What an indicator may measure: a count for each of another count, both among the figures of a unit. Most are shares in 0 to 1; what may happen several times to one order can be
 * more. Figures know clocks, and categories for items of work; feeds they do not know, so no indicator can be of one feed. Add at the end only.
 */
public enum IndicatorMeasure {
    /** Clocks of a name that ended in time, of those that ended and are not excused (按时率). */
    ON_TIME(Filter.CLOCK),
    /** Items of work that were late, of all that were settled (超时率). */
    LATE(Filter.CATEGORY),
    /** Items that were done badly (质量差). */
    POOR(Filter.CATEGORY),
    /** Items with a deadline that were done well within half of it (提前办结率). */
    EARLY(Filter.CATEGORY),
    /** Response rate (响应率). */
    RESPONSE(Measures.CONTACTED, Measures.CONTACT_ASKED),
    /** Resolution rate (解决率). */
    RESOLUTION(Measures.RESOLVED, Measures.RESOLUTION_ASKED),
    /** Satisfaction rate (满意率). */
    SATISFACTION(Measures.SATISFIED, Measures.SATISFACTION_ASKED),
    /** Requests to give an order back, for each order received. */
    RETURNS_ASKED(Measures.RETURNS_ASKED, Measures.RECEIVED),
    /** Requests to give an order back that were refused, of all. */
    RETURNS_DENIED(Measures.RETURNS_DENIED, Measures.RETURNS_ASKED),
    /** Orders passed around, for each order received (推诿). */
    BUCK_PASSING(Measures.BUCK_PASSING, Measures.RECEIVED),
    /** Orders opened again, for each finished (重办率). */
    REOPENS(Measures.REOPENS, Measures.HANDLED),
    /** Times citizens asked again, for each order received (催办率). */
    URGES(Measures.URGES, Measures.RECEIVED),
    /** Red lights and red cards, for each order received (红灯红牌). */
    RED(Filter.NONE);

    /** By what an indicator of a measure may be narrowed. */
    public enum Filter {
        /** By nothing. */
        NONE,
        /** By a clock, and it has to be. */
        CLOCK,
        /** By a category. */
        CATEGORY
    }

    private final Filter filter;
    /** Names of the figures; empty where they are several. */
    private final String some;

    private final String all;

    IndicatorMeasure(Filter filter) {
        this.filter = filter;
        this.some = "";
        this.all = "";
    }

    IndicatorMeasure(String some, String all) {
        this.filter = Filter.NONE;
        this.some = some;
        this.all = all;
    }

    /** By what it may be narrowed. */
    public Filter filter() {
        return filter;
    }

    /** As files write it: {@code on-time}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * So many of so many.
     *
     * @param some what is counted
     * @param all of, or for, how many
     */
    record Count(long some, long all) {
        Count plus(Count other) {
            return new Count(some + other.some, all + other.all);
        }
    }

    Count count(Figures figures, Indicator indicator) {
        return switch (this) {
            case ON_TIME -> onTime(figures, String.valueOf(indicator.clock()));
            case LATE ->
                items(figures, indicator, Measures.Item.TIMED, Measures.Item.TIMED_LATE)
                        .plus(items(figures, indicator, Measures.Item.UNTIMED, Measures.Item.UNTIMED_LATE));
            case POOR ->
                items(figures, indicator, Measures.Item.TIMED, Measures.Item.TIMED_POOR)
                        .plus(items(figures, indicator, Measures.Item.UNTIMED, Measures.Item.UNTIMED_POOR));
            case EARLY -> items(figures, indicator, Measures.Item.TIMED, Measures.Item.TIMED_EARLY);
            case RED ->
                new Count(
                        figures.lights(Light.RED, Unit.Kind.DEPARTMENT) + figures.lights(Light.RED, Unit.Kind.TOWN),
                        figures.count(Measures.RECEIVED));
            default -> new Count(figures.count(some), figures.count(all));
        };
    }

    private static Count onTime(Figures figures, String clock) {
        long inTime = figures.count(Measures.clock(clock, Measures.End.IN_TIME));
        return new Count(inTime, inTime + figures.count(Measures.clock(clock, Measures.End.LATE)));
    }

    private static Count items(Figures figures, Indicator indicator, Measures.Item all, Measures.Item some) {
        return new Count(sum(figures, indicator, some), sum(figures, indicator, all));
    }

    private static long sum(Figures figures, Indicator indicator, Measures.Item item) {
        String category = indicator.category();
        long sum = 0;
        for (Map.Entry<String, Long> one : figures.byCategory(item).entrySet()) {
            boolean isOfIt = category == null
                    || one.getKey().equals(category)
                    || one.getKey().startsWith(category + '/');
            sum += isOfIt ? one.getValue() : 0;
        }
        return sum;
    }
}
