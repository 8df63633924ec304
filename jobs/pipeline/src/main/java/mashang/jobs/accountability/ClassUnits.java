package mashang.jobs.accountability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mashang.accountability.Indicator;
import mashang.accountability.IndicatorPolicy;
import mashang.accountability.Indicators;
import mashang.accountability.Period;
import mashang.accountability.UnitFigures;
import mashang.accountability.UnitIndicator;
import mashang.connectors.elasticsearch.Document;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Classes all units of a period by its indicators, keyed by the period: a unit is compared with the others and with itself in the period before. Reckoned anew now and then
 * while figures change ({@link AccountRules#comparedEvery}).
 *
 * <ul>
 *   <li><b>Missing</b>: without figures of the period before there is no trend; what is missing of a unit counts as nothing, and it is not classed.
 *   <li><b>Late, duplicated, reordered</b>: of a unit's figures those with the most changes count, and how units stand is a function of all figures of both periods.
 * </ul>
 */
@SuppressWarnings("NullAway.Init") // open() sets every field
public final class ClassUnits extends KeyedProcessFunction<String, ComparedFigures, Document> {
    private static final long serialVersionUID = 1L;

    private final List<IndicatorPolicy> policies;
    private final Map<String, String> names;
    private final long everyMillis;

    private transient MapState<String, UnitFigures> now;
    private transient MapState<String, UnitFigures> former;
    private transient IndicatorDocuments documents;

    /** @param names of units by id, for the documents */
    public ClassUnits(AccountRules rules, Map<String, String> names) {
        this.policies = rules.indicators();
        this.everyMillis = rules.comparedEvery().toMillis();
        this.names = Map.copyOf(names);
    }

    @Override
    public void open(OpenContext context) {
        now = state("now");
        former = state("former");
        documents = new IndicatorDocuments(names);
    }

    private MapState<String, UnitFigures> state(String name) {
        return getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(UnitFigures.class)));
    }

    @Override
    public void processElement(ComparedFigures one, Context ctx, Collector<Document> out) throws Exception {
        UnitFigures unit = one.figures();
        MapState<String, UnitFigures> known = one.areFormer() ? former : now;
        UnitFigures before = known.get(unit.unit());
        if (before != null && before.changes() >= unit.changes()) {
            return;
        }
        known.put(unit.unit(), unit);
        Telling.soon(ctx.timerService(), everyMillis);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Document> out) throws Exception {
        Period period = Period.parse(ctx.getCurrentKey());
        IndicatorPolicy policy = IndicatorPolicy.of(period, policies);
        List<UnitFigures> figures = all(now);
        if (policy == null || figures.isEmpty()) {
            return;
        }
        List<UnitFigures> before = all(former);
        long version = changes(figures) + changes(before);
        for (Indicator indicator : policy.indicators()) {
            if (indicator.periods().contains(period.kind())) {
                for (UnitIndicator unit : Indicators.of(policy, indicator, figures, before)) {
                    out.collect(documents.of(period, policy, indicator, unit, version));
                }
            }
        }
    }

    private static List<UnitFigures> all(MapState<String, UnitFigures> state) throws Exception {
        List<UnitFigures> all = new ArrayList<>();
        state.values().forEach(all::add);
        all.sort(Comparator.comparing(UnitFigures::unit));
        return all;
    }

    private static long changes(List<UnitFigures> figures) {
        return figures.stream().mapToLong(UnitFigures::changes).sum();
    }
}
