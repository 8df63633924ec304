package mashang.ledger;

import mashang.workorder.Act;
import mashang.workorder.Fact;
import mashang.workorder.Particulars;
import mashang.workorder.Refusal;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * A decision of people as the ledger shows it: an extension, a return, a notice, a waiver, a check …
 *
 * @param step what was decided
 * @param at epoch milliseconds
 * @param round 1 or more; 0 for one that does not count, which belongs to none
 * @param unit the unit concerned, as the feed writes it
 * @param dueAt epoch milliseconds of the due time asked for, granted or set
 * @param concerns the clock or light it is about; absent where it is about the order
 * @param actor who decided
 * @param role in what role
 * @param reason why, masked and cut (see {@link Act})
 * @param refused why it does not count; absent where it does
 */
public record ActEntry(
        Step step,
        long at,
        int round,
        @Nullable String unit,
        @Nullable Long dueAt,
        @Nullable String concerns,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String reason,
        Refusal.@Nullable Why refused) {

    static ActEntry of(Fact fact, int round, Refusal.@Nullable Why refused) {
        Act act = fact.act();
        Ruling ruling = fact.ruling();
        if (ruling != null) {
            String reason = Particulars.cut(ruling.reason(), Act.REASON_LENGTH);
            return entry(fact, round, ruling.concerns(), new Act(ruling.actor(), ruling.role(), reason), refused);
        }
        return entry(fact, round, null, act == null ? NOBODY : act, refused);
    }

    private static final Act NOBODY = new Act(null, null, null);

    private static ActEntry entry(
            Fact fact, int round, @Nullable String concerns, Act act, Refusal.@Nullable Why refused) {
        return new ActEntry(
                fact.step(),
                fact.occurredAt(),
                round,
                fact.unit(),
                fact.dueAt(),
                concerns,
                act.actor(),
                act.role(),
                act.reason(),
                refused);
    }
}
