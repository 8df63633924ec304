package mashang.jobs.intake;

import mashang.connectors.kafka.Addressed;
import mashang.intake.DeadLetter;
import mashang.intake.RawRecord;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Raw records in, event log and dead letters out.
 *
 * <p>Everything is forward and at the parallelism of the source: between a raw partition and the log nothing may
 * overtake anything, because a tick promises what lies before it.
 */
public final class IntakeTopology {
    private IntakeTopology() {}

    /**
     * Where the entries go.
     *
     * @param log the event log
     * @param logPartitions its partitions
     * @param deadLetters what could not be used
     */
    public record Sinks(Sink<Addressed> log, int logPartitions, Sink<DeadLetter> deadLetters) {}

    public static void define(DataStream<RawRecord> records, MappingFactory mapping, Sinks sinks) {
        int parallelism = records.getParallelism();
        SingleOutputStreamOperator<Addressed> entries = records.forward()
                .process(new IntakeFunction(mapping, sinks.logPartitions()))
                .setParallelism(parallelism)
                .uid("intake-mapping")
                .name("Map raw records to events");

        entries.forward()
                .sinkTo(sinks.log())
                .setParallelism(parallelism)
                .uid("event-log")
                .name("Write events and ticks");

        entries.getSideOutput(IntakeFunction.DEAD)
                .forward()
                .sinkTo(sinks.deadLetters())
                .setParallelism(parallelism)
                .uid("intake-dead-letters")
                .name("Write dead letters");
    }
}
