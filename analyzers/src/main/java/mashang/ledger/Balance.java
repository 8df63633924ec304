package mashang.ledger;

import java.util.List;
import mashang.workorder.WorkOrder;

/**
 * What an order, or all orders together, put into the books of the ledger: how many are on the list, and which movements should
 * have brought that about. The invariant is
 *
 * <pre>open = opened + reopened − written off − rejected − cancelled − merged</pre>
 *
 * <p>The two sides are counted by code that has nothing in common: {@code open} from how far the order is ({@link CloseOut}, by rounds), the movements by
 * going through its steps in time ({@link Movements}). Balances add up, so that a difference anywhere shows in the sum, unless another one happens
 * to make up for it.
 *
 * <ul>
 *   <li>An order is opened by the first thing heard of it, whatever that is: SUBMITTED, OPENED, or a step without a beginning.
 *   <li>Written off is what was struck off <em>validly</em>: a refused WRITTEN_OFF leaves the order on the list and is no movement.
 *   <li>ANSWERED, HANDLED, REPLIED, FOLLOWED_UP, CHECKED and FINISHED are no movements: an order that was answered on the spot or a task that was
 *       finished stays on the list until it is struck off.
 *   <li>Reopened is only what was off the list. A REOPENED (or a check of the office in vain) of an order that was handled or answered, and not struck off, starts a round and moves
 *       nothing.
 *   <li>Off the list only a reopening counts: what is rejected after it was struck off is not taken off twice.
 * </ul>
 *
 * @param open orders on the list
 * @param opened orders heard of
 * @param reopened orders put back on the list
 * @param writtenOff orders struck off validly
 * @param rejected orders refused while on the list
 * @param cancelled orders taken back while on the list
 * @param merged orders joined into another while on the list
 */
public record Balance(
        long open, long opened, long reopened, long writtenOff, long rejected, long cancelled, long merged) {

    /** Of no order. */
    public static final Balance NONE = new Balance(0, 0, 0, 0, 0, 0, 0);

    /** What one order contributes; nothing where nothing is known of it. */
    public static Balance of(WorkOrder order) {
        return of(order, CloseOut.of(order));
    }

    /** The same, where its close-out is known already. */
    public static Balance of(WorkOrder order, CloseOut closeOut) {
        return order.facts().isEmpty() ? NONE : Movements.of(order.facts()).balance(closeOut.isOpen() ? 1 : 0);
    }

    /** When an order came on and off the list, in the order in which that happened. */
    public static List<Move> moves(WorkOrder order) {
        return order.facts().isEmpty() ? List.of() : Movements.of(order.facts()).moves();
    }

    /** Both together. */
    public Balance plus(Balance other) {
        return new Balance(
                open + other.open,
                opened + other.opened,
                reopened + other.reopened,
                writtenOff + other.writtenOff,
                rejected + other.rejected,
                cancelled + other.cancelled,
                merged + other.merged);
    }

    /** This without the other. */
    public Balance minus(Balance other) {
        return new Balance(
                open - other.open,
                opened - other.opened,
                reopened - other.reopened,
                writtenOff - other.writtenOff,
                rejected - other.rejected,
                cancelled - other.cancelled,
                merged - other.merged);
    }

    /** By how many orders the list is longer than the movements say; 0 where the books are right. */
    public long imbalance() {
        return open - (opened + reopened - writtenOff - rejected - cancelled - merged);
    }
}
