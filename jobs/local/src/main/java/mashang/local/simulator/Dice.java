package mashang.local.simulator;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance, repeatable: one stream per (seed, number, purpose), so that what is drawn for one order never depends on another.
 *
 * <p>Only {@link SplittableRandom#nextLong()} is used, whose sequence is fixed by its published algorithm; how bounded
 * numbers are made from it is ours, because Java's own way has changed between releases.
 */
final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The stream for one purpose of one number. */
    static Dice of(long seed, long number, int purpose) {
        return new Dice(mix(mix(mix(seed) + number) + purpose));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): neighbouring inputs give unrelated outputs. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long bits() {
        return random.nextLong();
    }

    /** 0 ≤ result &lt; 1. */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** 0 ≤ result &lt; bound. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Both ends included. */
    long between(long low, long high) {
        return low + (long) (unit() * (high - low + 1));
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** An index, each as likely as its weight says. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = unit() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
