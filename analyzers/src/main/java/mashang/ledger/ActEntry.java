package mashang.ledger;

import mashang.workorder.Act;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * A decision of people as the ledger shows it: an extension, a return, a notice, a waiver, a check …
 *
 * @param step what was decided
 * @param at epoch milliseconds
 * @param round 1 or more
 * @param unit the unit concerned, as the feed writes it
 * @param dueAt epoch milliseconds of the due time asked for, granted or set
 * @param actor who decided
 * @param role in what role
 * @param reason why, masked and cut (see {@link Act})
 */
public record ActEntry(
        Step step,
        long at,
        int round,
        @Nullable String unit,
        @Nullable Long dueAt,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String reason) {

    static ActEntry of(Fact fact, int round) {
        Act act = fact.act();
        return new ActEntry(
                fact.step(),
                fact.occurredAt(),
                round,
                fact.unit(),
                fact.dueAt(),
                act == null ? null : act.actor(),
                act == null ? null : act.role(),
                act == null ? null : act.reason());
    }
}
