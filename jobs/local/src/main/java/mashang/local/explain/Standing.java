package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import mashang.sla.Light;
import mashang.sla.Reckoning;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;

/** How an order stands, in one line: its stage and its lights, the worst first. */
final class Standing {
    private static final List<Light> WORST_FIRST = List.of(Light.RED, Light.YELLOW, Light.GREEN);

    private final Words words;
    private final TimeWords times;
    private final Names names;

    Standing(Words words, TimeWords times) {
        this.words = words;
        this.times = times;
        this.names = new Names(words, times);
    }

    /** The inspections of a task: made, missed, and when the next one is due; empty where none are wanted. */
    Optional<String> visits(WorkOrder order, List<Reckoning> reckonings, long at) {
        List<ClockReading> visits = reckonings.stream()
                .map(Reckoning::reading)
                .filter(r -> r.rule().clock().scope() == ClockDefinition.Scope.CADENCE)
                .toList();
        if (visits.isEmpty()) {
            return Optional.empty();
        }
        int made = order.count(Step.INSPECTED);
        long missed = visits.stream().filter(r -> r.isBreached(at)).count();
        OptionalLong next = visits.stream()
                .filter(r -> !r.isStopped() && r.dueAt() != Long.MAX_VALUE)
                .mapToLong(ClockReading::dueAt)
                .min();
        return Optional.of(
                next.isEmpty()
                        ? words.word("head.visits.all", made, missed)
                        : words.word("head.visits.next", made, missed, times.time(next.getAsLong())));
    }

    String line(WorkOrder order, List<Reckoning> reckonings, long at) {
        String stage = order.stage().map(s -> words.of("step", s)).orElse("-");
        List<String> lights = new ArrayList<>();
        for (Light light : WORST_FIRST) {
            String clocks = reckonings.stream()
                    .map(Reckoning::reading)
                    .filter(r -> r.light(at) == light)
                    .map(names::clock)
                    .collect(Collectors.joining(words.word("list.separator")));
            if (!clocks.isEmpty()) {
                lights.add(words.word("head.lights", words.of("light", light), clocks));
            }
        }
        String all =
                lights.isEmpty() ? words.word("head.no-clocks") : String.join(words.word("sentence.separator"), lights);
        return words.word("head.now", stage, all);
    }
}
