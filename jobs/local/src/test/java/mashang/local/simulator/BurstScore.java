package mashang.local.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.recurrence.trend.BurstEvent;

/** What was found of planted bursts, over one city or many. */
final class BurstScore {
    private static final int[] CLASSES = {10, 20, 50, 100, 200, 501};

    /** A start is right up to so long after a burst's last complaint; found is only what is found before that. */
    private static final Duration LATE = Duration.ofHours(12);

    int starts;
    int right;
    int again;
    int planted;
    int found;
    int beforePeak;
    int peaks;
    int ends;
    final List<String> wrong = new ArrayList<>();
    private final Map<Integer, List<Double>> delays = new HashMap<>();
    private final Map<Integer, int[]> counts = new HashMap<>();
    private final Map<Integer, int[]> thirds = new HashMap<>();
    private final List<Double> endErrors = new ArrayList<>();
    private final List<Double> peakErrors = new ArrayList<>();

    /**
     * Adds a city.
     *
     * @param events of problems, their series named by the cause
     */
    void add(List<PlantedBurst> bursts, List<BurstComplaint> complaints, List<BurstEvent> events) {
        Map<String, PlantedBurst> byCause = new HashMap<>();
        bursts.forEach(burst -> byCause.put(burst.cause(), burst));
        Map<String, BurstEvent> firsts = new HashMap<>();
        for (BurstEvent event : events) {
            PlantedBurst burst = byCause.get(event.series().name());
            boolean during = burst != null && isDuring(event, burst);
            switch (event.kind()) {
                case STARTED -> start(event, during, firsts);
                case PEAKED -> peak(event, during ? burst : null);
                case ENDED -> end(event, firsts, burst);
                case JOINED -> {}
            }
        }
        for (PlantedBurst burst : bursts) {
            find(burst, firsts.get(burst.cause()));
            thirdCaller(burst, complaints);
        }
    }

    private static boolean isDuring(BurstEvent event, PlantedBurst burst) {
        return !event.decidedAt().isBefore(burst.first())
                && !event.from().isAfter(burst.last())
                && event.decidedAt().isBefore(burst.last().plus(Duration.ofDays(10)));
    }

    private void start(BurstEvent event, boolean during, Map<String, BurstEvent> firsts) {
        starts++;
        if (!during) {
            wrong.add(event.toString());
        } else if (firsts.putIfAbsent(event.series().name(), event) == null) {
            right++;
        } else {
            again++;
        }
    }

    private void peak(BurstEvent event, PlantedBurst burst) {
        if (burst != null) {
            peaks++;
            peakErrors.add(Math.abs(share(event.at(), burst) - share(burst.peak(), burst)));
        }
    }

    private void end(BurstEvent event, Map<String, BurstEvent> firsts, PlantedBurst burst) {
        BurstEvent first = firsts.get(event.series().name());
        if (burst != null && first != null && first.id().equals(event.id())) {
            ends++;
            endErrors.add(share(event.at(), burst) - 1);
        }
    }

    private void find(PlantedBurst burst, BurstEvent start) {
        planted++;
        int size = sizeClass(burst.size());
        counts.computeIfAbsent(size, s -> new int[2])[0]++;
        if (start == null || start.decidedAt().isAfter(burst.last().plus(LATE))) {
            return;
        }
        found++;
        counts.get(size)[1]++;
        beforePeak += start.decidedAt().isBefore(burst.peak()) ? 1 : 0;
        delays.computeIfAbsent(size, s -> new ArrayList<>()).add(share(start.decidedAt(), burst));
    }

    /** Nothing that asks for three callers finds a burst before its third has been logged. */
    private void thirdCaller(PlantedBurst burst, List<BurstComplaint> complaints) {
        Set<String> callers = new HashSet<>();
        for (BurstComplaint complaint : complaints) {
            boolean within = complaint.cause().equals(burst.cause())
                    && !complaint.occurredAt().isBefore(burst.first())
                    && callers.add(complaint.caller());
            if (within && callers.size() == 3) {
                boolean early = share(complaint.loggedAt(), burst) <= .2;
                thirds.computeIfAbsent(sizeClass(burst.size()), s -> new int[1])[0] += early ? 1 : 0;
                return;
            }
        }
    }

    /** How far into a burst: 0 for its first complaint, 1 for its last. */
    private static double share(Instant at, PlantedBurst burst) {
        return (double) Duration.between(burst.first(), at).toMillis()
                / Math.max(1, Duration.between(burst.first(), burst.last()).toMillis());
    }

    private static int sizeClass(int size) {
        int i = 0;
        while (size >= CLASSES[i + 1]) {
            i++;
        }
        return CLASSES[i];
    }

    double precision() {
        return (double) right / Math.max(1, starts);
    }

    double recall() {
        return (double) found / Math.max(1, planted);
    }

    /** Of the bursts found of at least this size: this quantile of the share of their duration that had passed. */
    double delay(int leastSize, double quantile) {
        return quantile(
                delays.entrySet().stream()
                        .filter(e -> e.getKey() >= leastSize)
                        .flatMap(e -> e.getValue().stream())
                        .toList(),
                quantile);
    }

    private static double quantile(List<Double> values, double quantile) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)];
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("planted: %d found: %d starts: %d right: %d again: %d wrong: %d"
                .formatted(planted, found, starts, right, again, wrong.size()));
        lines.add("precision: %.4f recall: %.4f".formatted(precision(), recall()));
        lines.add("started before the planned peak: %.3f peaks told: %d ends told: %d"
                .formatted((double) beforePeak / Math.max(1, found), peaks, ends));
        lines.add(
                "size: planted, recall; share of the duration until found: mean, 25 %%, 50 %%, 75 %%, 90 %%, 95 %%; within a fifth of it; third caller within a fifth");
        for (int size : Arrays.copyOf(CLASSES, CLASSES.length - 1)) {
            lines.add(line(
                    size,
                    counts.getOrDefault(size, new int[2]),
                    delays.getOrDefault(size, List.of()),
                    thirds.getOrDefault(size, new int[1])[0]));
        }
        lines.add(line(
                0,
                new int[] {planted, found},
                delays.values().stream().flatMap(List::stream).toList(),
                thirds.values().stream().mapToInt(t -> t[0]).sum()));
        lines.add("error of the peak's time, as a share: %.2f (50 %%) %.2f (90 %%)"
                .formatted(quantile(peakErrors, .5), quantile(peakErrors, .9)));
        lines.add("error of the end's time, as a share: %.2f (5 %%) %.2f (50 %%) %.2f (95 %%)"
                .formatted(quantile(endErrors, .05), quantile(endErrors, .5), quantile(endErrors, .95)));
        return lines;
    }

    private static String line(int size, int[] count, List<Double> shares, int thirds) {
        long within = shares.stream().filter(share -> share <= .2).count();
        return "%4s: %4d %.3f; %.3f, %.3f %.3f %.3f %.3f %.3f; %.3f; %.3f"
                .formatted(
                        size == 0 ? "all" : size,
                        count[0],
                        (double) count[1] / Math.max(1, count[0]),
                        shares.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN),
                        quantile(shares, .25),
                        quantile(shares, .5),
                        quantile(shares, .75),
                        quantile(shares, .9),
                        quantile(shares, .95),
                        (double) within / Math.max(1, count[0]),
                        (double) thirds / Math.max(1, count[0]));
    }
}
