package mashang.jobs.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import mashang.connectors.kafka.DeadLetters;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.Heartbeat;
import mashang.connectors.kafka.RawTopics;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.Topics;
import mashang.intake.RawRecord;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.intake.IntakeTopology.Sinks;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Intake between Kafka and Kafka. */
public final class IntakeJob {
    /** Who reads the raw topics: consumer group and job name. */
    public static final String NAME = "intake";

    private IntakeJob() {}

    /**
     * What intake takes in.
     *
     * @param rawTopics raw topics to read; all must exist
     * @param mapping what their records mean
     * @param heartbeat how often every raw partition, and the rules topic, gets a heartbeat; zero where a replayer owns the clock and writes
     *     them itself
     */
    public record Intake(Collection<String> rawTopics, MappingFactory mapping, Duration heartbeat) {}

    /**
     * The partitions there are.
     *
     * @param raw of each raw topic
     * @param log of the event log
     */
    record Counted(Map<String, Integer> raw, int log) {}

    /** Adds the job to the environment. The topics must exist, with a heartbeat the rules topic, too: their partitions are counted here, once. */
    public static void define(StreamExecutionEnvironment env, Endpoints endpoints, Intake intake) {
        String log = endpoints.topics().events();
        String bootstrap = endpoints.bootstrapServers();
        Map<String, Integer> raw = TopicSetup.partitions(bootstrap, intake.rawTopics());
        int logPartitions = TopicSetup.partitions(bootstrap, List.of(log)).getOrDefault(log, 1);
        define(env, endpoints, intake, new Counted(raw, logPartitions));
    }

    static void define(StreamExecutionEnvironment env, Endpoints endpoints, Intake intake, Counted partitions) {
        String bootstrap = endpoints.bootstrapServers();
        Topics topics = endpoints.topics();
        int rawPartitions =
                partitions.raw().values().stream().mapToInt(Integer::intValue).sum();
        DataStream<RawRecord> records = env.fromSource(
                        RawTopics.source(bootstrap, intake.rawTopics(), EventStream.group(endpoints, NAME)),
                        WatermarkStrategy.noWatermarks(),
                        "Read raw topics")
                .uid("raw-topics")
                .setParallelism(Math.min(env.getParallelism(), rawPartitions));
        IntakeTopology.define(
                records,
                intake.mapping(),
                new Sinks(
                        EventLog.sink(bootstrap, topics.events(), partitions.log()),
                        partitions.log(),
                        DeadLetters.sink(bootstrap, topics.deadLetters())));
        if (!intake.heartbeat().isZero()) {
            beat(env, bootstrap, Heartbeats.source(partitions.raw(), topics.rules(), intake.heartbeat()));
        }
    }

    private static void beat(StreamExecutionEnvironment env, String bootstrap, DataGeneratorSource<Heartbeat> beats) {
        env.fromSource(beats, WatermarkStrategy.noWatermarks(), "Beat")
                .uid("heartbeats")
                .setParallelism(1)
                .sinkTo(RawTopics.heartbeats(bootstrap))
                .setParallelism(1)
                .uid("heartbeat-records")
                .name("Write heartbeats into raw topics");
    }
}
