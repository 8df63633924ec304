package mashang.local.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Analyses of the same texts, in turns, so that what the machine does meanwhile falls on all of them alike. Speeds are
 * chars per second of the thread's CPU time, medians over the rounds; the collector's time is nobody's.
 */
final class TextRace {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Read by nobody; written, so that the compiler cannot leave the work out. */
    @SuppressWarnings("UnusedVariable")
    private static volatile long told;

    private final List<String> texts;
    private final long chars;
    private final Map<String, ToLongFunction<String>> runners;

    TextRace(List<String> texts, Map<String, ToLongFunction<String>> runners) {
        this.texts = texts;
        this.chars = texts.stream().mapToLong(String::length).sum();
        this.runners = runners;
    }

    /**
     * What one of them did.
     *
     * @param charsPerSecond median of the rounds
     * @param bytesPerChar bytes of heap allocated for each char of the last round
     */
    record Result(double charsPerSecond, double bytesPerChar) {}

    /**
     * Runs all of them.
     *
     * @param rounds how often, at least once
     * @param nanos CPU time that each has in a round at least; never less than all the texts once
     */
    Map<String, Result> run(int rounds, long nanos) {
        Map<String, double[]> speeds = new LinkedHashMap<>();
        Map<String, Double> bytes = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (var runner : runners.entrySet()) {
                double[] measured = once(runner.getValue(), nanos);
                speeds.computeIfAbsent(runner.getKey(), name -> new double[rounds])[round] = measured[0];
                bytes.put(runner.getKey(), measured[1]);
            }
        }
        Map<String, Result> results = new LinkedHashMap<>();
        speeds.forEach((name, s) -> results.put(name, new Result(median(s), bytes.getOrDefault(name, 0.0))));
        return results;
    }

    /** Chars per second and bytes per char. */
    private double[] once(ToLongFunction<String> runner, long nanos) {
        long thread = Thread.currentThread().getId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long begin = THREADS.getCurrentThreadCpuTime();
        long passed;
        long sum = 0;
        long passes = 0;
        do {
            for (String text : texts) {
                sum += runner.applyAsLong(text);
            }
            passes++;
            passed = THREADS.getCurrentThreadCpuTime() - begin;
        } while (passed < nanos);
        double bytes = THREADS.getThreadAllocatedBytes(thread) - allocated;
        told = sum;
        return new double[] {passes * chars * 1e9 / Math.max(1, passed), bytes / (passes * chars)};
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
