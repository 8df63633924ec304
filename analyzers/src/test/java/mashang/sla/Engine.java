package mashang.sla;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import mashang.sla.oracle.Judgement;
import mashang.workorder.CaseEvent;

/** Runs the clocks over a world, as a replay does and as a live job does. */
final class Engine {
    private final World world;
    /** With all news, of whatever time. */
    private final Clocks informed;

    Engine(World world) {
        this.world = world;
        informed = world.city().informed();
    }

    /** Everything is handed over, in any order, before log time moves, in one step. */
    Judgement inOneGo(long seed) {
        return run(new Random(seed), new TreeSet<>());
    }

    /**
     * Events and news arrive before the watermark passes them, which moves in steps; one timer at a time wakes the order. That
     * there are news it is told some time later, at the latest in the end.
     */
    Judgement live(long seed) {
        Random random = new Random(seed);
        TreeSet<Long> steps = new TreeSet<>();
        for (CaseEvent event : world.log()) {
            steps.add(event.loggedAt().toEpochMilli() + random.nextInt(3) * 1_800_000L - 1);
        }
        return run(random, steps);
    }

    private Judgement run(Random random, NavigableSet<Long> steps) {
        long until = world.until().toEpochMilli();
        Judgement all = new Judgement(List.of(), List.of(), List.of());
        for (String order :
                new TreeSet<>(world.log().stream().map(CaseEvent::orderId).toList())) {
            List<CaseEvent> log = new ArrayList<>(
                    world.log().stream().filter(e -> e.orderId().equals(order)).toList());
            Collections.shuffle(log, random);
            Run run = new Run(order, steps.isEmpty() ? informed : world.city().clocks(), random);
            if (steps.isEmpty()) {
                run.receive(log);
                run.advance(until);
            } else {
                run.live(log, steps, until);
            }
            all = sum(all, run.judgement(until));
        }
        return all;
    }

    private static Judgement sum(Judgement a, Judgement b) {
        return new Judgement(
                both(a.verdicts(), b.verdicts()), both(a.alerts(), b.alerts()), both(a.tooOld(), b.tooOld()));
    }

    private static <T> List<T> both(List<T> a, List<T> b) {
        List<T> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    /** One order; of verdicts with the same key the last one counts. */
    private final class Run {
        private final String order;
        private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
        private final List<Alert> alerts = new ArrayList<>();
        private final List<CaseEvent> tooOld = new ArrayList<>();
        private final Random random;
        private OrderState state = OrderState.NEW;
        private Clocks clocks;

        Run(String order, Clocks clocks, Random random) {
            this.order = order;
            this.clocks = clocks;
            this.random = random;
        }

        void receive(List<CaseEvent> events) {
            for (CaseEvent event : events) {
                state = clocks.receive(state, event);
            }
        }

        void advance(long time) {
            Advance advance = clocks.advance(order, state, time);
            give(advance.forgotten());
            alerts.addAll(advance.alerts());
            tooOld.addAll(advance.tooOld());
            state = advance.state();
        }

        void live(List<CaseEvent> log, NavigableSet<Long> steps, long until) {
            TreeSet<Long> stops = new TreeSet<>(steps.headSet(until));
            stops.add(until);
            long watermark = Long.MIN_VALUE;
            for (long next : stops) {
                long from = watermark;
                receive(log.stream()
                        .filter(e -> e.loggedAt().toEpochMilli() > from
                                && e.loggedAt().toEpochMilli() <= next)
                        .toList());
                hear(from, next);
                OptionalLong wake = clocks.nextWake(state);
                while (wake.isPresent() && wake.getAsLong() <= next) {
                    advance(wake.getAsLong());
                    wake = clocks.nextWake(state);
                }
                if (next == until || random.nextInt(3) == 0) {
                    advance(next);
                }
                watermark = next;
            }
        }

        private void hear(long after, long upTo) {
            for (RuleNews news : world.city().news()) {
                if (news.knownFrom() > after && news.knownFrom() <= upTo) {
                    clocks = clocks.with(news);
                }
            }
        }

        private void give(List<Verdict> given) {
            given.forEach(v -> verdicts.put(v.round() + "/" + v.clock() + '/' + v.hop(), v));
        }

        Judgement judgement(long until) {
            give(clocks.verdicts(order, state, until));
            return new Judgement(List.copyOf(verdicts.values()), alerts, tooOld);
        }
    }
}
