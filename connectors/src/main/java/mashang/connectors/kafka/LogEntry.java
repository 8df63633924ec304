package mashang.connectors.kafka;

import mashang.intake.DeadLetter;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one record of the event log is: exactly one of an event, a tick, or something unreadable.
 *
 * @param event a canonical event
 * @param tick a tick
 * @param dead a record of the log that is neither
 */
public record LogEntry(
        @Nullable CaseEvent event,
        @Nullable Tick tick,
        @Nullable DeadLetter dead) {

    public static LogEntry of(CaseEvent event) {
        return new LogEntry(event, null, null);
    }

    public static LogEntry of(Tick tick) {
        return new LogEntry(null, tick, null);
    }

    public static LogEntry of(DeadLetter dead) {
        return new LogEntry(null, null, dead);
    }
}
