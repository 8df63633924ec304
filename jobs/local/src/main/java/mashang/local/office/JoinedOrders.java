package mashang.local.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * What several orders say of one another (并单): what stands in the way of joining one into another, and whose callers wait for one answer. {@code CLOCKS.md},
 * 10.5: no order's own facts can tell, so it is asked before a decision is handed over.
 */
public final class JoinedOrders {
    /** Whose caller has an answer, or none is owed to. */
    private static final Set<Step> ANSWERED =
            EnumSet.of(Step.REPLIED, Step.ANSWERED, Step.FOLLOWED_UP, Step.REJECTED, Step.CANCELLED);

    /** Whose matter is settled, so that its caller can be told what came of it. */
    private static final Set<Step> SETTLED = EnumSet.of(Step.HANDLED, Step.ANSWERED, Step.FINISHED);

    private final Function<String, Optional<WorkOrder>> orders;

    /** @param orders an order as it is known now; empty where nothing is */
    public JoinedOrders(Function<String, Optional<WorkOrder>> orders) {
        this.orders = orders;
    }

    /** Why an order cannot be joined into another. */
    public enum Why {
        /** Nothing is known of the other (查无此单). */
        UNKNOWN,
        /** Nobody works on the other any more (已经办完). */
        FINISHED,
        /** The other was joined into a third (已并入第三张). */
        JOINED,
        /** The other was joined into the very order, directly or through others (互相并入). */
        CYCLE
    }

    /**
     * What stands in the way.
     *
     * @param stage where the other is; absent where it is not known
     * @param into the order that leads the other now; absent where it was not joined, or it is not said into which
     */
    public record Obstacle(
            Why why, @Nullable Step stage, @Nullable String into) {}

    /** What stands in the way of joining {@code order} into {@code leading}; empty where nothing does. */
    public Optional<Obstacle> obstacle(String order, String leading) {
        WorkOrder other = orders.apply(leading).orElse(null);
        if (other == null) {
            return Optional.of(new Obstacle(Why.UNKNOWN, null, null));
        }
        Step stage = other.stage().orElse(null);
        if (isJoined(other)) {
            List<String> chain = chain(leading);
            String last = chain.get(chain.size() - 1);
            Why why = chain.contains(order) ? Why.CYCLE : Why.JOINED;
            return Optional.of(new Obstacle(why, stage, last.equals(leading) ? null : last));
        }
        return other.finished() ? Optional.of(new Obstacle(Why.FINISHED, stage, null)) : Optional.empty();
    }

    /** An order, the one it was joined into, and so on; none twice. */
    private List<String> chain(String from) {
        Set<String> chain = new LinkedHashSet<>();
        String next = from;
        while (next != null && chain.add(next)) {
            next = orders.apply(next).map(JoinedOrders::leading).orElse(null);
        }
        return new ArrayList<>(chain);
    }

    /**
     * Whether somebody works on the order still: a reply written down of it now would stop its clocks, although nothing was done. Not one
     * that nothing is known of, nor one that was joined: its callers may be told how things stand.
     */
    public boolean isUnsettled(String order) {
        return orders.apply(order)
                .filter(known -> !isJoined(known) && !known.finished() && !has(known, SETTLED))
                .isPresent();
    }

    /**
     * The order, and those joined into it, directly or through others, whose callers have no answer yet. The order itself not while it {@link
     * #isUnsettled}, unless somebody insists.
     *
     * @param anyway whether somebody does
     * @param joinedInto orders of which it was ever said that they were joined into this one; some may have been reopened since
     */
    public List<String> waiting(String leading, boolean anyway, Function<String, List<String>> joinedInto) {
        List<String> waiting = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(leading));
        Deque<String> next = new ArrayDeque<>(List.of(leading));
        while (!next.isEmpty()) {
            String id = next.remove();
            orders.apply(id)
                    .filter(order -> !has(order, ANSWERED) && !(id.equals(leading) && !anyway && isUnsettled(id)))
                    .ifPresent(order -> waiting.add(id));
            for (String joined : joinedInto.apply(id)) {
                boolean still = orders.apply(joined)
                        .map(JoinedOrders::leading)
                        .filter(id::equals)
                        .isPresent();
                if (still && seen.add(joined)) {
                    next.add(joined);
                }
            }
        }
        return waiting;
    }

    /** Into which its present round was joined, by the last word; absent where it is not joined, or it is not said into which. */
    private static @Nullable String leading(WorkOrder order) {
        String into = null;
        for (int i = 0; i < order.facts().size(); i++) {
            Fact fact = order.facts().get(i);
            if (order.roundOf(i) == order.rounds() && fact.step() == Step.MERGED && fact.particulars() != null) {
                into = fact.particulars().mergedInto() == null
                        ? into
                        : fact.particulars().mergedInto();
            }
        }
        return into;
    }

    private static boolean isJoined(WorkOrder order) {
        return has(order, EnumSet.of(Step.MERGED));
    }

    /** Whether its present round has one of these. */
    private static boolean has(WorkOrder order, Set<Step> steps) {
        for (int i = 0; i < order.facts().size(); i++) {
            if (order.roundOf(i) == order.rounds()
                    && steps.contains(order.facts().get(i).step())) {
                return true;
            }
        }
        return false;
    }
}
