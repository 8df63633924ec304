package mashang.sla;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import mashang.sla.oracle.Judgement;
import mashang.workorder.CaseEvent;

/** Runs the clocks over a world, as a replay does and as a live job does. */
final class Engine {
    private Engine() {}

    /** What came of it; of verdicts with the same key the last one counts. */
    private record Found(Map<String, Verdict> verdicts, List<Alert> alerts, List<CaseEvent> tooOld) {
        void put(List<Verdict> given) {
            given.forEach(v -> verdicts.put(v.orderId() + '/' + v.round() + '/' + v.clock() + '/' + v.hop(), v));
        }
    }

    /** Everything is handed over, in any order, before log time moves, in one step. */
    static Judgement inOneGo(World world, long seed) {
        return run(world, new Random(seed), new TreeSet<>());
    }

    /** Events arrive before the watermark passes them, which moves in steps; one timer at a time wakes the order. */
    static Judgement live(World world, long seed) {
        Random random = new Random(seed);
        TreeSet<Long> steps = new TreeSet<>();
        for (CaseEvent event : world.log()) {
            steps.add(event.loggedAt().toEpochMilli() + random.nextInt(3) * 1_800_000L - 1);
        }
        return run(world, random, steps);
    }

    private static Judgement run(World world, Random random, TreeSet<Long> steps) {
        City city = world.city();
        Clocks clocks = new Clocks(city.policies(), Calendars.of(city.calendars()), city.units(), city.graceMillis());
        long until = world.until().toEpochMilli();
        Found found = new Found(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (String order :
                new TreeSet<>(world.log().stream().map(CaseEvent::orderId).toList())) {
            List<CaseEvent> log = new ArrayList<>(
                    world.log().stream().filter(e -> e.orderId().equals(order)).toList());
            Collections.shuffle(log, random);
            OrderState state = steps.isEmpty()
                    ? advanced(clocks, order, received(clocks, OrderState.NEW, log), until, found)
                    : live(clocks, order, log, steps, until, found);
            found.put(clocks.verdicts(order, state, until));
        }
        return new Judgement(List.copyOf(found.verdicts().values()), found.alerts(), found.tooOld());
    }

    private static OrderState live(
            Clocks clocks, String order, List<CaseEvent> log, TreeSet<Long> steps, long until, Found found) {
        OrderState state = OrderState.NEW;
        long watermark = Long.MIN_VALUE;
        TreeSet<Long> stops = new TreeSet<>(steps.headSet(until));
        stops.add(until);
        for (long next : stops) {
            long from = watermark;
            state = received(
                    clocks,
                    state,
                    log.stream()
                            .filter(e -> e.loggedAt().toEpochMilli() > from
                                    && e.loggedAt().toEpochMilli() <= next)
                            .toList());
            OptionalLong wake = clocks.nextWake(state);
            while (wake.isPresent() && wake.getAsLong() <= next) {
                state = advanced(clocks, order, state, wake.getAsLong(), found);
                wake = clocks.nextWake(state);
            }
            watermark = next;
        }
        return state;
    }

    private static OrderState received(Clocks clocks, OrderState state, List<CaseEvent> events) {
        OrderState received = state;
        for (CaseEvent event : events) {
            received = clocks.receive(received, event);
        }
        return received;
    }

    private static OrderState advanced(Clocks clocks, String order, OrderState state, long time, Found found) {
        Advance advance = clocks.advance(order, state, time);
        found.put(advance.forgotten());
        found.alerts().addAll(advance.alerts());
        found.tooOld().addAll(advance.tooOld());
        return advance.state();
    }
}
