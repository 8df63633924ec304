package mashang.jobs.accountability;

import java.util.Map;
import mashang.accountability.Contribution;
import mashang.accountability.FigureChange;
import mashang.accountability.Period;
import mashang.accountability.UnitFigures;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.DocumentSerializer;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Accountability: what orders contribute in; figures, scores and indicators of units out. */
public final class AccountabilityTopology {
    private AccountabilityTopology() {}

    /**
     * Wires the job.
     *
     * @param contributions those of one order in the order of their versions
     * @param rules by what units are judged
     * @param names of units by id, for the documents
     */
    public static void define(
            DataStream<Contribution> contributions,
            AccountRules rules,
            Map<String, String> names,
            Sink<Document> index) {
        SingleOutputStreamOperator<FigureChange> changes = contributions
                .keyBy(Contribution::orderId)
                .process(new OrderAccounts())
                .uid("order-accounts")
                .name("Put an order's contribution in the place of the one before");
        DataStream<Document> orders = changes.getSideOutput(OrderAccounts.CHANGED)
                .map(new ContributionDocuments())
                .returns(DocumentSerializer.TYPE)
                .uid("contribution-documents")
                .name("Write contributions");
        SingleOutputStreamOperator<UnitFigures> figures = changes.keyBy(FigureChange::key)
                .process(new SumFigures(rules.scores()))
                .uid("unit-figures")
                .name("Add up the figures of units");
        DataStream<Document> sums = figures.map(new FigureDocuments(rules.scores(), names))
                .returns(DocumentSerializer.TYPE)
                .uid("figure-documents")
                .name("Write figures");
        DataStream<UnitFigures> scored =
                figures.filter(new Scored()).uid("scored-periods").name("Take out the periods that are scored");
        DataStream<Document> scores = scored.keyBy(UnitFigures::period)
                .process(new ScoreUnits(rules.scores(), names))
                .returns(DocumentSerializer.TYPE)
                .uid("unit-scores")
                .name("Score the units of a period");
        DataStream<Document> indicators = scored.flatMap(new ComparePeriods())
                .uid("compared-periods")
                .name("Hold a period against the one before")
                .keyBy(ComparedFigures::period)
                .process(new ClassUnits(rules, names))
                .returns(DocumentSerializer.TYPE)
                .uid("unit-indicators")
                .name("Class the units of a period by indicators");
        orders.union(sums, scores, indicators).sinkTo(index).uid("index-sink").name("Index");
    }

    /** Days and weeks are too short to be fair. */
    private static final class Scored implements FilterFunction<UnitFigures> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(UnitFigures unit) {
            return Period.parse(unit.period()).kind().compareTo(Period.Kind.MONTH) >= 0;
        }
    }
}
