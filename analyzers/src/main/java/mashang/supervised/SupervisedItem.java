package mashang.supervised;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import mashang.ledger.CloseOut;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * The order that stands for a recurring problem (督办件): its id is made of the problem's, so there is one, and a relapse after its close-out is its next round. People open it; why is in the README.
 */
public final class SupervisedItem {
    private static final String FEED = "problem";
    private static final String PROBLEM = "P-";

    /** By it the policy knows its clocks. */
    public static final String CATEGORY = "共性问题";

    private SupervisedItem() {}

    /** The item of a problem. */
    public static String of(String problemId) {
        return CaseEvent.orderId(FEED, problemId);
    }

    /** Whether an order is one. */
    public static boolean isItem(String orderId) {
        return CaseEvent.feedOf(orderId).equals(FEED);
    }

    /** The problem it stands for, by its id as it was when it was opened. */
    public static String problemOf(String itemId) {
        return itemId.substring(FEED.length() + 1);
    }

    /** The order meant by what a person writes: a problem's id is its item. */
    public static String meant(String typed) {
        return typed.startsWith(PROBLEM) ? of(typed) : typed;
    }

    /** The feed's name that items bear. */
    public static String feed() {
        return FEED;
    }

    /**
     * What there is to do about an item: open it, open it again, or nothing.
     *
     * @param step {@link Step#OPENED}, or {@link Step#REOPENED} where it is off the list
     * @param round the one that begins
     */
    public record Next(Step step, int round) {}

    /**
     * What opens it; empty where it is open.
     *
     * @param item the order; absent where there is none yet
     */
    public static Optional<Next> next(@Nullable WorkOrder item) {
        if (item == null || item.firstTime(Step.OPENED).isEmpty()) {
            return Optional.of(new Next(Step.OPENED, 1));
        }
        return CloseOut.of(item).isOpen() ? Optional.empty() : Optional.of(new Next(Step.REOPENED, item.rounds() + 1));
    }

    /**
     * Who should have it: the unit that has most of the problem's orders, of several the first by name; empty where none has any.
     *
     * @param units of each order; an empty text where nobody has it
     */
    public static Optional<String> owner(Collection<String> units) {
        Map<String, Integer> counts = new TreeMap<>();
        units.stream().filter(unit -> !unit.isEmpty()).forEach(unit -> counts.merge(unit, 1, Integer::sum));
        String most = null;
        for (Map.Entry<String, Integer> one : counts.entrySet()) {
            most = most == null || one.getValue() > Objects.requireNonNull(counts.get(most)) ? one.getKey() : most;
        }
        return Optional.ofNullable(most);
    }
}
