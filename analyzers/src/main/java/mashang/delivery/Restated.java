package mashang.delivery;

import mashang.sla.Alert;

/** An alert that is told for the first time after it was restated: with the times that hold now. */
final class Restated {
    private Restated() {}

    /** The alert with the correction's times. */
    static Alert of(Alert alert, Alert correction) {
        return retold(alert.alertId(), alert.kind(), correction);
    }

    /** The correction as an alert of its own: what it corrects was never told. */
    static Alert alone(Alert correction) {
        Alert.Kind kind = correction.corrected();
        return retold(correction.alertId(), kind == null ? Alert.Kind.BREACH : kind, correction);
    }

    private static Alert retold(String id, Alert.Kind kind, Alert c) {
        return new Alert(
                id,
                kind,
                c.orderId(),
                c.round(),
                c.clock(),
                c.hop(),
                c.number(),
                c.rung(),
                c.startedAt(),
                c.dueAt(),
                c.stoppedAt(),
                c.decidedAt(),
                c.toldAt(),
                c.revision(),
                null,
                null,
                false,
                c.unit(),
                c.owner(),
                c.policy(),
                c.provisional());
    }
}
