package mashang.local.simulator;

import java.time.Instant;

/**
 * A city whose recurring problems burst out.
 *
 * @param seed the same seed gives the same complaints, on every machine
 * @param start the first complaint falls on this day; taken back to midnight in Asia/Shanghai
 * @param days how many days
 * @param quietDays the first of them, without bursts: nothing is known yet of what is usual
 * @param ordersPerDay complaints of an average day that belong to no burst
 * @param bursts how many bursts are planted in the other days
 */
public record BurstSimulation(long seed, Instant start, int days, int quietDays, int ordersPerDay, int bursts) {

    public BurstSimulation {
        if (days <= quietDays || ordersPerDay < 1 || bursts < 0) {
            throw new IllegalArgumentException("nothing to simulate: " + days + " days, " + quietDays + " quiet, "
                    + ordersPerDay + " orders a day, " + bursts + " bursts");
        }
    }

    /** Two months, three weeks of them quiet, with three bursts every two days. */
    public static BurstSimulation of(long seed, int ordersPerDay) {
        return new BurstSimulation(seed, Simulation.DEFAULT_START, 61, 21, ordersPerDay, 60);
    }
}
