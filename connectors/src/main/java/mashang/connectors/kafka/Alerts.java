package mashang.connectors.kafka;

import mashang.sla.Alert;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** The alerts topic: decisions, keyed by their deterministic id, by which readers recognise a repetition. */
public final class Alerts {
    private Alerts() {}

    /** Writes alerts at least once. */
    public static KafkaSink<Alert> sink(String bootstrap, String topic) {
        return ClientSettings.sink(bootstrap, new KeyedWriter<>(topic, Alert::alertId, AlertCodec::encode));
    }
}
