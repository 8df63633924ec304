package mashang.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mashang.sla.Alert;
import mashang.workorder.CaseEvent;

/**
 * One order in the ledger as of a time.
 *
 * @param knowledge by what it is seen
 * @param at epoch milliseconds: the time it is seen at
 * @param knownAt epoch milliseconds of log time: what was handed over, or published, later is not known
 * @param entry how it stood
 * @param alerts what had been told by then, corrections included, in the order in which they were decided; none where it is seen by what is known
 *     later, for what should have been told was not
 * @param left distinct events that are known and left aside, because they happened later or were handed over later
 */
public record LedgerView(Knowledge knowledge, long at, long knownAt, LedgerEntry entry, List<Alert> alerts, int left) {

    /**
     * The same, where less was known than there was.
     *
     * @param time epoch milliseconds: what was handed over later was left aside
     * @param all events of the order, those left aside among them
     */
    public LedgerView knownBy(long time, Collection<CaseEvent> all) {
        Set<String> aside = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (CaseEvent event : all) {
            boolean isTaken = event.loggedAt().toEpochMilli() <= Math.min(time, at);
            (isTaken ? taken : aside).add(event.eventId());
        }
        aside.removeAll(taken);
        return new LedgerView(knowledge, at, time, entry, alerts, aside.size());
    }

    /** By what a past state is seen. */
    public enum Knowledge {
        /** As it was known then (当时所知): what had been handed over by then, whenever it happened. The ledger as it was written then. */
        THEN,
        /** As it is known later of then (事后所知): what had happened by then, whenever it was handed over. */
        LATER
    }
}
