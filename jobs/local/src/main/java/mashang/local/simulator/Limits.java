package mashang.local.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/** Which limit holds for an order's clock: looked up in the policies, by the simulator's own reading of them. */
final class Limits {

    /** What of an order a rule may ask for. */
    record Asked(
            String feed,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable Urgency urgency) {
        static Asked of(OrderFace face) {
            OrderFace.Channel channel = face.channel();
            return new Asked(face.feed(), channel == null ? null : channel.code, face.kind(), face.urgency());
        }
    }

    /** From when on these rules hold, epoch milliseconds, until the next era's. */
    record Era(long from, long until, List<ClockRule> rules) {}

    /** No limit of its own. */
    static final long NO_LIMIT = -1;

    private final List<Era> eras = new ArrayList<>();
    private final List<String> clocks;

    Limits(List<Policy> policies) {
        TreeSet<Long> beginnings = new TreeSet<>();
        TreeSet<String> names = new TreeSet<>();
        for (Policy policy : policies) {
            beginnings.add(policy.effectiveFrom().toEpochMilli());
            policy.rules().forEach(rule -> names.add(rule.clock().name()));
        }
        for (long from : beginnings) {
            Long next = beginnings.higher(from);
            eras.add(new Era(from, next == null ? Long.MAX_VALUE : next, rulesAt(from, policies)));
        }
        clocks = List.copyOf(names);
    }

    /** The rules of every policy's version in force at a time, the highest priority first, else as written. */
    private static List<ClockRule> rulesAt(long at, List<Policy> policies) {
        Map<String, Policy> inForce = new LinkedHashMap<>();
        for (Policy policy : policies) {
            if (policy.effectiveFrom().toEpochMilli() <= at) {
                inForce.merge(policy.id(), policy, (a, b) -> b.effectiveFrom().isBefore(a.effectiveFrom()) ? a : b);
            }
        }
        List<ClockRule> rules = new ArrayList<>();
        inForce.values().forEach(policy -> rules.addAll(policy.rules()));
        rules.sort(Comparator.comparingInt(ClockRule::priority).reversed());
        return List.copyOf(rules);
    }

    static long millis(ClockRule rule) {
        return rule.limit() == null ? NO_LIMIT : rule.limit().amount();
    }

    /** Every clock of the policies, by name. */
    List<String> clocks() {
        return clocks;
    }

    List<Era> eras() {
        return eras;
    }

    /** The rule of an era for a clock; absent where the order has no such clock. */
    static @Nullable ClockRule rule(Era era, String clock, Asked order) {
        for (ClockRule rule : era.rules()) {
            if (rule.clock().name().equals(clock)
                    && rule.match()
                            .matches(order.feed(), order.channel(), order.kind(), order.urgency(), null, Set.of())) {
                return rule;
            }
        }
        return null;
    }

    /** Milliseconds a clock that starts at {@code at} may run; {@link #NO_LIMIT} where there is no limit. */
    long limit(String clock, Asked order, long at) {
        for (Era era : eras) {
            if (era.from() <= at && at < era.until()) {
                ClockRule rule = rule(era, clock, order);
                return rule == null ? NO_LIMIT : millis(rule);
            }
        }
        return NO_LIMIT;
    }
}
