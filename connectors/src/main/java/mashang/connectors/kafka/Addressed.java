package mashang.connectors.kafka;

import mashang.intake.Tick;
import mashang.workorder.CaseEvent;

/**
 * An entry on its way into the event log, and where in the log it belongs.
 *
 * @param entry an event or a tick
 * @param partition the partition of the log it must go to, 0 or more; {@link #BY_KEY} where the order id decides
 */
public record Addressed(LogEntry entry, int partition) {

    /** The partition follows from the key. */
    public static final int BY_KEY = -1;

    /** An event, beside the others of its order. */
    public static Addressed of(CaseEvent event) {
        return new Addressed(LogEntry.of(event), BY_KEY);
    }

    /** A tick for one partition: each one needs a copy. */
    public static Addressed of(Tick tick, int partition) {
        return new Addressed(LogEntry.of(tick), partition);
    }
}
