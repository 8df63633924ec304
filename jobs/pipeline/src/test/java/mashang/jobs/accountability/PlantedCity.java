package mashang.jobs.accountability;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mashang.accountability.Contribution;
import mashang.accountability.Contributions;
import mashang.accountability.FigureChange;
import mashang.accountability.RunIndex;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitFigures;
import mashang.accountability.UnitScore;
import mashang.config.City;
import mashang.ledger.Balance;
import mashang.sla.Advance;
import mashang.sla.Calendars;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.units.Unit;
import mashang.units.Units;
import mashang.workorder.CaseEvent;
import mashang.workorder.CaseEventDraft;
import mashang.workorder.Kind;
import mashang.workorder.Step;

/** A city whose units work as planted, a quarter of it; their events go through the shipped rules. */
final class PlantedCity {
    static final String PERIOD = "2025";
    static final String TINY = "tiny";
    static final String HARD = "环境/夜间施工";
    private static final String EASY = "交通/公交";
    private static final Instant START = Instant.parse("2025-04-01T01:00:00Z");
    private static final long END = Instant.parse("2025-12-31T00:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final City CITY = City.load(Path.of("..", "..", "config"));

    /** What a unit does about orders it cannot finish in time. */
    enum Manner {
        HONEST,
        /** Gives them back, and gets them again with a new clock. */
        RETURNS,
        /** Closes them in time, unresolved. */
        CLOSES
    }

    /**
     * A planted unit.
     *
     * @param late share of its orders that it cannot finish in time, where they are easy; twice that where they are hard
     * @param poor share that it does badly, likewise
     * @param hard share of hard orders
     * @param twin its orders are those of all units with this number
     */
    record Planted(String id, double late, double poor, double hard, int orders, Manner manner, int twin) {}

    private final long seed;
    private final List<Planted> units = new ArrayList<>();
    private final Clocks clocks;
    private final Units registry;

    PlantedCity(long seed) {
        this.seed = seed;
        for (int i = 0; i < 3; i++) {
            units.add(new Planted("good" + i, .04, .03, .3, 150, Manner.HONEST, i));
            units.add(new Planted("fair" + i, .12, .09, .3, 150, Manner.HONEST, 10 + i));
            units.add(new Planted("bad" + i, .25, .18, .3, 150, Manner.HONEST, 20 + i));
        }
        units.add(new Planted("unlucky", .12, .09, .95, 150, Manner.HONEST, 30));
        units.add(new Planted("lucky", .12, .09, .05, 150, Manner.HONEST, 31));
        units.add(new Planted("returner", .25, .09, .3, 150, Manner.RETURNS, 32));
        units.add(new Planted("returner-honest", .25, .09, .3, 150, Manner.HONEST, 32));
        units.add(new Planted("closer", .25, .09, .3, 150, Manner.CLOSES, 33));
        units.add(new Planted("closer-honest", .25, .09, .3, 150, Manner.HONEST, 33));
        units.add(new Planted(TINY, 0, 0, 0, 1, Manner.HONEST, 34));
        registry = new Units(units.stream()
                .map(u -> new Unit(
                        u.id(),
                        List.of(new Unit.Name("局" + u.id(), null, null)),
                        null,
                        Unit.Kind.DEPARTMENT,
                        null,
                        null))
                .toList());
        clocks = new Clocks(CITY.policies(), Calendars.of(CITY.calendars()), registry, Map.of());
    }

    List<UnitScore> scores() {
        Map<String, Map<String, Long>> sums = new HashMap<>();
        for (Planted unit : units) {
            for (int i = 0; i < unit.orders(); i++) {
                for (FigureChange change : contribution(events(unit, i)).insteadOf(null)) {
                    if (change.period().equals(PERIOD)) {
                        Map<String, Long> sum = sums.computeIfAbsent(change.unit(), u -> new HashMap<>());
                        change.amounts().forEach((name, amount) -> sum.merge(name, amount, Long::sum));
                    }
                }
            }
        }
        List<UnitFigures> figures = new ArrayList<>();
        sums.forEach((unit, sum) -> figures.add(new UnitFigures(unit, PERIOD, 1, 1, null, sum, Map.of())));
        return RunIndex.of(ScorePolicy.DEFAULT, figures);
    }

    private Contribution contribution(List<CaseEvent> events) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = clocks.receive(state, event);
        }
        Advance advance = clocks.advance(events.get(0).orderId(), state, END);
        return Contributions.of(advance, registry, Balance.of(advance.order()));
    }

    private List<CaseEvent> events(Planted unit, int number) {
        SplittableRandom dice = new SplittableRandom(seed * 1_000_003 + unit.twin() * 1_009L + number);
        boolean isHard = dice.nextDouble() < unit.hard();
        boolean isLate = dice.nextDouble() < unit.late() * (isHard ? 2 : 1);
        boolean isPoor = dice.nextDouble() < unit.poor() * (isHard ? 2 : 1);
        boolean isSeen = dice.nextDouble() < .9;
        long start = START.toEpochMilli() + dice.nextLong(60) * DAY + dice.nextLong(6 * 60) * MINUTE;
        Life life = new Life(unit, number, start, isHard ? HARD : EASY);
        life.add(Step.SUBMITTED, 0);
        life.add(Step.ACCEPTED, 2 * MINUTE);
        life.dispatch(10 * MINUTE);
        boolean isFaked = isLate && unit.manner() == Manner.CLOSES;
        if (isLate && unit.manner() == Manner.RETURNS) {
            for (int turn = 1; turn <= 3; turn++) {
                life.give(Step.RETURNED, turn * 4L * DAY);
                life.dispatch(turn * 4L * DAY + 5L * MINUTE);
            }
            life.close(14 * DAY);
        } else {
            life.close(isLate && !isFaked ? 16 * DAY : (1 + dice.nextLong(4)) * DAY);
        }
        boolean isResolved = !(isFaked && isSeen);
        life.events.add(life.draft(Step.FOLLOWED_UP, life.last + DAY / 2)
                .contacted(true)
                .resolved(isResolved)
                .satisfied(isResolved && !isPoor)
                .done());
        return life.events;
    }

    private static final class Life {
        private final List<CaseEvent> events = new ArrayList<>();
        private final String name;
        private final String id;
        private final long start;
        private final String category;
        private long last;

        Life(Planted unit, int number, long start, String category) {
            this.name = "局" + unit.id();
            this.id = unit.id() + '-' + number;
            this.start = start;
            this.category = category;
        }

        CaseEventDraft draft(Step step, long after) {
            last = after;
            Instant at = Instant.ofEpochMilli(start + after);
            return CaseEvent.draft("hotline", id, step, at, at)
                    .origin("a")
                    .channel("phone")
                    .kind(Kind.COMPLAINT)
                    .category(category);
        }

        void add(Step step, long after) {
            events.add(draft(step, after).done());
        }

        void give(Step step, long after) {
            events.add(draft(step, after).unit(name).done());
        }

        void dispatch(long after) {
            give(Step.DISPATCHED, after);
            give(Step.SIGNED, after + 5 * MINUTE);
        }

        void close(long after) {
            give(Step.HANDLED, after);
            give(Step.REPLIED, after + 10 * MINUTE);
        }
    }
}
