package mashang.jobs.accountability;

import java.util.List;
import java.util.Map;
import mashang.accountability.Contribution;
import mashang.accountability.FigureChange;
import mashang.accountability.Period;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitFigures;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.DocumentSerializer;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Accountability: what orders contribute in; figures and scores of units out. */
public final class AccountabilityTopology {
    private AccountabilityTopology() {}

    /**
     * Wires the job.
     *
     * @param contributions those of one order in the order of their versions
     * @param policies how work is weighed
     * @param names of units by id, for the documents
     */
    public static void define(
            DataStream<Contribution> contributions,
            List<ScorePolicy> policies,
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
                .process(new SumFigures(policies))
                .uid("unit-figures")
                .name("Add up the figures of units");
        DataStream<Document> sums = figures.map(new FigureDocuments(policies, names))
                .returns(DocumentSerializer.TYPE)
                .uid("figure-documents")
                .name("Write figures");
        DataStream<Document> scores = figures.filter(new Scored())
                .uid("scored-periods")
                .name("Take out the periods that are scored")
                .keyBy(UnitFigures::period)
                .process(new ScoreUnits(policies, names))
                .returns(DocumentSerializer.TYPE)
                .uid("unit-scores")
                .name("Score the units of a period");
        orders.union(sums, scores).sinkTo(index).uid("index-sink").name("Index");
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
