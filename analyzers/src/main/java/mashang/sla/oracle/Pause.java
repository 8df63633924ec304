package mashang.sla.oracle;

import java.util.List;

/** On hold at and after {@code from}, before {@code until} (1.9). */
record Pause(long from, long until) {

    static boolean isPaused(List<Pause> pauses, long time) {
        return pauses.stream().anyMatch(p -> p.from <= time && time < p.until);
    }

    static boolean isPausedForEver(List<Pause> pauses, long time) {
        return pauses.stream().anyMatch(p -> p.from <= time && p.until == Times.NEVER);
    }
}
