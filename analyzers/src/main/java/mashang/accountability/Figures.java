package mashang.accountability;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.ledger.Move;
import mashang.sla.Light;
import mashang.units.Unit;
import org.jspecify.annotations.Nullable;

/** Figures being read: counts, rates and medians. A rate of nothing is absent, not 0. */
public final class Figures {
    private static final int WHOLE = 100;

    private final Map<String, Long> amounts;

    /** @param amounts by name ({@link Measures}) */
    public Figures(Map<String, Long> amounts) {
        this.amounts = amounts;
    }

    /** How many there are of something; 0 where nothing is known. */
    public long count(String measure) {
        return amounts.getOrDefault(measure, 0L);
    }

    /** How many movements on the list of the ledger. */
    public long moves(Move.Kind kind) {
        return count(Measures.books(kind));
    }

    /** How many lights, or cards. */
    public long lights(Light colour, Unit.Kind kind) {
        return count(Measures.light(colour, kind));
    }

    /** How many items of work, of all categories. */
    public long items(Measures.Item item) {
        long sum = 0;
        for (long amount : byCategory(item).values()) {
            sum += amount;
        }
        return sum;
    }

    /** How many items of work by category. */
    public Map<String, Long> byCategory(Measures.Item item) {
        String prefix = item.in("");
        Map<String, Long> found = new TreeMap<>();
        amounts.forEach((name, amount) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), amount);
            }
        });
        return found;
    }

    /** Names of the clocks that ended. */
    public SortedSet<String> clocks() {
        SortedSet<String> clocks = new TreeSet<>();
        for (String name : amounts.keySet()) {
            clocks.add(Measures.clockOf(name));
        }
        clocks.remove("");
        return clocks;
    }

    /** The share in 0 to 1 of clocks that ended in time, those that are excused left out (按时率). */
    public @Nullable Double onTimeRate(String clock) {
        long inTime = count(Measures.clock(clock, Measures.End.IN_TIME));
        return rate(inTime, inTime + count(Measures.clock(clock, Measures.End.LATE)));
    }

    /**
     * The median share of the limit that was used, in whole hundredths rounded down; at most 2, which also stands for what has not stopped. The lower one of two in the middle.
     */
    public @Nullable Double medianUsed(String clock) {
        String prefix = Measures.used(clock);
        long[] clocks = new long[ClockShares.MOST_USED + 1];
        long all = 0;
        for (Map.Entry<String, Long> one : amounts.entrySet()) {
            if (one.getKey().startsWith(prefix)) {
                clocks[Integer.parseInt(one.getKey().substring(prefix.length()))] = one.getValue();
                all += one.getValue();
            }
        }
        long before = 0;
        for (int used = 0; used < clocks.length; used++) {
            before += clocks[used];
            if (before > 0 && 2 * before >= all) {
                return (double) used / WHOLE;
            }
        }
        return null;
    }

    /** Response rate (响应率) in 0 to 1. */
    public @Nullable Double responseRate() {
        return rate(count(Measures.CONTACTED), count(Measures.CONTACT_ASKED));
    }

    /** Resolution rate (解决率) in 0 to 1. */
    public @Nullable Double resolutionRate() {
        return rate(count(Measures.RESOLVED), count(Measures.RESOLUTION_ASKED));
    }

    /** Satisfaction rate (满意率) in 0 to 1. */
    public @Nullable Double satisfactionRate() {
        return rate(count(Measures.SATISFIED), count(Measures.SATISFACTION_ASKED));
    }

    /** The three rates (三率) in one, weighed as the policy has it, in 0 to 1; a rate nobody asked about leaves its weight to the others. */
    public @Nullable Double threeRates(ScorePolicy.Rates weights) {
        double[] sums = new double[2];
        weigh(responseRate(), weights.response(), sums);
        weigh(resolutionRate(), weights.resolution(), sums);
        weigh(satisfactionRate(), weights.satisfaction(), sums);
        return sums[1] == 0 ? null : (Double) (sums[0] / sums[1]);
    }

    private static void weigh(@Nullable Double rate, int weight, double[] sums) {
        if (rate != null) {
            sums[0] += weight * rate;
            sums[1] += weight;
        }
    }

    /** Whether items are counted by this category, and not only by a wider one. */
    public static boolean isKept(String category) {
        return Items.category(category).equals(category);
    }

    /** A share in 0 to 1; absent where there is nothing to share. */
    public static @Nullable Double rate(long part, long all) {
        return all == 0 ? null : (Double) ((double) part / all);
    }
}
