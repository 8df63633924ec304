package mashang.local.simulator;

import mashang.workorder.Step;

/** Lives of letters: accepted, dispatched once, handled, replied; never reopened, all times whole minutes. */
final class MailboxLife {
    private MailboxLife() {}

    static Life of(OrderFace face, Limits limits, long seed) {
        Life life = new Life(face, limits, Dice.of(seed, face.number(), 4), MailboxFeed.PRECISION);
        long submitted = face.submittedAt();
        life.add(Fact.of(Step.SUBMITTED, submitted));
        Fact accepted = life.stop(Step.ACCEPTED, 1, "receive", submitted, Arrivals.DAY);
        life.add(accepted);
        if (life.dice.chance(0.04)) {
            life.add(life.reply(1, submitted, accepted.at()));
        } else if (!life.dice.chance(0.01)) {
            dispatched(life, submitted, life.inTime("transfer", accepted.at(), 6 * Life.HOUR));
        }
        return life;
    }

    private static void dispatched(Life life, long submitted, long at) {
        String unit = life.dice.chance(0.3)
                ? life.face.place().street()
                : life.dice.pick(life.face.topic().units());
        life.add(Fact.of(Step.DISPATCHED, at).by(unit));
        if (life.dice.chance(0.01)) {
            return; // stays open for ever
        }
        Fact handled =
                life.stop(Step.HANDLED, 1, "handle", at, 5 * Arrivals.DAY).by(unit);
        life.add(handled);
        life.add(life.reply(1, submitted, handled.at()));
    }
}
