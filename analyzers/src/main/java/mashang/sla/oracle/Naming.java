package mashang.sla.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/** What is now called what a decision named then (10.6). */
final class Naming {
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final KnownFacts now;
    private final Readings readings;

    /** By decision and what is behind the name. */
    private final Map<String, Set<String>> meant = new HashMap<>();

    Naming(KnownFacts now, Readings readings) {
        this.now = now;
        this.readings = readings;
    }

    /**
     * The names, by the rounds of now, that a decision means.
     *
     * @param light what has to stand behind the name, or nothing
     */
    Set<String> meant(CaseEvent decision, String light) {
        String concerns = decision.concerns();
        if (concerns == null || !concerns.endsWith(light)) {
            return Set.of();
        }
        String name = concerns.substring(0, concerns.length() - light.length());
        return meant.computeIfAbsent(decision.eventId() + light, key -> understood(name, decision));
    }

    private Set<String> understood(String name, CaseEvent decision) {
        Instant taken = decision.occurredAt();
        Instant seen = taken.isBefore(decision.loggedAt()) ? taken : decision.loggedAt();
        Instant last = decision.loggedAt().plus(A_WEEK);
        List<Instant> moments = new ArrayList<>(List.of(seen));
        now.momentsFrom(seen.plusNanos(1)).stream()
                .filter(moment -> !moment.isAfter(last))
                .forEach(moments::add);
        for (Instant moment : moments) {
            KnownFacts then = now.asOf(moment);
            Readings read = readings.of(then);
            for (Reading reading : read.plain()) {
                if (reading.name().equals(name)) {
                    return today(then, reading.instance());
                }
            }
            for (Passing passing : read.passings()) {
                if (passing.name().equals(name)) {
                    return today(then, passing.round(), "hops", passing.dispatch());
                }
            }
        }
        return Set.of();
    }

    private Set<String> today(KnownFacts then, Instance instance) {
        String clock = instance.clock().name();
        String key = instance.key();
        if (key == null) {
            return today(
                    then,
                    instance.round(),
                    clock,
                    instance.round().starterOf(instance.clock().start()));
        }
        Set<String> names = new HashSet<>();
        for (Round round : now.rounds()) {
            names.add(round.number() + "/" + clock + "/" + key);
        }
        return names;
    }

    private Set<String> today(KnownFacts then, Round round, String clock, @Nullable CaseEvent starter) {
        List<Integer> heirs = heirs(then);
        int first = heirs.get(round.number() - 1);
        if (first == NONE) {
            return Set.of();
        }
        CaseEvent started = starter == null ? null : now.countingFor(starter);
        int in = started == null ? first : now.roundOf(started);
        boolean isAnothers = heirs.stream().anyMatch(heir -> heir > first && heir <= in);
        return Set.of((in < first || isAnothers ? first : in) + "/" + clock);
    }

    private static final int NONE = 0;

    /** What each round known then has become; none, where it is not one any more, or one with an earlier one. */
    private List<Integer> heirs(KnownFacts then) {
        List<Integer> heirs = new ArrayList<>(List.of(1));
        for (long began : then.reopenings()) {
            int heir = then.facts().stream()
                    .filter(f -> KnownFacts.isReopening(f) && Times.at(f) == began)
                    .map(now::countingFor)
                    .filter(f -> f != null && KnownFacts.isReopening(f))
                    .findFirst()
                    .map(this::roundBegunBy)
                    .orElse(NONE);
            heirs.add(heirs.contains(heir) ? NONE : heir);
        }
        return heirs;
    }

    private int roundBegunBy(CaseEvent reopening) {
        return 1
                + (int) now.reopenings().stream()
                        .filter(began -> began <= Times.at(reopening))
                        .count();
    }
}
