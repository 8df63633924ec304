package mashang.jobs.delivery;

import java.util.ArrayList;
import java.util.List;
import mashang.config.ConfigException;
import mashang.config.PublishedRoutes;
import mashang.delivery.Consignment;
import mashang.intake.DeadLetter;
import mashang.jobs.RefusedRule;
import mashang.rules.RuleVersion;
import mashang.sla.Alert;
import mashang.units.Units;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Says who gets an alert, and by which channel: by the routes in force at the time it was decided. So an alert waits until every version
 * published by then is known, which it is as soon as the rules topic is read: who decided about the alert waited for the same tick.
 *
 * <ul>
 *   <li><b>Missing</b>: a rules topic without ticks holds back every alert.
 *   <li><b>Late</b>: impossible, a version counts as published at the tick before it; see {@code RulesStream}.
 *   <li><b>Duplicated</b>: an alert that comes again is routed again; the same text under the same key changes nothing, another one is a
 *       dead letter.
 *   <li><b>Reordered</b>: alerts that wait go in the order they came.
 * </ul>
 */
@SuppressWarnings("NullAway.Init") // initializeState() and open() set every field
public final class RouteOperator extends AbstractStreamOperator<Consignment>
        implements TwoInputStreamOperator<Alert, RuleVersion, Consignment> {
    private static final long serialVersionUID = 1L;

    /** Versions of routes that cannot be used. */
    static final OutputTag<DeadLetter> REFUSED = new OutputTag<>("refused-routes") {};

    private final PublishedRoutes routes;
    private final Units units;

    private transient ListState<RuleVersion> savedVersions;
    private transient ListState<Alert> savedWaiting;
    private transient WaitingAlerts waiting;
    private transient List<DeadLetter> refusals;
    private transient long known;
    private transient Counter refused;

    /** @param routes before anything was published */
    public RouteOperator(PublishedRoutes routes, Units units) {
        this.routes = routes;
        this.units = units;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new WaitingAlerts();
        refusals = new ArrayList<>();
        known = Long.MIN_VALUE;
        savedVersions = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("routes-read", TypeInformation.of(RuleVersion.class)));
        savedWaiting = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("waiting-alerts", TypeInformation.of(Alert.class)));
        for (RuleVersion version : savedVersions.get()) {
            restore(version);
        }
        savedWaiting.get().forEach(waiting::add);
    }

    /** The folder may have changed since: that must not stop the job from starting. */
    private void restore(RuleVersion version) {
        try {
            routes.again(version);
        } catch (ConfigException e) {
            LOG.error("{} can be used no more: {}", version.key(), e.getMessage());
            refusals.add(RefusedRule.letter(version, e, DeliveryJob.NAME));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        refused = getRuntimeContext().getMetricGroup().addGroup("mashang").counter("refusedRoutes");
        refusals.forEach(this::refuse);
        refusals.clear();
    }

    private void refuse(DeadLetter letter) {
        refused.inc();
        output.collect(REFUSED, new StreamRecord<>(letter));
    }

    @Override
    public void processElement1(StreamRecord<Alert> element) {
        Alert alert = element.getValue();
        if (alert.decidedAt().toEpochMilli() <= known) {
            route(alert);
        } else {
            waiting.add(alert);
        }
    }

    private void route(Alert alert) {
        routes.at(alert.decidedAt().toEpochMilli())
                .withThoseTold(alert, units, routes.recipients())
                .forEach(one -> output.collect(new StreamRecord<>(one)));
    }

    @Override
    public void processElement2(StreamRecord<RuleVersion> element) {
        RuleVersion version = element.getValue();
        try {
            routes.next(version);
        } catch (ConfigException e) {
            refuse(RefusedRule.letter(version, e, DeliveryJob.NAME));
        }
    }

    @Override
    public void processWatermark1(Watermark mark) {
        // the alerts' topics have no ticks
    }

    @Override
    public void processWatermark2(Watermark mark) {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            return; // the end of an input decides nothing
        }
        known = mark.getTimestamp();
        waiting.until(known).forEach(this::route);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        savedVersions.update(routes.accepted());
        savedWaiting.update(waiting.all());
    }
}
