package mashang.accountability;

import java.util.List;
import mashang.ledger.Balance;
import mashang.ledger.Move;
import mashang.sla.Passing;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** What the steps of an order add to figures, each on the day on which it happened and for the unit that had the order then. */
final class StepShares {
    private final WorkOrder order;
    private final Holders holders;
    private final ShareBook book;

    StepShares(WorkOrder order, Holders holders, ShareBook book) {
        this.order = order;
        this.holders = holders;
        this.book = book;
    }

    void write(List<Passing> passings) {
        Fact holder = null;
        Fact handler = null;
        for (int i = 0; i < order.facts().size(); i++) {
            Fact fact = order.facts().get(i);
            Fact whose = fact.unit() == null ? holder : fact;
            switch (fact.step()) {
                case DISPATCHED, OPENED -> holder = assign(fact, holder, handler);
                case HANDLED, FINISHED -> {
                    handler = whose;
                    add(whose, fact, Measures.HANDLED);
                }
                case RETURN_REQUESTED -> add(whose, fact, Measures.RETURNS_ASKED);
                case RETURNED -> add(whose, fact, Measures.RETURNS_ACCEPTED);
                case RETURN_DENIED -> add(whose, fact, Measures.RETURNS_DENIED);
                case URGED -> add(holder, fact, Measures.URGES);
                default -> {}
            }
        }
        rounds();
        for (Move move : Balance.moves(order)) {
            long day = ClockShares.day(move.at());
            book.add(holders.of(holders.at(move.at()), day), day, Measures.books(move.kind()));
        }
        for (Passing passing : passings) {
            if (!passing.waived()) {
                long day = ClockShares.day(passing.at());
                book.add(holders.of(holders.at(passing.at() - 1), day), day, Measures.BUCK_PASSING);
            }
        }
    }

    /** Who has the order from then on. */
    private @Nullable Fact assign(Fact fact, @Nullable Fact before, @Nullable Fact handler) {
        if (fact.unit() == null) {
            return before;
        }
        boolean isLeft = before != null
                && before.unit() != null
                && (handler == null || handler.occurredAt() < before.occurredAt())
                && !holders.key(before.unit(), before.occurredAt()).equals(holders.key(fact.unit(), fact.occurredAt()));
        if (isLeft) {
            add(before, fact, Measures.PASSED_ON);
        }
        add(fact, fact, Measures.RECEIVED);
        return fact;
    }

    /** What came of each round: whether it had to be opened again, and what the citizen said last. */
    private void rounds() {
        for (int round = 1; round <= order.rounds(); round++) {
            Fact holder = null;
            Fact said = null;
            for (int i = 0; i < order.facts().size(); i++) {
                Fact fact = order.facts().get(i);
                if (order.roundOf(i) <= round) {
                    holder = fact.step().isAssignment() && fact.unit() != null ? fact : holder;
                }
                if (order.roundOf(i) == round && fact.step() == Step.FOLLOWED_UP) {
                    said = fact;
                }
            }
            if (round < order.rounds()) {
                long day = ClockShares.day(order.endOf(round));
                book.add(holders.of(holder, day), day, Measures.REOPENS);
            }
            if (said != null && said.particulars() != null) {
                answers(said, said.particulars(), holder);
            }
        }
    }

    private void answers(Fact followUp, Particulars said, @Nullable Fact holder) {
        answer(followUp, holder, said.contacted(), Measures.CONTACT_ASKED, Measures.CONTACTED);
        answer(followUp, holder, said.resolved(), Measures.RESOLUTION_ASKED, Measures.RESOLVED);
        answer(followUp, holder, said.satisfied(), Measures.SATISFACTION_ASKED, Measures.SATISFIED);
    }

    private void answer(Fact followUp, @Nullable Fact holder, @Nullable Boolean answer, String asked, String yes) {
        if (answer != null) {
            add(holder, followUp, asked);
            if (answer) {
                add(holder, followUp, yes);
            }
        }
    }

    private void add(@Nullable Fact whose, Fact when, String measure) {
        long day = ClockShares.day(when.occurredAt());
        book.add(holders.of(whose, day), day, measure);
    }
}
