package mashang.recurrence.city;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mashang.ledger.CloseOut;
import mashang.workorder.Authority;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * How an order stands, as far as recurring problems ask: whether it is off the list, and which orders people say are, or are not, the same. By the
 * rules of the ledger: a decision that is refused, and a strike-off that comes too early, end nothing.
 *
 * @param ended whether it is struck off, rejected, cancelled or joined into another
 * @param at epoch milliseconds of the latest step that ended or reopened it; absent before one did
 * @param others of each order somebody spoke of, what was said last; that it was joined, by what its present round says only
 */
record Standing(boolean ended, @Nullable Long at, Map<String, Fact> others) {
    static final Standing NONE = new Standing(false, null, Map.of());

    private static final Set<Step> ENDS =
            EnumSet.of(Step.REJECTED, Step.CANCELLED, Step.MERGED, Step.WRITTEN_OFF, Step.REOPENED);

    /** @param facts with a {@link mashang.ledger.Bearing} on it, in any order, each event once */
    static Standing of(String orderId, List<Fact> facts, Authority authority) {
        if (facts.isEmpty()) {
            return NONE;
        }
        WorkOrder order = WorkOrder.of(orderId, facts, authority);
        Long at = null;
        Map<String, Fact> others = new TreeMap<>();
        for (int i = 0; i < order.facts().size(); i++) {
            Fact fact = order.facts().get(i);
            at = ENDS.contains(fact.step()) || fact.isCheckInVain() ? (Long) fact.occurredAt() : at;
            String other = other(fact);
            if (other != null && (fact.step() != Step.MERGED || order.roundOf(i) == order.rounds())) {
                others.put(other, fact);
            }
        }
        return new Standing(!CloseOut.of(order).isOpen(), at, others);
    }

    private static @Nullable String other(Fact fact) {
        boolean speaks = fact.step() == Step.MERGED || fact.step() == Step.MERGE_REFUSED;
        return speaks && fact.particulars() != null ? fact.particulars().mergedInto() : null;
    }
}
