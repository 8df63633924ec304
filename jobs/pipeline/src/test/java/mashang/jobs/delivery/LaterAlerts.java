package mashang.jobs.delivery;

import java.time.Instant;
import mashang.sla.Alert;

/** Alerts that are the same but for when they were decided. */
final class LaterAlerts {
    private LaterAlerts() {}

    /** @param told when what stands was first told */
    static Alert decidedAt(Alert a, Instant decided, Instant told) {
        return new Alert(
                a.alertId(),
                a.kind(),
                a.orderId(),
                a.round(),
                a.clock(),
                a.hop(),
                a.number(),
                a.rung(),
                a.startedAt(),
                a.dueAt(),
                a.stoppedAt(),
                decided,
                told,
                a.revision(),
                a.corrects(),
                a.corrected(),
                a.withdrawn(),
                a.unit(),
                a.owner(),
                a.policy(),
                a.provisional());
    }
}
