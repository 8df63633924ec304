package mashang.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import mashang.sla.oracle.Judgement;
import mashang.workorder.CaseEvent;

/** A city and what was handed over to it, until a time. */
record World(City city, List<CaseEvent> log, Instant until) {

    static World random(long seed) {
        Dice dice = new Dice(seed);
        boolean isDecided = dice.percent(30);
        RandomCity random = new RandomCity(dice, isDecided);
        City city = random.city();
        if (dice.percent(50)) {
            city = city.with(random.news(city));
        }
        RandomLog log = new RandomLog(dice, isDecided);
        List<CaseEvent> events = log.events();
        return new World(city, events, log.until(events));
    }

    Judgement judged() {
        return city.oracle().judge(log, until.toEpochMilli());
    }

    /** The smallest world found, by leaving out one thing at a time, of which the same is true. */
    World shrunk(Predicate<World> stillFails) {
        World smallest = this;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (World candidate : smallest.withLess()) {
                if (stillFails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private List<World> withLess() {
        List<World> worlds = new ArrayList<>();
        for (int i = 0; i < log.size() && log.size() > 1; i++) {
            worlds.add(new World(city, without(log, i), until));
        }
        for (City less : Shrinking.of(city)) {
            worlds.add(new World(less, log, until));
        }
        return worlds;
    }

    static <T> List<T> without(List<T> list, int index) {
        List<T> copy = new ArrayList<>(list);
        copy.remove(index);
        return copy;
    }

    /** What the oracle says and the clocks do not, and the other way round. */
    String comparison(long seed) {
        StringBuilder text = new StringBuilder();
        List<String> expected = lines(judged());
        Engine engine = new Engine(this);
        for (Judgement got : List.of(engine.inOneGo(seed), engine.live(seed))) {
            List<String> lines = lines(got);
            text.append("  missing:\n");
            expected.stream().filter(l -> !lines.contains(l)).forEach(text::append);
            text.append("  too many:\n");
            lines.stream().filter(l -> !expected.contains(l)).forEach(text::append);
        }
        return EventText.localTimes(text.toString());
    }

    private static List<String> lines(Judgement judgement) {
        List<String> lines = new ArrayList<>();
        judgement.alerts().forEach(a -> lines.add("    " + a + "\n"));
        judgement.verdicts().forEach(v -> lines.add("    " + v + "\n"));
        judgement.tooOld().forEach(e -> lines.add("    too old " + e.eventId() + " " + e.loggedAt() + "\n"));
        return lines;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("until ").append(EventText.text(until));
        text.append(", grace ").append(city.graceMillis()).append('\n');
        for (Policy policy : city.policies()) {
            text.append("policy ").append(policy.name()).append(" from ").append(policy.effectiveFrom());
            text.append(' ').append(policy.buckPassing()).append('\n');
            policy.rules().forEach(r -> text.append("  ").append(r).append('\n'));
        }
        city.calendars().forEach(c -> text.append(c).append('\n'));
        city.units().all().forEach(u -> text.append(u).append('\n'));
        city.news().forEach(n -> text.append(n).append('\n'));
        return text.append(EventText.text(log)).toString();
    }
}
