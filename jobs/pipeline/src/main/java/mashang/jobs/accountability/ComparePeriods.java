package mashang.jobs.accountability;

import mashang.accountability.Period;
import mashang.accountability.UnitFigures;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Figures of a month or longer belong to the comparison of their own period, and to that of the next one, which is held against them. */
final class ComparePeriods implements FlatMapFunction<UnitFigures, ComparedFigures> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(UnitFigures unit, Collector<ComparedFigures> out) {
        UnitFigures kept = unit.forIndicators();
        out.collect(new ComparedFigures(unit.period(), kept));
        out.collect(new ComparedFigures(Period.parse(unit.period()).next().id(), kept));
    }
}
