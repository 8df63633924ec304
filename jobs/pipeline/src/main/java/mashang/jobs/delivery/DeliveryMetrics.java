package mashang.jobs.delivery;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import mashang.delivery.Delivery;
import mashang.delivery.Line;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a duty officer sees of the deliveries of a task. */
final class DeliveryMetrics {
    private final Map<Delivery.Status, Counter> counted = new EnumMap<>(Delivery.Status.class);

    /** @param lines those of the task, as they are at any time */
    DeliveryMetrics(MetricGroup group, Collection<Line> lines) {
        MetricGroup metrics = group.addGroup("mashang");
        for (Delivery.Status status : Delivery.Status.values()) {
            counted.put(status, metrics.counter("deliveries." + status.name().toLowerCase(Locale.ROOT)));
        }
        metrics.gauge(
                "alertsWaiting", () -> lines.stream().mapToInt(Line::waiting).sum());
        metrics.gauge(
                "channelsFailing", () -> lines.stream().filter(Line::isFailing).count());
    }

    void count(Delivery delivery) {
        Counter counter = counted.get(delivery.status());
        if (counter != null) {
            counter.inc();
        }
    }
}
