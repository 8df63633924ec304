package mashang.local.simulator;

import java.util.OptionalLong;
import mashang.workorder.Step;
import mashang.workorder.Urgency;

/**
 * What may move a due time on the way to the handling: on hold, more time asked for, found to be something else. Each is played
 * so that the due time matters: who overlooks it takes the order for late.
 */
final class Detours {
    private static final double[] SHARES = {0.05, 0.05, 0.03, 0.87};

    private final Life life;
    private final Dice dice;
    private final int round;
    private final long dispatched;
    private final String unit;

    private Detours(Life life, int round, long dispatched, String unit) {
        this.life = life;
        this.dice = life.dice;
        this.round = round;
        this.dispatched = dispatched;
        this.unit = unit;
    }

    /** Of a round that was first dispatched then and is in this unit's hands in the end. */
    static Detours of(Life life, int round, long dispatched, String unit) {
        return new Detours(life, round, dispatched, unit);
    }

    /** Adds one or none, and tells when the order is handled after it. */
    Fact before(Fact handled) {
        int which = dice.weighted(SHARES);
        if (which == SHARES.length - 1) {
            return handled;
        }
        life.detour(round);
        return switch (which) {
            case 0 -> suspended(handled);
            case 1 -> extended(handled);
            default -> reclassified(handled);
        };
    }

    /** For as long as it lasted it is handled later. */
    private Fact suspended(Fact handled) {
        long from = life.within(dispatched, handled.at(), 0.9, 0.94);
        long until = life.later(from, 2 * Life.HOUR, 4 * Arrivals.DAY);
        life.add(Fact.of(Step.SUSPENDED, from).by(unit).because("等待市民补充材料"));
        life.add(Fact.of(Step.RESUMED, until).by(unit));
        return moved(handled, handled.at() + until - from);
    }

    private Fact extended(Fact handled) {
        OptionalLong due = life.due("handle", dispatched);
        if (due.isEmpty()) {
            return handled;
        }
        long asked = life.within(dispatched, handled.at(), 0.85, 0.9);
        long wanted = life.later(due.getAsLong(), Arrivals.DAY, 6 * Arrivals.DAY);
        life.add(Fact.of(Step.EXTENSION_REQUESTED, asked)
                .by(unit)
                .extending(wanted)
                .because("施工需要，申请延期"));
        if (dice.chance(0.1)) {
            return handled; // nobody decides
        }
        long decided = life.within(asked, handled.at(), 0.1, 0.9);
        if (dice.chance(0.25)) {
            life.add(Fact.of(Step.EXTENSION_DENIED, decided).by(unit).because("不符合延期条件"));
            return handled;
        }
        life.add(Fact.of(Step.EXTENDED, decided).by(unit).extending(wanted));
        return moved(handled, life.within(due.getAsLong(), wanted, 0.1, 0.9));
    }

    private Fact reclassified(Fact handled) {
        Urgency urgency = dice.chance(0.7) ? Urgency.COMPLEX : Urgency.LIVELIHOOD;
        life.add(Fact.of(Step.RECLASSIFIED, life.within(dispatched, handled.at(), 0.2, 0.8))
                .as(urgency)
                .because("经核实，调整紧急程度"));
        return handled;
    }

    private static Fact moved(Fact handled, long at) {
        return Fact.of(handled.step(), Math.max(at, handled.at()));
    }
}
