package mashang.local.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import mashang.sla.Calendars;
import mashang.sla.ClockRule;
import mashang.sla.Pauses;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.sla.WorkCalendar;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * When a clock would be due if nothing came between, for lives that are planned around it. Only plans follow from it: what is
 * true of them in the end says the oracle.
 */
final class Limits {

    /** What of an order a rule may ask for. */
    record Asked(
            String feed,
            @Nullable String channel,
            @Nullable Kind kind,
            @Nullable Urgency urgency,
            String category) {
        static Asked of(OrderFace face) {
            return new Asked(face.feed(), face.channelCode(), face.kind(), face.urgency(), face.category());
        }
    }

    /** From when on these rules hold, epoch milliseconds, until the next era's. */
    private record Era(long from, long until, List<ClockRule> rules) {}

    private final List<Era> eras = new ArrayList<>();
    private final Calendars calendars;

    Limits(List<Policy> policies, Calendars calendars) {
        this.calendars = calendars;
        TreeSet<Long> beginnings = new TreeSet<>();
        for (Policy policy : policies) {
            beginnings.add(policy.effectiveFrom().toEpochMilli());
        }
        for (long from : beginnings) {
            Long next = beginnings.higher(from);
            eras.add(new Era(from, next == null ? Long.MAX_VALUE : next, rulesAt(from, policies)));
        }
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

    /** When a clock that starts at {@code start} is due, epoch milliseconds; empty where the order has no such clock. */
    OptionalLong due(String clock, Asked order, long start) {
        ClockRule rule = rule(clock, order, start);
        Span limit = rule == null ? null : rule.limit();
        if (rule == null || limit == null) {
            return OptionalLong.empty();
        }
        WorkCalendar calendar = calendars.asKnownAt(rule.calendar(), start);
        return OptionalLong.of(
                switch (limit.unit()) {
                    case ELAPSED -> start + limit.amount();
                    case WORKING_TIME -> calendar.plusWorkingTime(start, limit.amount(), Pauses.NONE);
                    case WORKING_DAYS -> calendar.closeAfter(start, limit.amount(), Pauses.NONE);
                });
    }

    private @Nullable ClockRule rule(String clock, Asked order, long at) {
        for (Era era : eras) {
            if (era.from() <= at && at < era.until()) {
                return era.rules().stream()
                        .filter(rule -> rule.clock().name().equals(clock) && matches(rule, order))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private static boolean matches(ClockRule rule, Asked order) {
        return rule.match()
                .matches(order.feed(), order.channel(), order.kind(), order.urgency(), order.category(), Set.of());
    }
}
