package mashang.jobs.supervision;

import java.util.List;
import mashang.ledger.Balance;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.metrics.MetricGroup;

/**
 * The books of one task: the {@link Balance} of all orders it remembers, kept up with each change of the ledger, and shown as metrics. What has to be 0 in
 * every task at any time is {@code ledgerImbalance}. How many orders are on the list is the <em>sum</em> of {@code ledgerOpen} over the tasks:
 * after a rescaling a task goes on with the books of others, whose orders it need not have.
 *
 * <ul>
 *   <li><b>Missing</b>: an order nobody has heard of is in no book. One that is forgotten leaves them altogether.
 *   <li><b>Late</b>: counted when it is known; the books are of what is known.
 *   <li><b>Duplicated</b>: an order's contribution takes the place of the one before, so a repetition changes nothing; a restart goes on from the
 *       books of the checkpoint, as do the orders.
 *   <li><b>Reordered</b>: contributions add up in any order.
 * </ul>
 */
final class LedgerBooks {
    private final ListState<Balance> saved;
    private Balance balance = Balance.NONE;

    private LedgerBooks(ListState<Balance> saved) {
        this.saved = saved;
    }

    /** As they were at the checkpoint, or empty. */
    static LedgerBooks in(OperatorStateStore store) throws Exception {
        LedgerBooks books =
                new LedgerBooks(store.getListState(new ListStateDescriptor<>("ledger-balance", Balance.class)));
        for (Balance part : books.saved.get()) {
            books.balance = books.balance.plus(part);
        }
        return books;
    }

    void show(MetricGroup metrics) {
        metrics.gauge("ledgerOpen", () -> balance.open());
        metrics.gauge("ledgerOpened", () -> balance.opened());
        metrics.gauge("ledgerReopened", () -> balance.reopened());
        metrics.gauge("ledgerWrittenOff", () -> balance.writtenOff());
        metrics.gauge("ledgerRejected", () -> balance.rejected());
        metrics.gauge("ledgerCancelled", () -> balance.cancelled());
        metrics.gauge("ledgerMerged", () -> balance.merged());
        metrics.gauge("ledgerImbalance", () -> balance.imbalance());
    }

    /** An order contributes this instead of that. */
    void book(Balance before, Balance after) {
        if (!before.equals(after)) {
            balance = balance.plus(after).minus(before);
        }
    }

    Balance balance() {
        return balance;
    }

    void save() throws Exception {
        saved.update(List.of(balance));
    }
}
