package mashang.targeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import mashang.recurrence.life.UrgentReason;

/**
 * Ranks where to look next. Points are a weighted sum of four parts from 0 to 1:
 *
 * <ul>
 *   <li><b>breach</b>: (late + k·p) / (orders + k), with p the share of late orders all over the city and k the policy's prior;
 *   <li><b>growth</b>: with e the share of the last span in both spans all over the city, and s = (now + k·e) / (now + before + k): (s − e) / (1 − e), where that is more than 0;
 *   <li><b>repeats</b>: as breach, of further orders of the same callers;
 *   <li><b>recurrence</b>: r / (r + 1), with r the number of relapses.
 * </ul>
 *
 * <p>So a spot of few orders is near the city's figures whatever they say. Where somebody is in need (个性急难) and the problem is not common, the spot comes before all
 * others, however few its orders. A function of the sets of orders and steps.
 */
public final class Targets {
    private static final Comparator<Spot> PRESSING = Comparator.comparing(
                    (Spot spot) -> spot.urgent().isEmpty())
            .thenComparing(Targets::need)
            .thenComparing(Comparator.comparingDouble(Spot::points).reversed())
            .thenComparing(Spot::key);

    private final long day;
    private final TargetPolicy policy;
    private final ProblemStories stories;
    private final SpotTally city;

    private Targets(long day, TargetPolicy policy, ProblemStories stories, Collection<SpotOrder> orders) {
        this.day = day;
        this.policy = policy;
        this.stories = stories;
        this.city = new SpotTally(orders, day, policy.spanDays());
    }

    /**
     * The list of a day.
     *
     * @param day epoch day, the last one that counts
     * @param orders those known; of them those of the window that somebody has are counted
     * @param stories what became of problems by the end of the day
     * @param left problems that are no targets: muted ones, themes
     */
    public static List<Spot> of(
            long day,
            Collection<SpotOrder> orders,
            ProblemStories stories,
            Predicate<String> left,
            TargetPolicy policy) {
        List<SpotOrder> counted = orders.stream()
                .filter(order -> order.unit() != null)
                .filter(order -> order.day() <= day && order.day() > day - policy.windowDays())
                .map(order -> order.of(stories.now(order.problemId())))
                .toList();
        Targets targets = new Targets(day, policy, stories, counted);
        Map<String, List<SpotOrder>> spots = new TreeMap<>();
        for (SpotOrder order : counted) {
            if (!left.test(order.problemId())) {
                spots.computeIfAbsent(key(order), key -> new ArrayList<>()).add(order);
            }
        }
        List<Spot> found =
                spots.values().stream().map(targets::spot).sorted(PRESSING).toList();
        return targets.listed(found);
    }

    private List<Spot> listed(List<Spot> found) {
        List<Spot> listed = new ArrayList<>();
        int ranked = 0;
        for (Spot spot : found) {
            boolean inNeed = !spot.urgent().isEmpty();
            if (inNeed || (spot.orders().size() >= policy.least() && ranked < policy.most())) {
                listed.add(spot.ranked(listed.size() + 1));
                ranked += inNeed ? 0 : 1;
            }
        }
        return listed;
    }

    private static String key(SpotOrder order) {
        return order.unit() + '~' + order.problemId() + '~' + grid(order);
    }

    private static String grid(SpotOrder order) {
        return order.grid() == null ? Spot.NO_GRID : order.grid();
    }

    private Spot spot(List<SpotOrder> orders) {
        List<SpotOrder> inOrder = orders.stream()
                .sorted(Comparator.comparingLong(SpotOrder::day).thenComparing(SpotOrder::orderId))
                .toList();
        SpotOrder any = inOrder.get(0);
        String problem = any.problemId();
        ProblemStory story = stories.of(problem);
        SpotTally tally = new SpotTally(inOrder, day, policy.spanDays());
        Spot.Counts counts = new Spot.Counts(
                tally.orders(),
                tally.breached(),
                city.breachRate(),
                tally.now(),
                tally.before(),
                tally.repeats(),
                relapses(story));
        Spot.Parts parts = parts(tally, counts.relapses());
        List<String> ids = inOrder.stream().map(SpotOrder::orderId).toList();
        return new Spot(
                0,
                String.valueOf(any.unit()),
                problem,
                grid(any),
                tally.district(),
                parts.sum(),
                parts,
                counts,
                urgent(story, ids),
                ids);
    }

    private int relapses(ProblemStory story) {
        return (int) story.relapses().stream()
                .filter(at -> SpotTally.day(at) > day - policy.recurrenceDays())
                .count();
    }

    private Spot.Parts parts(SpotTally tally, int relapses) {
        int k = policy.prior();
        double expected = city.growthShare();
        double share = (tally.now() + k * expected) / (tally.now() + tally.before() + k);
        double growth = expected < 1 ? Math.max(0, (share - expected) / (1 - expected)) : 0;
        return new Spot.Parts(
                policy.weights().breach() * shrunk(tally.breached(), tally.orders(), city.breachRate()),
                policy.weights().growth() * growth,
                policy.weights().repeats() * shrunk(tally.repeats(), tally.orders(), city.repeatRate()),
                policy.weights().recurrence() * (relapses / (relapses + 1.0)));
    }

    private double shrunk(int some, int all, double everywhere) {
        return (some + policy.prior() * everywhere) / (all + policy.prior());
    }

    /** What is common is no individual case any more. */
    private static Set<UrgentReason> urgent(ProblemStory story, List<String> orders) {
        Set<UrgentReason> reasons = EnumSet.noneOf(UrgentReason.class);
        for (ProblemStory.Urgency urgency : story.common() ? List.<ProblemStory.Urgency>of() : story.urgencies()) {
            if (orders.stream().anyMatch(urgency.orders()::contains)) {
                reasons.add(urgency.reason());
            }
        }
        return reasons;
    }

    /** Safety before health before livelihood before who only comes back. */
    @SuppressWarnings("EnumOrdinal") // the order in which they are declared is that of need
    private static int need(Spot spot) {
        return spot.urgent().stream().mapToInt(Enum::ordinal).min().orElse(UrgentReason.values().length);
    }
}
