package mashang.sla.oracle;

import java.time.Instant;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/** Epoch milliseconds, and the time that never comes. */
final class Times {
    /** ∞: later than everything. */
    static final long NEVER = Long.MAX_VALUE;

    private Times() {}

    static long at(CaseEvent event) {
        return event.occurredAt().toEpochMilli();
    }

    static long orNever(@Nullable CaseEvent event) {
        return event == null ? NEVER : at(event);
    }

    /** Absent where it never is. */
    static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
