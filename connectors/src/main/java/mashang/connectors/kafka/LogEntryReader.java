package mashang.connectors.kafka;

import java.util.Arrays;
import java.util.List;
import mashang.intake.DeadLetter;
import mashang.intake.DeadReason;
import mashang.intake.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of the event log: a tick where the header says so, else an event; unreadable, a dead letter. */
final class LogEntryReader implements KafkaRecordDeserializationSchema<LogEntry> {
    private static final long serialVersionUID = 1;
    /** So much of an original is kept: as base64 in a letter, more would be refused by its topic, and the job with it. */
    static final int MAX_ORIGINAL_BYTES = 8 << 20;

    private final String stage;

    LogEntryReader(String stage) {
        this.stage = stage;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LogEntry> out) {
        out.collect(read(record, stage));
    }

    static LogEntry read(ConsumerRecord<byte[], byte[]> record, String stage) {
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            return record.headers().lastHeader(EventLog.TICK_HEADER) == null
                    ? LogEntry.of(CaseEventCodec.decode(value))
                    : LogEntry.of(TickCodec.decode(value));
        } catch (MalformedRecord e) {
            return LogEntry.of(letter(record, stage, e));
        }
    }

    /** No excerpt: what cannot be read cannot be masked. */
    static DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String stage, MalformedRecord problem) {
        return letter(record, stage, problem, DeadReason.BAD_EVENT);
    }

    static DeadLetter letter(
            ConsumerRecord<byte[], byte[]> record, String stage, MalformedRecord problem, DeadReason reason) {
        RawRecord raw = RawRecordReader.read(record);
        if (raw.value().length > MAX_ORIGINAL_BYTES) {
            raw = raw.value(Arrays.copyOf(raw.value(), MAX_ORIGINAL_BYTES));
        }
        return DeadLetter.of(raw, null, reason, List.of(problem.sentence()), problem.field(), "")
                .at(stage);
    }

    @Override
    public TypeInformation<LogEntry> getProducedType() {
        return TypeInformation.of(LogEntry.class);
    }
}
