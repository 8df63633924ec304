package mashang.jobs.recurrence;

import mashang.connectors.elasticsearch.Document;
import mashang.jobs.Published;
import mashang.jobs.RuledTexts;
import mashang.jobs.TextRules;
import mashang.recurrence.city.CitySettings;
import mashang.recurrence.city.ProblemFact;
import mashang.sla.Alert;
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
     * What it decides by.
     *
     * @param settings how complaints are brought together
     * @param texts how they are read, by the configuration folder
     */
    public record Rules(CitySettings settings, TextRules texts) {}

    /**
     * Wires the job.
     *
     * @param events canonical events; their watermark follows the ticks
     * @param published rules that change while it runs
     * @param city the key everything is grouped under, and a field of the documents
     * @param sinks where it writes to
     */
    public static void define(
            DataStream<CaseEvent> events, Published published, String city, Rules rules, Sinks sinks) {
        TypeInformation<ProblemFact> facts = TypeInformation.of(ProblemFact.class);
        SingleOutputStreamOperator<Document> problems = events.keyBy(CaseEvent::orderId)
                .connect(published.versions().broadcast())
                .transform("Wait for acceptance", facts, new AcceptedTexts(published.office()))
                .uid("accepted-texts")
                .connect(published.versions().broadcast())
                .transform(
                        "Read the text",
                        facts,
                        new RuledTexts<>(published.lexicon(), rules.texts(), new ReadText(), facts))
                .uid("complaint-signatures")
                .keyBy(new OneCity(city))
                .transform(
                        "Group complaints", TypeInformation.of(Document.class), new ProblemOperator(rules.settings()))
                .uid("problem-clusters");
        problems.getSideOutput(ProblemOperator.ALERTS)
                .sinkTo(sinks.alerts())
                .uid("problem-alerts-sink")
                .name("Tell the office");
        problems.sinkTo(sinks.index()).uid("index-sink").name("Index");
    }
}
