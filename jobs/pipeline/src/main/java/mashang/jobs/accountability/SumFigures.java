package mashang.jobs.accountability;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.FigureChange;
import mashang.accountability.Period;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitFigures;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one unit in one period: the sum of all changes and, beside it, of those that were known when the period was settled. Told once a second.
 *
 * <ul>
 *   <li><b>Missing</b>: a unit nobody contributed to has no figures.
 *   <li><b>Late</b>: what became known behind the settling of the period restates it: the revision grows, the first figures stay.
 *   <li><b>Duplicated</b>: taken out before.
 *   <li><b>Reordered</b>: sums; whether a change belongs to the first figures is said by the change itself.
 * </ul>
 */
@SuppressWarnings("NullAway.Init") // open() sets every field
public final class SumFigures extends KeyedProcessFunction<String, FigureChange, UnitFigures> {
    private static final long serialVersionUID = 1L;

    /** Figures show how far a unit has come, not each step on the way. */
    static final long TOLD_EVERY_MILLIS = 1_000;

    private final List<ScorePolicy> policies;

    private transient ValueState<Progress> progress;
    private transient MapState<String, Long> now;
    private transient MapState<String, Long> first;

    /** @param policies say when a period is settled */
    public SumFigures(List<ScorePolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /**
     * How often figures changed.
     *
     * @param unit whose they are
     * @param period id of their period
     * @param changes all changes
     * @param revision see {@link UnitFigures#revision}
     * @param restatedAt see there
     */
    public record Progress(
            String unit,
            String period,
            long changes,
            int revision,
            @Nullable Long restatedAt) {}

    @Override
    public void open(OpenContext context) {
        progress = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("progress", TypeInformation.of(Progress.class)));
        now = getRuntimeContext().getMapState(new MapStateDescriptor<>("now", Types.STRING, Types.LONG));
        first = getRuntimeContext().getMapState(new MapStateDescriptor<>("first", Types.STRING, Types.LONG));
    }

    @Override
    public void processElement(FigureChange change, Context ctx, Collector<UnitFigures> out) throws Exception {
        Progress known = progress.value();
        Progress before = known == null ? new Progress(change.unit(), change.period(), 0, 1, null) : known;
        Period period = Period.parse(change.period());
        boolean isFirst = change.knownAt() < ScorePolicy.of(period, policies).settledAt(period);
        add(change.amounts(), now);
        if (isFirst) {
            add(change.amounts(), first);
        }
        Long last = before.restatedAt();
        progress.update(new Progress(
                before.unit(),
                before.period(),
                before.changes() + 1,
                before.revision() + (isFirst ? 0 : 1),
                isFirst ? last : (Long) Math.max(last == null ? Long.MIN_VALUE : last, change.knownAt())));
        Telling.soon(ctx.timerService(), TOLD_EVERY_MILLIS);
    }

    private static void add(Map<String, Long> amounts, MapState<String, Long> sums) throws Exception {
        for (Map.Entry<String, Long> one : amounts.entrySet()) {
            Long before = sums.get(one.getKey());
            long after = (before == null ? 0 : before) + one.getValue();
            if (after == 0) {
                sums.remove(one.getKey());
            } else {
                sums.put(one.getKey(), after);
            }
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<UnitFigures> out) throws Exception {
        Progress p = progress.value();
        if (p != null) {
            out.collect(new UnitFigures(
                    p.unit(), p.period(), p.changes(), p.revision(), p.restatedAt(), copy(now), copy(first)));
        }
    }

    private static Map<String, Long> copy(MapState<String, Long> sums) throws Exception {
        Map<String, Long> copy = new TreeMap<>();
        for (Map.Entry<String, Long> one : sums.entries()) {
            copy.put(one.getKey(), one.getValue());
        }
        return copy;
    }
}
