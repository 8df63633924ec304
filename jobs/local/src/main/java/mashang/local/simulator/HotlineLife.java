package mashang.local.simulator;

import java.util.Comparator;
import java.util.List;
import mashang.workorder.Step;

/** Lives of hotline orders: answered at once, refused, or dispatched and handled, with everything that comes between. */
final class HotlineLife {
    private static final List<String> RETURN_REASONS =
            List.of("不属于我单位职责范围", "属地管理，建议转街道办理", "涉及多部门，建议由牵头单位办理", "该路段尚未移交我单位");
    private static final List<String> REFUSALS =
            List.of("属于信访事项，建议通过信访渠道反映", "已进入诉讼程序，不予受理", "重复反映，已有办理结果", "诉求不明确且无法联系");
    private static final List<String> REOPEN_REASONS = List.of("市民表示问题没有解决", "回访不满意，退回重办", "答复内容与事实不符");
    private static final double[] LIVES = {0.22, 0.04, 0.015, 0.02, 0.705};

    private static final int MOST_ROUNDS = 3;

    private final Life life;
    private final Dice dice;

    private HotlineLife(Life life) {
        this.life = life;
        this.dice = life.dice;
    }

    static Life of(OrderFace face, Limits limits, long seed) {
        Life life = new Life(face, limits, Dice.of(seed, face.number(), 4), HotlineFeed.PRECISION);
        new HotlineLife(life).live();
        life.facts.sort(Comparator.comparingLong(Fact::at));
        return life;
    }

    private void live() {
        long submitted = life.face.submittedAt();
        life.add(Fact.of(Step.SUBMITTED, submitted));
        switch (dice.weighted(LIVES)) {
            case 0 -> answered(submitted);
            case 1 -> life.add(received(Step.REJECTED, submitted).because(dice.pick(REFUSALS)));
            case 2 -> life.add(received(Step.CANCELLED, submitted).because("市民来电撤销诉求"));
            case 3 -> {
                Fact accepted = received(Step.ACCEPTED, submitted);
                life.add(accepted);
                long merged = life.later(accepted.at(), 2 * Life.MINUTE, 3 * Life.HOUR);
                life.add(Fact.of(Step.MERGED, merged).because("与此前同一诉求合并办理"));
                if (dice.chance(0.85)) { // else its caller is forgotten
                    life.add(Fact.of(Step.REPLIED, life.later(merged, Life.HOUR, 12 * Arrivals.DAY)));
                }
            }
            default -> {
                Fact accepted = received(Step.ACCEPTED, submitted);
                life.add(accepted);
                dispatched(1, submitted, life.inTime("transfer", accepted.at(), 30 * Life.MINUTE));
            }
        }
    }

    private Fact received(Step step, long submitted) {
        return life.stop(step, 1, "receive", submitted, 10 * Life.MINUTE);
    }

    private void answered(long submitted) {
        if (dice.chance(0.5)) {
            life.add(received(Step.ANSWERED, submitted));
        } else {
            Fact accepted = received(Step.ACCEPTED, submitted);
            life.add(accepted);
            life.add(Fact.of(Step.ANSWERED, life.later(accepted.at(), Life.MINUTE, 25 * Life.MINUTE)));
        }
        long end = life.facts.get(life.facts.size() - 1).at();
        if (dice.chance(0.2)) {
            end = life.later(end, Life.HOUR, 30 * Life.HOUR);
            life.add(Fact.of(Step.FOLLOWED_UP, end));
        }
        if (dice.chance(0.6)) {
            closedOut(end);
        }
    }

    /** One round, from its first dispatch on. */
    private void dispatched(int round, long totalStart, long at) {
        String unit = unit();
        List<String> helpers = dice.chance(0.08) ? List.of(dice.pick(Places.DEPARTMENTS)) : List.of();
        life.add(Fact.of(Step.DISPATCHED, at).by(unit).with(helpers));
        if (dice.chance(0.007)) {
            return; // stays open for ever, unsigned
        }
        Fact handled = life.stop(Step.HANDLED, round, "handle", at, 5 * Arrivals.DAY);
        String last = hops(unit, at, handled.at());
        helped(helpers, at, handled.at());
        urged(at, handled.at());
        if (life.mayDetour(round)) {
            handled = Detours.of(life, round, at, last).before(handled);
        }
        if (dice.chance(0.02)) {
            life.intents.removeIf(
                    intent -> intent.round() == round && intent.clock().equals("handle"));
            life.add(Fact.of(Step.CANCELLED, life.within(at, handled.at(), 0.5, 0.98))
                    .because("市民表示问题已自行解决"));
            return;
        }
        if (dice.chance(0.004)) {
            life.intents.removeIf(
                    intent -> intent.round() == round && intent.clock().equals("handle"));
            return; // stays open for ever, in some unit's hands
        }
        life.add(handled.by(last));
        finished(round, life.reply(round, totalStart, handled.at()).by(last));
    }

    private void finished(int round, Fact reply) {
        life.add(reply);
        long end = reply.at();
        if (dice.chance(0.97)) {
            end = life.inTime("follow-up", end, 40 * Life.HOUR);
            life.add(Fact.of(Step.FOLLOWED_UP, end));
        }
        if (dice.chance(round == 1 ? 0.05 : 0.15) && round < MOST_ROUNDS) {
            long again = life.later(end, Life.HOUR, 3 * Arrivals.DAY);
            life.add(Fact.of(Step.REOPENED, again).because(dice.pick(REOPEN_REASONS)));
            dispatched(round + 1, again, life.later(again, 5 * Life.MINUTE, 3 * Life.HOUR));
        } else if (dice.chance(0.85)) {
            closedOut(end);
        } // else nobody has come to check it yet
    }

    /** Checked (核验) and struck off (销号), as it should be, or too early, or after a check in vain. */
    private void closedOut(long end) {
        double what = dice.unit();
        if (what < 0.05) {
            life.add(Fact.of(Step.WRITTEN_OFF, life.later(end, Life.HOUR, 2 * Arrivals.DAY))); // nobody has checked it
            return;
        }
        long checked = life.later(end, 2 * Life.HOUR, 3 * Arrivals.DAY);
        if (what < 0.12) {
            life.add(Fact.of(Step.CHECKED, checked).finding(false).because("现场查看，问题仍在"));
            if (what < 0.08) {
                long anyway = life.later(checked, Life.HOUR, Arrivals.DAY);
                life.add(Fact.of(Step.WRITTEN_OFF, anyway)); // although it is not resolved
                return;
            }
            checked = life.later(checked, Arrivals.DAY, 5 * Arrivals.DAY);
        }
        life.add(
                what < 0.7
                        ? Fact.of(Step.CHECKED, checked).finding(true)
                        : Fact.of(Step.CHECKED, checked)); // many do not write down what they found
        if (what < 0.96) {
            life.add(Fact.of(Step.WRITTEN_OFF, life.later(checked, Life.HOUR, 2 * Arrivals.DAY)));
        }
    }

    /** Signing, returns and further dispatches between the first dispatch and the end; tells who has it in the end. */
    private String hops(String first, long dispatched, long handled) {
        double what = dice.unit();
        if (what < 0.08) {
            return returned(first, dispatched, handled);
        }
        if (what < 0.12) {
            life.add(Fact.of(Step.RETURN_REQUESTED, life.within(dispatched, handled, 0.05, 0.2))
                    .by(first)
                    .because(dice.pick(RETURN_REASONS)));
            life.add(Fact.of(Step.RETURN_DENIED, life.within(dispatched, handled, 0.2, 0.4))
                    .by(first));
            sign(first, dispatched, handled, 0.4);
            return first;
        }
        sign(first, dispatched, handled, 0.02);
        if (what < 0.15) {
            String second = unit();
            long again = life.within(dispatched, handled, 0.4, 0.6);
            life.add(Fact.of(Step.DISPATCHED, again).by(second));
            sign(second, again, handled, 0.05);
            return second;
        }
        return first;
    }

    private String returned(String first, long dispatched, long handled) {
        String second = unit();
        long again = hop(first, second, dispatched, handled, 0.05);
        if (!dice.chance(0.2)) {
            sign(second, again, handled, 0.05);
            return second;
        }
        long back = hop(second, first, dispatched, handled, 0.4); // A → B → A: nobody wants it
        sign(first, back, handled, 0.1);
        return first;
    }

    /** Tells when it was dispatched again. */
    private long hop(String from, String to, long dispatched, long handled, double begin) {
        life.add(Fact.of(Step.RETURN_REQUESTED, life.within(dispatched, handled, begin, begin + 0.1))
                .by(from)
                .because(dice.pick(RETURN_REASONS)));
        life.add(Fact.of(Step.RETURNED, life.within(dispatched, handled, begin + 0.1, begin + 0.2))
                .by(from));
        long again = life.within(dispatched, handled, begin + 0.2, begin + 0.3);
        life.add(Fact.of(Step.DISPATCHED, again).by(to));
        return again;
    }

    /** Somewhere on the way from the unit's dispatch to the end, and hardly ever after its time. */
    private void sign(String unit, long dispatched, long handled, double begin) {
        if (dice.chance(0.98)) {
            long usual = life.within(dispatched, handled, begin, begin + 0.15);
            long inTime = life.inTime("sign", dispatched, Arrivals.DAY);
            life.add(Fact.of(Step.SIGNED, Math.min(usual, inTime)).by(unit));
        }
    }

    /** What co-handling units do says nothing about the order's clocks; they have clocks of their own. */
    private void helped(List<String> helpers, long dispatched, long handled) {
        for (String helper : helpers) {
            sign(helper, dispatched, handled, 0.02);
            if (dice.chance(0.9)) {
                life.add(Fact.of(Step.HANDLED, life.within(dispatched, handled, 0.5, 0.95))
                        .by(helper));
            }
        }
    }

    private void urged(long dispatched, long handled) {
        if (dice.chance(0.08)) {
            for (int i = dice.below(3); i >= 0; i--) {
                life.add(Fact.of(Step.URGED, life.within(dispatched, handled, 0.3, 1.2))
                        .because("市民再次来电催办"));
            }
        }
    }

    private String unit() {
        double what = dice.unit();
        if (what < 0.012) {
            return dice.pick(Places.UNKNOWN_UNITS);
        }
        if (what < 0.016) {
            return Places.FORMER_NAME;
        }
        if (what < 0.3) {
            return life.face.place().street();
        }
        return dice.pick(what < 0.95 ? life.face.topic().units() : Places.DEPARTMENTS);
    }
}
