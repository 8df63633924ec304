package mashang.jobs.delivery;

import java.util.function.Consumer;
import mashang.connectors.kafka.Deliveries;
import mashang.delivery.Delivery;

/**
 * What stands in the topic of deliveries.
 *
 * @param bootstrap Kafka brokers
 * @param topic its name
 */
public record RecordedDeliveries(String bootstrap, String topic) implements SentBefore {
    @Override
    public void each(Consumer<Delivery> delivery) {
        Deliveries.readAll(bootstrap, topic, delivery);
    }
}
