package mashang.jobs.recurrence;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.TextRules;
import mashang.recurrence.city.CitySettings;
import mashang.sla.Alert;
import mashang.workorder.Authority;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Recurrence: events with the watermark of their ticks in, problems out. */
public final class RecurrenceTopology {

    private RecurrenceTopology() {}

    /**
     * Where it writes to.
     *
     * @param index problems, and what happened to them
     * @param alerts steps the office is told of
     */
    public record Sinks(Sink<Document> index, Sink<Alert> alerts) {}

    /**
     * Wires the job.
     *
     * @param events canonical events; their watermark follows the ticks
     * @param city the key everything is grouped under, and a field of the documents
     * @param settings how complaints are brought together
     * @param rules how they are read
     * @param authority who may decide what about an order
     * @param sinks where it writes to
     */
    public static void define(
            DataStream<CaseEvent> events,
            String city,
            CitySettings settings,
            TextRules rules,
            Authority authority,
            Sinks sinks) {
        SingleOutputStreamOperator<Document> problems = events.keyBy(CaseEvent::orderId)
                .process(new AcceptedTexts(authority))
                .uid("accepted-texts")
                .name("Wait for acceptance")
                .map(new ReadText(rules))
                .uid("complaint-signatures")
                .name("Read the text")
                .keyBy(new OneCity(city))
                .transform("Group complaints", TypeInformation.of(Document.class), new ProblemOperator(settings))
                .uid("problem-clusters");
        problems.getSideOutput(ProblemOperator.ALERTS)
                .sinkTo(sinks.alerts())
                .uid("problem-alerts-sink")
                .name("Tell the office");
        problems.sinkTo(sinks.index()).uid("index-sink").name("Index");
    }
}
