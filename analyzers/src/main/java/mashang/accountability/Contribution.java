package mashang.accountability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.ledger.Balance;
import org.jspecify.annotations.Nullable;

/**
 * What one order contributes to the figures of all units (工单的考核贡献), as known at a log time. Takes the place of whatever it contributed before, so
 * that figures are sums of contributions and nothing else: any figure can be taken apart into orders.
 *
 * @param orderId the order
 * @param version grows with every change of what is known of the order, see {@code Advance#version}
 * @param knownAt log time since when it is so, epoch milliseconds
 * @param balance what it puts into the books of the ledger, counted by the ledger
 * @param shares by day, then by units
 */
public record Contribution(String orderId, long version, long knownAt, Balance balance, List<Share> shares) {

    /** Whether figures are the same with it as with another. */
    public boolean isSame(@Nullable Contribution other) {
        return other != null && shares.equals(other.shares) && balance.equals(other.balance);
    }

    /** By how much figures change when this takes the place of another, or of nothing. Ordered by unit and period. */
    public List<FigureChange> insteadOf(@Nullable Contribution before) {
        Map<String, Map<Period, Map<String, Long>>> changes = new TreeMap<>();
        add(shares, 1, changes);
        if (before != null) {
            add(before.shares, -1, changes);
        }
        List<FigureChange> ordered = new ArrayList<>();
        changes.forEach((unit, periods) -> {
            for (Map.Entry<Period, Map<String, Long>> one : periods.entrySet()) {
                Map<String, Long> amounts = one.getValue();
                amounts.values().removeIf(amount -> amount == 0);
                if (!amounts.isEmpty()) {
                    ordered.add(new FigureChange(unit, one.getKey().id(), knownAt, amounts));
                }
            }
        });
        ordered.sort(FigureChange.ORDER);
        return ordered;
    }

    private static void add(List<Share> shares, int sign, Map<String, Map<Period, Map<String, Long>>> changes) {
        for (Share share : shares) {
            for (Period.Kind kind : Period.Kind.values()) {
                Map<String, Long> amounts = changes.computeIfAbsent(share.unit(kind), unit -> new HashMap<>())
                        .computeIfAbsent(Period.of(kind, share.day()), period -> new TreeMap<>());
                share.amounts().forEach((measure, amount) -> amounts.merge(measure, sign * amount, Long::sum));
            }
        }
    }
}
