package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mashang.sla.Light;
import mashang.sla.Reckoning;
import mashang.workorder.WorkOrder;

/** How an order stands, in one line: its stage and its lights, the worst first. */
final class Standing {
    private static final List<Light> WORST_FIRST = List.of(Light.RED, Light.YELLOW, Light.GREEN);

    private final Words words;
    private final Names names;

    Standing(Words words, TimeWords times) {
        this.words = words;
        this.names = new Names(words, times);
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
