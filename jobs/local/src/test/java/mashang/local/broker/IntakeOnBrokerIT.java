package mashang.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mashang.config.City;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.DeadLetterCodec;
import mashang.connectors.kafka.EventLog;
import mashang.connectors.kafka.TickCodec;
import mashang.connectors.kafka.TopicProblem;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.intake.DeadLetter;
import mashang.intake.RawRecord;
import mashang.intake.Tick;
import mashang.jobs.Endpoints;
import mashang.jobs.JobEnvironment;
import mashang.jobs.intake.FeedMappings;
import mashang.jobs.intake.IntakeJob;
import mashang.local.machine.LoopbackPorts;
import mashang.workorder.CaseEvent;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeOnBrokerIT {
    private static final String FEED = "replies-zh";
    private static final int ORDERS = 200;
    private static final int LOG_PARTITIONS = 3;

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(folder, LoopbackPorts.free(1).get(0));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void missing_topics_are_created_once_and_a_topic_with_the_wrong_clock_is_refused() {
        List<TopicSpec> wanted = topics(new Topics("setup"));
        assertThat(TopicSetup.ensure(broker.bootstrap(), wanted).created())
                .containsExactlyElementsOf(wanted.stream().map(TopicSpec::name).toList());
        TopicSetup.Report again = TopicSetup.ensure(broker.bootstrap(), wanted);
        assertThat(again.created()).isEmpty();
        assertThat(again.partitions()).containsEntry("setup.events", LOG_PARTITIONS);
        TopicSpec otherClock = TopicSpec.raw("setup.raw." + FEED, 2, TopicSpec.Clock.WRITER);
        assertThatThrownBy(() -> TopicSetup.ensure(broker.bootstrap(), List.of(otherClock)))
                .isInstanceOf(TopicProblem.class)
                .hasMessageContaining("setup.raw.replies-zh 的 message.timestamp.type 是 LogAppendTime，这里需要 CreateTime");
        assertThatThrownBy(() -> TopicSetup.partitions(broker.bootstrap(), List.of("nowhere")))
                .hasMessageContaining("Topic nowhere does not exist");
    }

    @Test
    void records_become_events_with_the_brokers_time_and_ticks_follow_them_into_every_partition() throws Exception {
        Topics topics = new Topics("run");
        TopicSetup.ensure(broker.bootstrap(), topics(topics));
        send(topics.raw(FEED));
        JobClient job = intake(topics);
        try {
            List<ConsumerRecord<byte[], byte[]>> log =
                    read(topics.events(), LOG_PARTITIONS, IntakeOnBrokerIT::isWholeAndTicked);
            Map<String, Long> promised = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> entry : log) {
                String at = "@" + entry.partition();
                if (isTick(entry)) {
                    Tick tick = TickCodec.decode(entry.value());
                    assertThat(tick.sources()).isEqualTo(2);
                    promised.put(tick.source() + at, tick.at());
                } else {
                    CaseEvent event = CaseEventCodec.decode(entry.value());
                    assertThat(event.loggedAt().toEpochMilli())
                            .isGreaterThanOrEqualTo(promised.getOrDefault(source(event) + at, 0L));
                    assertThat(new String(entry.key(), StandardCharsets.UTF_8)).isEqualTo(event.orderId());
                }
                assertThat(entry.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            }
            DeadLetter letter = DeadLetterCodec.decode(read(topics.deadLetters(), 1, letters -> !letters.isEmpty())
                    .get(0)
                    .value());
            assertThat(letter.topic()).isEqualTo(topics.raw(FEED));
            assertThat(new String(letter.original(), StandardCharsets.UTF_8)).startsWith("no-time");
        } finally {
            job.cancel().get(30, TimeUnit.SECONDS);
        }
    }

    private static JobClient intake(Topics topics) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, JobEnvironment.settings(Duration.ofMillis(500)));
        City city = City.load(Path.of("../../config"));
        FeedMappings mappings = FeedMappings.replayed(
                List.of(city.feed(FEED).orElseThrow()), city.words(), topics, IntakeOnBrokerIT::pseudonym);
        Endpoints endpoints = new Endpoints(broker.bootstrap(), "http://" + LoopbackPorts.HOST, topics, LOG_PARTITIONS);
        IntakeJob.define(env, endpoints, new IntakeJob.Intake(mappings.topics(), mappings, Duration.ofMillis(200)));
        return env.executeAsync("intake");
    }

    private static CallerPseudonym pseudonym() {
        return new CallerPseudonym("a key for the tests");
    }

    private static String source(CaseEvent event) {
        return event.origin().substring(0, event.origin().lastIndexOf('/'));
    }

    private static boolean isTick(ConsumerRecord<byte[], byte[]> entry) {
        return entry.headers().lastHeader(EventLog.TICK_HEADER) != null;
    }

    /** Every order's two events are there, and both raw partitions have ticked in every partition of the log. */
    private static boolean isWholeAndTicked(List<ConsumerRecord<byte[], byte[]>> log) {
        Set<String> ticked = new TreeSet<>();
        int events = 0;
        for (ConsumerRecord<byte[], byte[]> entry : log) {
            if (isTick(entry)) {
                ticked.add(new String(entry.value(), StandardCharsets.UTF_8).replaceAll(",.*", "") + entry.partition());
            } else {
                events++;
            }
        }
        return events >= 2 * ORDERS && ticked.size() == 2 * LOG_PARTITIONS;
    }

    private static void send(String topic) {
        byte[] columns = bytes("id,user,title,content,time,reply_time,reply");
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrap());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i <= ORDERS; i++) {
                String row = i == ORDERS
                        ? "no-time,u,t,c,,,"
                        : i + ",甲,路灯不亮,东街口路灯不亮,2026-01-05 08:00:00,2026-01-06 09:00:00,已修好";
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, i % 2, null, bytes(row));
                record.headers().add(RawRecord.COLUMNS_HEADER, columns);
                Future<?> unused = producer.send(record);
            }
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            String topic, int partitions, Predicate<List<ConsumerRecord<byte[], byte[]>>> isEnough) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrap());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(topic, p))
                .toList();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            for (int i = 0; i < 120 && !isEnough.test(records); i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        }
        assertThat(isEnough.test(records))
                .as("%d records of %s within a minute", records.size(), topic)
                .isTrue();
        return records;
    }

    private static List<TopicSpec> topics(Topics topics) {
        return List.of(
                TopicSpec.events(topics, LOG_PARTITIONS),
                TopicSpec.deadLetters(topics),
                TopicSpec.rules(topics, TopicSpec.Clock.BROKER),
                TopicSpec.raw(topics.raw(FEED), 2, TopicSpec.Clock.BROKER));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
