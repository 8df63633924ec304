package mashang.local.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * What to simulate.
 *
 * @param seed the same seed gives the same bytes, on every machine
 * @param orders how many orders; {@link #ENDLESS} for a run without end
 * @param start the first order falls on this day; taken back to midnight in Asia/Shanghai
 * @param ordersPerDay orders of an average day, 1 or more; weekdays have more, weekends fewer
 * @param rawPartitions number of raw partitions per feed, 1 or more each; 1 for a feed not named
 */
public record Simulation(long seed, long orders, Instant start, int ordersPerDay, Map<String, Integer> rawPartitions) {

    /** Number of orders of a run that goes on until nobody asks for more. */
    public static final long ENDLESS = 0;

    /** A Monday without holidays near it. */
    public static final Instant DEFAULT_START = Instant.parse("2026-03-01T16:00:00Z");

    /** About what a district's hotline gets. */
    public static final int DEFAULT_ORDERS_PER_DAY = 1000;

    public Simulation {
        if (orders < 0 || ordersPerDay < 1) {
            throw new IllegalArgumentException(
                    "orders must be 0 or more and ordersPerDay 1 or more: " + orders + ", " + ordersPerDay);
        }
        rawPartitions = Map.copyOf(rawPartitions);
    }

    /** The usual start, rate and partitions. */
    public static Simulation of(long seed, long orders) {
        return new Simulation(
                seed,
                orders,
                DEFAULT_START,
                DEFAULT_ORDERS_PER_DAY,
                Map.of(HotlineFeed.NAME, HotlineFeed.RAW_PARTITIONS, MailboxFeed.NAME, MailboxFeed.RAW_PARTITIONS));
    }

    int partitionsOf(String feed) {
        return Math.max(1, rawPartitions.getOrDefault(feed, 1));
    }

    boolean endless() {
        return orders == ENDLESS;
    }
}
