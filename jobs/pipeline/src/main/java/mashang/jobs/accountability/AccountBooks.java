package mashang.jobs.accountability;

import java.util.List;
import mashang.accountability.Contribution;
import mashang.accountability.FigureChange;
import mashang.accountability.Figures;
import mashang.accountability.Period;
import mashang.ledger.Balance;
import mashang.ledger.Move;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Whether the figures reconcile with the ledger (对账): on one side what orders put into the ledger's books as the ledger says itself, on the other the movements in the changes
 * of the figures of all units, for days and for years. Per task; {@code accountsImbalance} must be 0 in every task at any time.
 */
final class AccountBooks {
    private final ListState<Balance> savedLedger;
    private final ListState<Balance> savedDays;
    private final ListState<Balance> savedYears;
    private Balance ledger = Balance.NONE;
    private Balance days = Balance.NONE;
    private Balance years = Balance.NONE;

    private AccountBooks(OperatorStateStore store) throws Exception {
        savedLedger = store.getListState(new ListStateDescriptor<>("ledger-side", Balance.class));
        savedDays = store.getListState(new ListStateDescriptor<>("figures-side-days", Balance.class));
        savedYears = store.getListState(new ListStateDescriptor<>("figures-side-years", Balance.class));
    }

    static AccountBooks in(OperatorStateStore store) throws Exception {
        AccountBooks books = new AccountBooks(store);
        books.ledger = sum(books.savedLedger);
        books.days = sum(books.savedDays);
        books.years = sum(books.savedYears);
        return books;
    }

    private static Balance sum(ListState<Balance> saved) throws Exception {
        Balance sum = Balance.NONE;
        for (Balance part : saved.get()) {
            sum = sum.plus(part);
        }
        return sum;
    }

    void save() throws Exception {
        savedLedger.update(List.of(ledger));
        savedDays.update(List.of(days));
        savedYears.update(List.of(years));
    }

    void show(MetricGroup metrics) {
        metrics.gauge("accountsOpen", () -> ledger.open());
        metrics.gauge("accountsImbalance", this::imbalance);
    }

    void book(@Nullable Contribution before, Contribution now, List<FigureChange> changes) {
        ledger = ledger.plus(now.balance()).minus(before == null ? Balance.NONE : before.balance());
        for (FigureChange change : changes) {
            Period.Kind kind = Period.parse(change.period()).kind();
            if (kind == Period.Kind.DAY) {
                days = days.plus(moved(change));
            } else if (kind == Period.Kind.YEAR) {
                years = years.plus(moved(change));
            }
        }
    }

    /** Open is what the movements come to. */
    private static Balance moved(FigureChange change) {
        Figures f = new Figures(change.amounts());
        long opened = f.moves(Move.Kind.OPENED);
        long reopened = f.moves(Move.Kind.REOPENED);
        long writtenOff = f.moves(Move.Kind.WRITTEN_OFF);
        long rejected = f.moves(Move.Kind.REJECTED);
        long cancelled = f.moves(Move.Kind.CANCELLED);
        long merged = f.moves(Move.Kind.MERGED);
        long open = opened + reopened - writtenOff - rejected - cancelled - merged;
        return new Balance(open, opened, reopened, writtenOff, rejected, cancelled, merged);
    }

    /** How far the two sides are apart, all movements taken together. */
    long imbalance() {
        return apart(ledger, days) + apart(ledger, years);
    }

    private static long apart(Balance one, Balance other) {
        Balance d = one.minus(other);
        return Math.abs(d.open())
                + Math.abs(d.opened())
                + Math.abs(d.reopened())
                + Math.abs(d.writtenOff())
                + Math.abs(d.rejected())
                + Math.abs(d.cancelled())
                + Math.abs(d.merged());
    }
}
