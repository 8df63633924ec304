package mashang.jobs.supervision;

import mashang.accountability.Contribution;
import mashang.connectors.elasticsearch.Document;
import mashang.connectors.elasticsearch.DocumentSerializer;
import mashang.intake.DeadLetter;
import mashang.jobs.Published;
import mashang.jobs.Reading;
import mashang.jobs.RuledTexts;
import mashang.jobs.TextRules;
import mashang.ledger.LedgerEntry;
import mashang.sla.Alert;
import mashang.sla.Clocks;
import mashang.sla.Verdict;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** Supervision: events with the watermark of their ticks in; alerts, ledger, breaches, history and accounts out. */
public final class SupervisionTopology {
    private static final String CLOCKS = "order-clocks";
    private static final String WATCH = "Watch deadlines";

    private SupervisionTopology() {}

    /**
     * What the job decides by.
     *
     * @param textRules by what the history's texts are read; absent: they are not read
     */
    public record Rules(Clocks clocks, @Nullable TextRules textRules) {}

    /** Where it writes to. */
    public record Sinks(
            Sink<Alert> alerts, Sink<Document> index, Sink<DeadLetter> deadLetters, Sink<Contribution> accounts) {}

    /** A run without an end, as a city's is. */
    public static void define(DataStream<CaseEvent> events, Published published, Rules rules, Sinks sinks) {
        SingleOutputStreamOperator<LedgerEntry> ledger = events.keyBy(CaseEvent::orderId)
                .connect(published.versions().broadcast())
                .transform(
                        WATCH,
                        TypeInformation.of(LedgerEntry.class),
                        new RuledClockOperator(rules.clocks(), published.rules()))
                .uid(CLOCKS);
        tell(ledger, rules, published, sinks);
    }

    /** The same by rules that never change. */
    public static void define(DataStream<CaseEvent> events, Rules rules, Sinks sinks) {
        tell(watch(events, new ClockOperator(rules.clocks())), rules, null, sinks);
    }

    /**
     * A run over a log that ends.
     *
     * @param until log time of its end, epoch milliseconds; the last watermark before the end of the input
     * @param verdicts gets how every clock stands then
     */
    public static void defineUntil(
            DataStream<CaseEvent> events, Rules rules, Sinks sinks, long until, Sink<Verdict> verdicts) {
        SingleOutputStreamOperator<LedgerEntry> ledger = watch(events, new ClockOperator(rules.clocks(), until));
        tell(ledger, rules, null, sinks);
        ledger.getSideOutput(ClockOperator.VERDICTS)
                .sinkTo(verdicts)
                .uid("verdicts-sink")
                .name("Give the verdicts");
    }

    private static SingleOutputStreamOperator<LedgerEntry> watch(DataStream<CaseEvent> events, ClockOperator clocks) {
        return events.keyBy(CaseEvent::orderId)
                .transform(WATCH, TypeInformation.of(LedgerEntry.class), clocks)
                .uid(CLOCKS);
    }

    private static void tell(
            SingleOutputStreamOperator<LedgerEntry> ledger, Rules rules, @Nullable Published published, Sinks sinks) {
        DataStream<BreachNotice> notices = ledger.getSideOutput(ClockOperator.NOTICES);
        notices.map(BreachNotice::alert)
                .uid("alerts")
                .name("Take out the alerts")
                .sinkTo(sinks.alerts())
                .uid("alerts-sink")
                .name("Tell the office");

        ledger.getSideOutput(ClockOperator.TOO_OLD)
                .sinkTo(sinks.deadLetters())
                .uid("dead-letters-sink")
                .name("Put aside what is of no use");

        ledger.getSideOutput(ClockOperator.CONTRIBUTIONS)
                .sinkTo(sinks.accounts())
                .uid("accounts-sink")
                .name("Say what orders contribute to figures");

        DataStream<Document> entries = ledger.map(new LedgerDocuments())
                .returns(DocumentSerializer.TYPE)
                .uid("ledger-documents")
                .name("Write ledger entries");
        DataStream<Document> breaches = notices.flatMap(new BreachDocuments())
                .returns(DocumentSerializer.TYPE)
                .uid("breach-documents")
                .name("Write breaches");
        DataStream<Document> decisions = notices.map(new DecisionDocuments())
                .returns(DocumentSerializer.TYPE)
                .uid("decision-documents")
                .name("Write decisions into the history");
        DataStream<Document> lights = notices.flatMap(new LightDocuments())
                .returns(DocumentSerializer.TYPE)
                .uid("light-documents")
                .name("Write the register of lights");
        DataStream<Document> restricted =
                restricted(ledger.getSideOutput(ClockOperator.RESTRICTED), rules.textRules(), published);
        DataStream<Document> history =
                history(ledger.getSideOutput(ClockOperator.HISTORY), rules.textRules(), published);
        entries.union(breaches, lights, decisions, history, restricted)
                .sinkTo(sinks.index())
                .uid("index-sink")
                .name("Index");
    }

    private static DataStream<Document> restricted(
            DataStream<FoldedEvent> events, @Nullable TextRules texts, @Nullable Published published) {
        SingleOutputStreamOperator<Document> documents = published == null || texts == null
                ? events.flatMap(new RestrictedDocuments(texts))
                        .returns(DocumentSerializer.TYPE)
                        .startNewChain()
                : read(events, new ReadRestricted(), texts, published);
        return documents.uid("restricted-documents").name("Write the history of restricted orders apart");
    }

    /** Texts are read in a thread of their own: no clock waits for one. Most events have none, and need not go there. */
    private static DataStream<Document> history(
            DataStream<FoldedEvent> events, @Nullable TextRules texts, @Nullable Published published) {
        DataStream<FoldedEvent> withText = events.filter(folded -> TextFields.areIn(folded.event()))
                .uid("events-with-text")
                .name("Take out what has a text");
        SingleOutputStreamOperator<Document> read = published == null || texts == null
                ? withText.map(new HistoryDocuments(texts))
                        .returns(DocumentSerializer.TYPE)
                        .startNewChain()
                : read(withText, new ReadHistory(), texts, published);
        DataStream<Document> plain = events.filter(folded -> !TextFields.areIn(folded.event()))
                .uid("events-without-text")
                .name("Take out what has none")
                .map(new HistoryDocuments(null))
                .returns(DocumentSerializer.TYPE)
                .uid("plain-history-documents")
                .name("Write plain history");
        return read.uid("history-documents").name("Write history").union(plain);
    }

    /** By the words in force when each was handed over. */
    private static SingleOutputStreamOperator<Document> read(
            DataStream<FoldedEvent> events,
            Reading<FoldedEvent, Document> reading,
            TextRules texts,
            Published published) {
        return events.connect(published.versions().broadcast())
                .transform(
                        "Read texts",
                        DocumentSerializer.TYPE,
                        new RuledTexts<>(published.lexicon(), texts, reading, TypeInformation.of(FoldedEvent.class)));
    }
}
