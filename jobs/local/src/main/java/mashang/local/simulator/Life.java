package mashang.local.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * The planned life of an order: what finally is true of it, in the order of happening, and which clocks are meant to be
 * breached or nearly so.
 *
 * <p>About one order in ten has a breach planted in one of its clocks.
 */
final class Life {
    static final long MINUTE = 60_000L;
    static final long HOUR = 60 * MINUTE;

    private static final String[] PLANTABLE = {"receive", "handle", "total"};
    private static final double PLANTED_SHARE = 0.105;
    private static final double NEAR_SHARE = 0.012;

    /** Of the things nothing is planned for. */
    private static final double SLIP_SHARE = 0.015;

    private static final Pace[] NEAR = {Pace.AT_DUE, Pace.JUST_BEFORE, Pace.JUST_AFTER};

    final OrderFace face;
    final Dice dice;
    final List<Fact> facts = new ArrayList<>();
    final List<Intent> intents = new ArrayList<>();

    private final Limits limits;
    private final long precision;
    private final @Nullable String planted;

    /** The latest round whose due times have moved; 0 for none. */
    private int detoured;

    /**
     * What is meant to become of a clock.
     *
     * @param round round of the order
     * @param clock its name
     * @param pace how it is planned to end
     */
    record Intent(int round, String clock, Pace pace) {}

    Life(OrderFace face, Limits limits, Dice dice, long precision) {
        this.face = face;
        this.limits = limits;
        this.dice = dice;
        this.precision = precision;
        this.planted = dice.chance(PLANTED_SHARE) ? PLANTABLE[dice.weighted(4, 4, 2)] : null;
    }

    void add(Fact fact) {
        facts.add(fact);
    }

    /** The due times of this round are not those of a plain order any more. */
    void detour(int round) {
        detoured = round;
    }

    long floor(long at) {
        return at / precision * precision;
    }

    /** How a clock shall end; drawn once per clock and round. */
    Pace pace(String clock) {
        if (clock.equals(planted)) {
            return Pace.LATE;
        }
        return dice.chance(NEAR_SHARE) ? NEAR[dice.below(NEAR.length)] : Pace.ON_TIME;
    }

    /** Epoch milliseconds; empty where the order has no such clock. */
    OptionalLong due(String clock, long start) {
        return limits.due(clock, Limits.Asked.of(face), start);
    }

    /**
     * When something is done that has a clock of its own, hardly ever too late.
     *
     * @param usual milliseconds it takes at most where there is no limit
     */
    long inTime(String clock, long start, long usual) {
        OptionalLong due = due(clock, start);
        if (due.isEmpty()) {
            return later(start, precision, usual);
        }
        long limit = due.getAsLong() - start;
        if (dice.chance(SLIP_SHARE)) {
            return later(due.getAsLong(), precision, Math.max(HOUR, limit / 2)) + precision;
        }
        long at = start + (long) (limit * (0.03 + 0.7 * dice.unit()));
        return Math.max(start, floor(workingHours(at, due.getAsLong() - limit / 20)));
    }

    /** Whether due times of a round may move: nothing is meant to come of one of its long clocks. */
    boolean mayDetour(int round) {
        return !"total".equals(planted)
                && intents.stream()
                        .noneMatch(intent ->
                                intent.round() == round && intent.clock().equals("handle"));
    }

    /**
     * The fact that stops a clock, at the clock's pace.
     *
     * @param usual milliseconds it takes where there is no limit
     */
    Fact stop(Step step, int round, String clock, long start, long usual) {
        Pace pace = pace(clock);
        OptionalLong planned = due(clock, start);
        if (planned.isEmpty()) {
            return Fact.of(step, start + floor(1 + (long) (usual * dice.unit())) + precision);
        }
        long due = planned.getAsLong();
        long at = pace.stop(start, due - start, precision, dice);
        if (pace == Pace.ON_TIME) {
            at = workingHours(at, due - (due - start) / 20);
        } else {
            intents.add(new Intent(round, clock, pace));
        }
        return Fact.of(step, Math.max(at, start + precision)).stopping(due, pace.near());
    }

    /** People answer by day: what would fall into the night waits for the morning, where the limit leaves the time. */
    long workingHours(long at, long latest) {
        long midnight = Arrivals.midnightBefore(at);
        long hour = (at - midnight) / HOUR;
        if (hour >= 8 && hour < 20) {
            return at;
        }
        long morning = midnight + (hour < 8 ? 0 : Arrivals.DAY) + 8 * HOUR + 30 * MINUTE;
        long opened = floor(morning + dice.between(0, 3 * HOUR));
        return opened < latest ? opened : at;
    }

    /** A time between two others, the given shares of the way. */
    long within(long from, long to, double least, double most) {
        return floor(from + (long) ((to - from) * (least + (most - least) * dice.unit())));
    }

    long later(long at, long least, long most) {
        return floor(at + dice.between(least, most));
    }

    /**
     * Replies to a handled order: on the total clock's pace where that can be kept, else some time after it was handled.
     *
     * @param totalStart epoch milliseconds: when the total clock of the round started
     */
    Fact reply(int round, long totalStart, long handledAt) {
        Fact reply = Fact.of(Step.REPLIED, inTime("report", handledAt, 30 * HOUR));
        OptionalLong planned = due("total", totalStart);
        if (planned.isEmpty()) {
            return reply;
        }
        long due = planned.getAsLong();
        Pace pace = detoured == round ? Pace.ON_TIME : pace("total");
        if (pace != Pace.ON_TIME && handledAt < due - precision) {
            intents.add(new Intent(round, "total", pace));
            return Fact.of(Step.REPLIED, pace.stop(totalStart, due - totalStart, precision, dice))
                    .stopping(due, pace.near());
        }
        if (reply.at() >= due && handledAt < due - 2 * precision) {
            reply = Fact.of(Step.REPLIED, floor(handledAt + (due - handledAt) / 2));
        }
        return reply.stopping(due, false);
    }
}
