package mashang.local.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import mashang.sla.ClockRule;
import mashang.workorder.Step;

/**
 * Which clocks of one order are overdue, from what its records are planned to say: the simulator's own reckoning, made on
 * plans and not on records.
 */
final class Verdicts {
    private static final long NEVER = Long.MAX_VALUE;

    private final Limits limits;
    private final Limits.Asked order;
    private final long grace;

    /**
     * A clock that did not stop in time, as far as is known.
     *
     * @param due epoch milliseconds
     * @param told epoch milliseconds: due plus grace, before which nobody is accused
     * @param stopped whether it did stop, too late
     */
    record Overdue(int round, String clock, long due, long told, boolean stopped) {
        String id() {
            return round + "/" + clock;
        }
    }

    Verdicts(Limits limits, OrderFace face, long grace) {
        this.limits = limits;
        this.order = Limits.Asked.of(face);
        this.grace = grace;
    }

    /** The overdue clocks by everything that was told until {@code known} (epoch milliseconds, included). */
    List<Overdue> overdue(List<Told> all, long known) {
        TreeMap<String, Told> facts = new TreeMap<>();
        boolean submitted = false;
        for (Told told : all) {
            if (told.loggedAt() <= known) {
                facts.merge(told.key(), told, (old, now) -> now.supersedes(old) ? now : old);
                submitted |= told.step() == Step.SUBMITTED;
            }
        }
        // Channel, kind and urgency are stated by the submission alone.
        boolean letter = order.feed().equals(MailboxFeed.NAME);
        Limits.Asked asked = submitted || letter ? order : new Limits.Asked(order.feed(), null, null, null);
        return overdue(facts.values(), asked);
    }

    private List<Overdue> overdue(Collection<Told> facts, Limits.Asked asked) {
        long[] beginnings = facts.stream()
                .filter(fact -> fact.step() == Step.REOPENED)
                .mapToLong(Told::at)
                .sorted()
                .distinct()
                .toArray();
        List<Overdue> overdue = new ArrayList<>();
        for (int round = 1; round <= beginnings.length + 1; round++) {
            long from = round == 1 ? Long.MIN_VALUE : beginnings[round - 2];
            long until = round > beginnings.length ? NEVER : beginnings[round - 1];
            List<Told> within = facts.stream()
                    .filter(fact -> fact.at() >= from && fact.at() < until)
                    .toList();
            for (String clock : limits.clocks()) {
                judge(round, clock, within, asked, overdue);
            }
        }
        return overdue;
    }

    private void judge(int round, String clock, List<Told> facts, Limits.Asked asked, List<Overdue> overdue) {
        for (Limits.Era era : limits.eras()) {
            ClockRule rule = Limits.rule(era, clock, asked);
            long start = rule == null ? NEVER : earliest(rule.clock().start(), facts);
            if (rule != null && start != NEVER && start >= era.from() && start < era.until()) {
                long stop = earliest(rule.clock().stop(), facts);
                long due = start + Limits.millis(rule);
                if (Limits.millis(rule) != Limits.NO_LIMIT && stop > due) {
                    overdue.add(new Overdue(round, clock, due, due + grace, stop != NEVER));
                }
                return;
            }
        }
    }

    private static long earliest(Set<Step> steps, List<Told> facts) {
        long earliest = NEVER;
        for (Told fact : facts) {
            if (steps.contains(fact.step())) {
                earliest = Math.min(earliest, fact.at());
            }
        }
        return earliest;
    }
}
