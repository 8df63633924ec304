package mashang.jobs.delivery;

import mashang.delivery.Consignment;
import mashang.sla.Alert;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Says who gets an alert, and by which channel. Keeps nothing: an alert that comes again is routed again. */
public final class RouteAlerts implements FlatMapFunction<Alert, Consignment> {
    private static final long serialVersionUID = 1L;

    private final Telling telling;

    public RouteAlerts(Telling telling) {
        this.telling = telling;
    }

    @Override
    public void flatMap(Alert alert, Collector<Consignment> out) {
        telling.plan().routes().withThoseTold(alert, telling.units()).forEach(out::collect);
    }
}
