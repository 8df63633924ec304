package mashang.jobs.delivery;

import java.util.function.Consumer;
import mashang.connectors.kafka.Deliveries;
import mashang.connectors.kafka.LogEnd;
import mashang.delivery.Delivery;

/**
 * What stands in the topic of deliveries, and how far the event log has come.
 *
 * @param bootstrap Kafka brokers
 * @param topic its name
 * @param events topic of the event log
 */
public record RecordedDeliveries(String bootstrap, String topic, String events) implements SentBefore {
    @Override
    public void each(Consumer<Delivery> delivery) {
        Deliveries.readAll(bootstrap, topic, delivery);
    }

    @Override
    public long logEnd() {
        return LogEnd.of(bootstrap, events);
    }
}
