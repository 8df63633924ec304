package mashang.accountability;

import java.util.List;
import mashang.ledger.Balance;
import mashang.sla.Advance;
import mashang.sla.OrderState;
import mashang.sla.Readings;
import mashang.sla.Told;
import mashang.units.Units;
import mashang.workorder.WorkOrder;

/** Reads from an order what it contributes to figures. */
public final class Contributions {
    private Contributions() {}

    /**
     * The contribution of an order that has facts, as it was moved on.
     *
     * @param units the registry as known then
     * @param balance what it puts into the books
     */
    public static Contribution of(Advance advance, Units units, Balance balance) {
        OrderState state = advance.state();
        long known = state.knownAt();
        for (Told told : state.told()) {
            known = Math.max(known, told.toldAt());
        }
        List<Share> shares = shares(advance.order(), advance.readings(), state.told(), units);
        return new Contribution(advance.order().orderId(), advance.version(), known, balance, shares);
    }

    private static List<Share> shares(WorkOrder order, Readings readings, List<Told> told, Units units) {
        ShareBook book = new ShareBook();
        Holders holders = new Holders(order, units);
        ClockShares clocks = new ClockShares(readings.clocks(), told);
        new StepShares(order, holders, book).write(readings.passings());
        clocks.into(book, holders);
        new Items(order, holders, clocks).into(book, readings.clocks(), readings.passings());
        return book.shares();
    }
}
