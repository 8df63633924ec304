package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import mashang.intake.Tick;
import mashang.workorder.CaseEvent;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaRecordsTest {
    private static final CaseEvent EVENT = Samples.full(CaseEvent.class);

    @Test
    void a_raw_record_keeps_its_bytes_time_and_headers() {
        RawRecord raw = RawRecordReader.read(record(
                bytes("值"),
                new RecordHeaders()
                        .add(RawRecord.FILE_HEADER, bytes("八月.csv"))
                        .add(RawRecord.LINE_HEADER, bytes("17"))
                        .add(RawRecord.COLUMNS_HEADER, new byte[] {-1, 0})));
        assertThat(raw)
                .usingRecursiveComparison()
                .isEqualTo(new RawRecord("t", 3, 42, 1000, "八月.csv", 17, new byte[] {-1, 0}, bytes("值"), 0));
    }

    @Test
    void a_heartbeat_comes_back_as_one() {
        ProducerRecord<byte[], byte[]> sent =
                new HeartbeatWriter().serialize(new Heartbeat("t", 3, 5), context(1), null);
        assertThat(sent.partition()).isEqualTo(3);
        assertThat(sent.timestamp()).as("the broker's time").isNull();
        RawRecord raw = RawRecordReader.read(record(sent.value(), new RecordHeaders(sent.headers())));
        assertThat(raw.isHeartbeat()).isTrue();
        assertThat(raw.heartbeatOf()).isEqualTo(5);
        assertThat(raw.value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "99999999999999999999", "５", "4294967297"})
    void odd_numbers_in_headers_count_as_absent(String number) {
        RawRecord raw = RawRecordReader.read(record(
                null,
                new RecordHeaders()
                        .add(RawRecord.HEARTBEAT_HEADER, bytes(number))
                        .add(RawRecord.LINE_HEADER, number.length() == 10 ? null : bytes(number))
                        .add(RawRecord.FILE_HEADER, null)));
        assertThat(raw.heartbeatOf()).isZero();
        assertThat(raw.line()).isZero();
        assertThat(raw.file()).isNull();
        assertThat(raw.value()).isEmpty();
    }

    @Test
    void events_and_ticks_come_back_from_the_log() {
        AddressedWriter writer = new AddressedWriter("t", 4);
        Tick tick = new Tick("raw/1", 1000, 2);
        assertThat(back(writer.serialize(Addressed.of(EVENT), context(4), null)))
                .isEqualTo(LogEntry.of(EVENT));
        assertThat(back(writer.serialize(Addressed.of(tick, 2), context(4), null)))
                .isEqualTo(LogEntry.of(tick));
    }

    @Test
    void events_lie_where_kafka_itself_would_put_their_order_and_use_every_partition() {
        AddressedWriter writer = new AddressedWriter("t", 4);
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String order = "feed:" + i;
            CaseEvent event = CaseEvent.draft("feed", "" + i, EVENT.step(), EVENT.occurredAt(), EVENT.loggedAt())
                    .done();
            ProducerRecord<byte[], byte[]> record = writer.serialize(Addressed.of(event), context(4), 7L);
            assertThat(record.key()).isEqualTo(bytes(order));
            assertThat(record.partition()).isEqualTo(Utils.toPositive(Utils.murmur2(bytes(order))) % 4);
            assertThat(record.timestamp()).isNull();
            used.add(record.partition());
        }
        assertThat(used).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void a_log_with_other_partitions_than_are_ticked_is_refused_with_the_remedy() {
        new AddressedWriter("t", 4).open(null, context(4));
        for (int found : new int[] {3, 5}) {
            assertThatThrownBy(() -> new AddressedWriter("t", 4).open(null, context(found)))
                    .hasMessageContaining("has " + found + " partitions")
                    .hasMessageContaining("Restart intake");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{\"version\":\"1\"}", "[]"})
    void an_unreadable_record_of_the_log_becomes_a_dead_letter_with_its_bytes(String value) {
        for (boolean tick : new boolean[] {false, true}) {
            RecordHeaders headers = new RecordHeaders();
            if (tick) {
                headers.add(EventLog.TICK_HEADER, bytes("1"));
            }
            LogEntry entry = LogEntryReader.read(record(bytes(value), headers), "supervision");
            DeadLetter dead = Optional.ofNullable(entry.dead()).orElseThrow();
            assertThat(dead.reason()).isEqualTo(DeadReason.BAD_EVENT);
            assertThat(dead.stage()).isEqualTo("supervision");
            assertThat(dead.origin()).isEqualTo("t/3/42");
            assertThat(dead.original()).isEqualTo(bytes(value));
            assertThat(dead.message(true)).startsWith("not a valid canonical event: ");
            assertThat(entry.event()).isNull();
            assertThat(entry.tick()).isNull();
        }
    }

    @Test
    void every_reader_of_the_log_has_a_letter_of_its_own_about_an_unreadable_record() {
        String supervision = unreadable("nonsense".getBytes(StandardCharsets.UTF_8), "supervision")
                .id();
        String recurrence = unreadable("nonsense".getBytes(StandardCharsets.UTF_8), "recurrence")
                .id();
        assertThat(supervision)
                .as("one id with two contents: which is indexed would be chance")
                .isNotEqualTo(recurrence);
        assertThat(unreadable("nonsense".getBytes(StandardCharsets.UTF_8), "recurrence")
                        .id())
                .isEqualTo(recurrence);
    }

    @Test
    void a_letter_about_the_largest_record_of_the_log_fits_into_the_topic_of_letters() {
        TopicSpec topic = TopicSpec.deadLetters(Topics.MAIN);
        DeadLetter dead = unreadable(new byte[topic.maxMessageBytes()], "supervision");
        assertThat(DeadLetterCodec.encode(dead)).hasSizeLessThan(topic.maxMessageBytes());
    }

    @Test
    void a_letter_without_a_time_has_that_of_its_record() throws Exception {
        DeadLetter known = unreadable("nonsense".getBytes(StandardCharsets.UTF_8), "index");
        assertThat(read(known.loggedAt(7)).loggedAt()).isEqualTo(7);
        assertThat(read(known.loggedAt(0)))
                .as("as a document that Elasticsearch refused: panels over a span of time would not count it")
                .usingRecursiveComparison()
                .isEqualTo(known.loggedAt(1000));
    }

    private static DeadLetter read(DeadLetter letter) throws Exception {
        List<DeadLetter> read = new ArrayList<>();
        new DeadLetters.Reader("dead-letters")
                .deserialize(record(DeadLetterCodec.encode(letter), new RecordHeaders()), new ListCollector<>(read));
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private static DeadLetter unreadable(byte[] value, String stage) {
        return Optional.ofNullable(LogEntryReader.read(record(value, new RecordHeaders()), stage)
                        .dead())
                .orElseThrow();
    }

    @Test
    void a_record_without_a_value_in_the_log_is_dead_not_fatal() {
        assertThat(LogEntryReader.read(record(null, new RecordHeaders()), "s").dead())
                .isNotNull();
    }

    private static LogEntry back(ProducerRecord<byte[], byte[]> sent) {
        return LogEntryReader.read(record(sent.value(), new RecordHeaders(sent.headers())), "test");
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                "t", 3, 42, 1000, TimestampType.LOG_APPEND_TIME, 0, 0, null, value, headers, Optional.empty());
    }

    private static KafkaSinkContext context(int partitions) {
        return new KafkaSinkContext() {
            @Override
            public int getParallelInstanceId() {
                return 0;
            }

            @Override
            public int getNumberOfParallelInstances() {
                return 1;
            }

            @Override
            public int[] getPartitionsForTopic(String topic) {
                return IntStream.range(0, partitions).toArray();
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
