package mashang.jobs.deadletters;

import mashang.connectors.elasticsearch.Document;
import mashang.intake.DeadLetter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Dead letters in, their index out. */
public final class DeadLettersTopology {

    private DeadLettersTopology() {}

    public static void define(DataStream<DeadLetter> letters, Sink<Document> index) {
        letters.map(new DeadLetterDocuments())
                .uid("dead-letter-documents")
                .name("Write dead letters")
                .sinkTo(index)
                .uid("index-sink")
                .name("Index");
    }
}
