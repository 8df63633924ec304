package mashang.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mashang.connectors.kafka.Addressed;
import mashang.connectors.kafka.Topics;
import mashang.intake.DeadLetter;
import mashang.intake.RawRecord;
import mashang.intake.Tick;
import mashang.jobs.Endpoints;
import mashang.jobs.JobEnvironment;
import mashang.jobs.intake.IntakeTopology.Sinks;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntakeTopologyTest {
    private static final int PARALLELISM = 2;
    private static final int LOG_PARTITIONS = 3;
    /** Per raw partition: offsets from 0, every tenth a heartbeat; record and heartbeat {@code i} at millisecond i. */
    private static final long RECORDS = 2000;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(PARALLELISM)
            .build());

    @Test
    void ticks_come_behind_the_records_of_their_raw_partition_and_a_restart_loses_nothing() throws Exception {
        Raw.FAIL_ONCE.set(true);
        StreamExecutionEnvironment env = environment();
        var source = new DataGeneratorSource<>(
                new TwoPartitions(),
                2 * RECORDS,
                RateLimiterStrategy.perSecond(4000),
                TypeInformation.of(RawRecord.class));
        CollectingSink<Addressed> log = new CollectingSink<>("log");
        CollectingSink<DeadLetter> dead = new CollectingSink<>("dead");
        IntakeTopology.define(
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "Read").uid("raw-topics"),
                new Raw.Mapping(),
                new Sinks(log, LOG_PARTITIONS, dead));
        env.execute("intake");

        assertThat(Raw.FAIL_ONCE).as("the task went down in mid-stream").isFalse();
        List<Addressed> entries = log.collected();
        Set<String> orders = entries.stream()
                .map(a -> a.entry().event())
                .filter(e -> e != null)
                .map(CaseEvent::orderId)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(orders).isEqualTo(expectedOrders());
        assertThat(dead.collected().stream().map(DeadLetter::origin).collect(Collectors.toSet()))
                .isEqualTo(Set.of("raw/0/33", "raw/1/33"));
        assertThat(ticksOvertakenByRecords(entries)).isEmpty();
        for (int partition = 0; partition < LOG_PARTITIONS; partition++) {
            assertThat(lastTicks(entries, partition)).isEqualTo(Map.of("raw/0", RECORDS - 10, "raw/1", RECORDS - 10));
        }
    }

    /** In each partition of the log: records whose first copy lies behind a tick that promised them. */
    private static List<String> ticksOvertakenByRecords(List<Addressed> entries) {
        List<String> broken = new ArrayList<>();
        Map<String, Long> promised = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Addressed addressed : entries) { // ticks of any log partition are checked against events of all: stricter
            Tick tick = addressed.entry().tick();
            CaseEvent event = addressed.entry().event();
            if (tick != null) {
                promised.merge(tick.source(), tick.at(), Math::max);
            } else if (event != null && seen.add(event.eventId())) {
                String source = event.origin().substring(0, event.origin().lastIndexOf('/'));
                if (event.loggedAt().toEpochMilli() <= promised.getOrDefault(source, -1L)) {
                    broken.add(event.origin() + " behind " + promised);
                }
            }
        }
        return broken;
    }

    private static Map<String, Long> lastTicks(List<Addressed> entries, int partition) {
        return entries.stream()
                .filter(a -> a.partition() == partition && a.entry().tick() != null)
                .map(a -> a.entry().tick())
                .collect(Collectors.toMap(Tick::source, Tick::at, Math::max));
    }

    private static Set<String> expectedOrders() {
        Set<String> orders = new TreeSet<>();
        for (int partition = 0; partition < 2; partition++) {
            for (long i = 0; i < RECORDS; i++) {
                if (i % 10 != 0 && i != 33) {
                    orders.add("f:" + partition + "-" + i);
                }
            }
        }
        return orders;
    }

    /** Index to record: the first half is partition 0, the second partition 1, which are also the source's splits. */
    private static final class TwoPartitions implements GeneratorFunction<Long, RawRecord> {
        private static final long serialVersionUID = 1;

        @Override
        public RawRecord map(Long index) {
            int partition = (int) (index / RECORDS);
            long offset = index % RECORDS;
            if (offset % 10 == 0) {
                return Raw.heartbeat(partition, offset, 2);
            }
            String text = offset == 33 ? "throw" : offset > RECORDS / 2 ? "fail" : "x";
            return Raw.record(partition, offset, offset, text);
        }
    }

    @Test
    void uids_are_as_they_were_because_state_is_found_again_by_them() {
        StreamExecutionEnvironment env = environment();
        defineJob(env, Duration.ofSeconds(1));
        Set<String> uids = env.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(uids)
                .containsExactly(
                        "Sink Committer: event-log", // Flink's own, made from ours
                        "Sink Committer: heartbeat-records",
                        "Sink Committer: intake-dead-letters",
                        "event-log",
                        "heartbeat-records",
                        "heartbeats",
                        "intake-dead-letters",
                        "intake-mapping",
                        "raw-topics");
    }

    @Test
    void there_is_no_shuffle_between_the_raw_topics_and_the_log() {
        StreamExecutionEnvironment env = environment();
        defineJob(env, Duration.ofSeconds(1));
        JobGraph graph = env.getStreamGraph(false).getJobGraph();
        List<String> vertices = StreamSupport.stream(graph.getVertices().spliterator(), false)
                .map(JobVertex::getName)
                .toList();
        assertThat(vertices).as("one chain each for records and heartbeats").hasSize(2);
        assertThat(vertices).anySatisfy(name -> assertThat(name)
                .contains("Read raw topics", "Map raw records", "Write events and ticks", "Write dead letters"));
    }

    @Test
    void no_heartbeats_where_a_replayer_owns_the_clock_and_no_reader_without_a_partition() {
        StreamExecutionEnvironment env = environment();
        env.setParallelism(8);
        defineJob(env, Duration.ZERO);
        assertThat(env.getStreamGraph(false).getStreamNodes())
                .noneSatisfy(node -> assertThat(node.getTransformationUID()).startsWith("heartbeat"))
                .allSatisfy(node -> assertThat(node.getParallelism()).isEqualTo(3));
    }

    private static void defineJob(StreamExecutionEnvironment env, Duration heartbeat) {
        Endpoints endpoints = new Endpoints("localhost:1", "http://localhost:1", Topics.MAIN, 4);
        IntakeJob.define(
                env,
                endpoints,
                new IntakeJob.Intake(List.of("a", "b"), new Raw.Mapping(), heartbeat),
                new IntakeJob.Counted(Map.of("a", 2, "b", 1), 4));
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(PARALLELISM);
        return JobEnvironment.configure(env, Duration.ofMillis(100));
    }
}
