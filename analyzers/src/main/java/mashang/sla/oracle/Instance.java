package mashang.sla.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.ClockDefinition;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * A clock in a round: from when to when (2.1, 2.2).
 *
 * @param hop which unit's, in scope HOP; else absent
 * @param start in scope CADENCE: the arm
 * @param firstArm in scope CADENCE: the first of the round; else the start
 * @param stop never, where it runs
 * @param stoppedBy the first fact at the stop that stops it; absent while it runs or where the hop ended
 */
record Instance(
        ClockDefinition clock,
        Round round,
        @Nullable Hop hop,
        long start,
        long firstArm,
        long stop,
        @Nullable CaseEvent stoppedBy) {

    static List<Instance> of(ClockDefinition clock, Round round) {
        return switch (clock.scope()) {
            case ORDER -> ofOrder(clock, round);
            case HOP -> ofHops(clock, round);
            case CADENCE -> ofCadence(clock, round);
        };
    }

    private static List<Instance> ofOrder(ClockDefinition clock, Round round) {
        long start = round.startOf(clock.start());
        if (start == Times.NEVER) {
            return List.of();
        }
        CaseEvent stop = first(round.heardBy(clock.stop()));
        return List.of(new Instance(clock, round, null, start, start, orEnd(stop, round), stop));
    }

    private static List<Instance> ofHops(ClockDefinition clock, Round round) {
        List<Instance> instances = new ArrayList<>();
        for (Hop hop : round.hops()) {
            CaseEvent stop = null;
            for (CaseEvent fact : round.ofSteps(clock.stop())) {
                boolean stops = Round.isUnitStep(fact) ? hop.equals(round.hopOf(fact)) : Times.at(fact) >= hop.time();
                if (stops && stop == null) {
                    stop = fact;
                }
            }
            long stopped = Math.min(hop.end(), orEnd(stop, round));
            instances.add(new Instance(clock, round, hop, hop.time(), hop.time(), stopped, stop));
        }
        return instances;
    }

    private static List<Instance> ofCadence(ClockDefinition clock, Round round) {
        long opened = round.startOf(clock.start());
        if (opened == Times.NEVER) {
            return List.of();
        }
        CaseEvent end = first(round.heardBy(clock.stop()));
        Set<Step> inspection = Set.of(Step.INSPECTED);
        TreeSet<Long> arms = new TreeSet<>(Set.of(opened));
        for (CaseEvent inspected : round.ofSteps(inspection)) {
            if (Times.at(inspected) > opened && Times.at(inspected) < orEnd(end, round)) {
                arms.add(Times.at(inspected));
            }
        }
        List<Instance> instances = new ArrayList<>();
        for (long arm : arms) {
            Long next = arms.higher(arm);
            CaseEvent stop = next == null ? end : firstAt(next, round.ofSteps(inspection));
            instances.add(new Instance(clock, round, null, arm, opened, orEnd(stop, round), stop));
        }
        return instances;
    }

    /** With the round its clocks end (2.2). */
    private static long orEnd(@Nullable CaseEvent stop, Round round) {
        return stop == null ? round.end() : Times.at(stop);
    }

    private static @Nullable CaseEvent first(List<CaseEvent> facts) {
        return facts.isEmpty() ? null : facts.get(0);
    }

    private static CaseEvent firstAt(long time, List<CaseEvent> facts) {
        return facts.stream().filter(f -> Times.at(f) == time).findFirst().orElseThrow();
    }

    /** What tells it from others of the clock in the round (2.3); absent where there is one. */
    @Nullable
    String key() {
        return switch (clock.scope()) {
            case ORDER -> null;
            case HOP -> HopName.of(start, hop == null ? null : hop.unit());
            case CADENCE -> Instant.ofEpochMilli(start).toString();
        };
    }

    List<Pause> pauses() {
        return round.pausesOf(clock, hop);
    }

    /** Facts of these steps that are of the instance: of its hop, or of its round (4). */
    List<CaseEvent> own(Step... steps) {
        Set<Step> wanted = new HashSet<>(List.of(steps));
        return round.ofSteps(wanted).stream()
                .filter(f -> hop == null ? !round.isOnlyCoHandling(f) : hop.equals(round.hopOf(f)))
                .toList();
    }
}
