package mashang.connectors.kafka;

import mashang.sla.Alert;

/** An alert as JSON, the value of the alerts topic; field by field: {@link Alert}. */
public final class AlertCodec {
    private static final JsonCodec<Alert> JSON = new JsonCodec<>(Alert.class);

    private AlertCodec() {}

    public static byte[] encode(Alert alert) {
        return JSON.encode(alert);
    }

    /** Reads an alert; a refusal names the field that is missing or has the wrong type. */
    public static Alert decode(byte[] json) throws MalformedRecord {
        return JSON.decode(json);
    }
}
