package mashang.jobs.accountability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mashang.accountability.Period;
import mashang.accountability.RunIndex;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitFigures;
import mashang.accountability.UnitScore;
import mashang.connectors.elasticsearch.Document;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Scores all units of a period, keyed by the period: a unit is compared with the others, so a change of one moves all. Reckoned anew every few seconds while figures change.
 *
 * <ul>
 *   <li><b>Missing</b>: a unit without items of work is not scored; where it has other figures its document says so, since it may have had some before.
 *   <li><b>Late, duplicated, reordered</b>: of a unit's figures those with the most changes count, and scores are a function of all units' figures.
 * </ul>
 */
@SuppressWarnings("NullAway.Init") // open() sets every field
public final class ScoreUnits extends KeyedProcessFunction<String, UnitFigures, Document> {
    private static final long serialVersionUID = 1L;

    static final long TOLD_EVERY_MILLIS = 5_000;

    private final List<ScorePolicy> policies;
    private final Map<String, String> names;

    private transient MapState<String, UnitFigures> figures;
    private transient ScoreDocuments documents;

    /** @param names of units by id, for the documents */
    public ScoreUnits(List<ScorePolicy> policies, Map<String, String> names) {
        this.policies = List.copyOf(policies);
        this.names = Map.copyOf(names);
    }

    @Override
    public void open(OpenContext context) {
        figures = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("figures", Types.STRING, TypeInformation.of(UnitFigures.class)));
        documents = new ScoreDocuments(names);
    }

    @Override
    public void processElement(UnitFigures unit, Context ctx, Collector<Document> out) throws Exception {
        UnitFigures before = figures.get(unit.unit());
        if (before != null && before.changes() >= unit.changes()) {
            return;
        }
        figures.put(unit.unit(), unit.forScores());
        Telling.soon(ctx.timerService(), TOLD_EVERY_MILLIS);
    }

    @Override
    public void onTimer(long time, OnTimerContext ctx, Collector<Document> out) throws Exception {
        List<UnitFigures> all = new ArrayList<>();
        long changes = 0;
        for (UnitFigures unit : figures.values()) {
            all.add(unit);
            changes += unit.changes();
        }
        all.sort(Comparator.comparing(UnitFigures::unit));
        Period period = Period.parse(ctx.getCurrentKey());
        ScorePolicy policy = ScorePolicy.of(period, policies);
        Set<String> idle = new TreeSet<>();
        all.stream().filter(UnitFigures::isOfUnit).map(UnitFigures::unit).forEach(idle::add);
        for (UnitScore score : RunIndex.of(policy, all)) {
            out.collect(documents.of(period, policy, score, changes));
            idle.remove(score.unit());
        }
        for (String unit : idle) {
            out.collect(documents.ofNothing(period, policy, unit, changes));
        }
    }
}
