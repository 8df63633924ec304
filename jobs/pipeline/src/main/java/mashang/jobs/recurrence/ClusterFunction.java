package mashang.jobs.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.connectors.elasticsearch.Document;
import mashang.recurrence.Changes;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.ClustererState;
import mashang.recurrence.Complaint;
import mashang.recurrence.OnlineClusterer;
import mashang.recurrence.ProblemCluster;
import mashang.recurrence.city.ProblemFact;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Groups a city's complaints into problems. A shell around {@link OnlineClusterer}, whose index lives in memory and is
 * built again from state after a restore.
 *
 * <ul>
 *   <li>Missing: a problem without new members is forgotten after its idle time and written once more, inactive.
 *   <li>Late: a complaint behind the watermark breaks the promise of the ticks; it is counted ({@code lateComplaints})
 *       and taken with the next ones.
 *   <li>Duplicated: an order's text comes once; a copy that waits replaces itself.
 *   <li>Reordered: complaints are taken by (loggedAt, occurredAt, order id) behind the watermark.
 * </ul>
 *
 * <p>The watermark at the end of a bounded input promises nothing and is ignored.
 */
public final class ClusterFunction extends KeyedProcessFunction<String, ProblemFact, Document> {
    private static final long serialVersionUID = 1L;

    private final ClustererSettings settings;

    private transient MapState<String, Complaint> waiting;
    private transient MapState<String, ProblemCluster> clusters;
    private transient ValueState<ClustererState> beside;
    private transient ValueState<Long> forgetAt;
    private transient Map<String, OnlineClusterer> clusterers;
    private transient Counter lateComplaints;

    public ClusterFunction(ClustererSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        var state = getRuntimeContext();
        waiting = state.getMapState(new MapStateDescriptor<>("waiting", String.class, Complaint.class));
        clusters = state.getMapState(new MapStateDescriptor<>("clusters", String.class, ProblemCluster.class));
        beside = state.getState(new ValueStateDescriptor<>("clusterer", ClustererState.class));
        forgetAt = state.getState(new ValueStateDescriptor<>("forget-at", Long.class));
        clusterers = new HashMap<>();
        lateComplaints = state.getMetricGroup().addGroup("mashang").counter("lateComplaints");
    }

    @Override
    public void processElement(ProblemFact fact, Context ctx, Collector<Document> out) throws Exception {
        Complaint complaint = fact.complaint();
        if (complaint == null || fact.kind() != ProblemFact.Kind.ACCEPTED) {
            return;
        }
        long loggedAt = complaint.loggedAt().toEpochMilli();
        if (loggedAt <= ctx.timerService().currentWatermark()) {
            lateComplaints.inc();
        }
        waiting.put(complaint.orderId(), complaint);
        ctx.timerService().registerEventTimeTimer(loggedAt);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Document> out) throws Exception {
        long watermark = ctx.timerService().currentWatermark();
        if (watermark == Long.MAX_VALUE) {
            return;
        }
        Instant now = Instant.ofEpochMilli(watermark);
        OnlineClusterer clusterer = clusterer(ctx.getCurrentKey());
        Changes changes = clusterer.take(due(now), now);
        keep(changes, clusterer);
        ProblemDocuments.of(changes, settings, ctx.getCurrentKey()).forEach(out::collect);
        armForgetting(clusterer, watermark, ctx);
    }

    private List<Complaint> due(Instant now) throws Exception {
        List<Complaint> due = new ArrayList<>();
        for (Complaint complaint : waiting.values()) {
            if (!complaint.loggedAt().isAfter(now)) {
                due.add(complaint);
            }
        }
        for (Complaint complaint : due) {
            waiting.remove(complaint.orderId());
        }
        return due;
    }

    private void keep(Changes changes, OnlineClusterer clusterer) throws Exception {
        ClustererState state = clusterer.state();
        beside.update(state.equals(ClustererState.NONE) ? null : state);
        clusters.putAll(changes.changed());
        for (String id : changes.gone()) {
            clusters.remove(id);
        }
    }

    /** One timer at a time: when it fires too early, because the oldest cluster has grown since, it moves on. */
    private void armForgetting(OnlineClusterer clusterer, long watermark, Context ctx) throws Exception {
        Long armed = forgetAt.value();
        if (armed != null && armed > watermark) {
            return;
        }
        Long next = clusterer.nextExpiry().map(Instant::toEpochMilli).orElse(null);
        if (next != null) {
            ctx.timerService().registerEventTimeTimer(next);
        }
        forgetAt.update(next);
    }

    private OnlineClusterer clusterer(String city) throws Exception {
        OnlineClusterer clusterer = clusterers.get(city);
        if (clusterer == null) {
            clusterer = new OnlineClusterer(settings);
            ClustererState kept = beside.value();
            if (kept != null) {
                clusterer.restore(kept);
            }
            for (ProblemCluster cluster : clusters.values()) {
                clusterer.restore(cluster);
            }
            clusterers.put(city, clusterer);
        }
        return clusterer;
    }
}
