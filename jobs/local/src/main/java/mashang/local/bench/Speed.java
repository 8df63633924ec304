package mashang.local.bench;

import java.util.Map;

/** What one pipeline did, over several runs. */
final class Speed {
    private double records;
    private double seconds;
    private double cpuSeconds;
    private double peakMegabytes;
    private double heapMegabytes;

    /**
     * Adds a run.
     *
     * @param measured what its process told
     * @param all records it had to work through, those before measuring began included
     */
    void add(Map<String, Double> measured, long all) {
        records += figure(measured, "share") * all;
        seconds += figure(measured, "seconds");
        cpuSeconds += figure(measured, "cpu");
        peakMegabytes = Math.max(peakMegabytes, figure(measured, "peak"));
        heapMegabytes = Math.max(heapMegabytes, figure(measured, "heap"));
    }

    double perSecond() {
        return records / seconds;
    }

    double perCpuSecond() {
        return records / cpuSeconds;
    }

    double cpuSecondsPerMillion() {
        return 1e6 * cpuSeconds / records;
    }

    /** The most its process had, of all runs. */
    double peakMegabytes() {
        return peakMegabytes;
    }

    /** What was in use of its heap at the end, after a collection; the most of all runs. */
    double heapMegabytes() {
        return heapMegabytes;
    }

    static double figure(Map<String, Double> measured, String name) {
        Double value = measured.get(name);
        if (value == null) {
            throw new IllegalStateException("the measuring process did not tell: " + name);
        }
        return value;
    }
}
