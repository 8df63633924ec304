package mashang.intake;

import org.jspecify.annotations.Nullable;

/**
 * One record of a raw topic, as it lies there.
 *
 * @param topic raw topic
 * @param partition partition, 0 or more
 * @param offset offset, 0 or more
 * @param loggedAt epoch milliseconds of the broker's record timestamp: when it was handed over to us
 * @param file name (without folders) of the file it came from; absent for a live topic
 * @param line line of that file it starts on, 1 or more; 0 for a live topic
 * @param columns the bytes of the CSV header line, in the feed's charset; absent where the feed's format has none
 * @param value the original bytes
 * @param heartbeatOf 0 for a record; for a heartbeat, the number of raw partitions of all raw topics when it was written
 */
public record RawRecord(
        String topic,
        int partition,
        long offset,
        long loggedAt,
        @Nullable String file,
        long line,
        byte @Nullable [] columns,
        byte[] value,
        int heartbeatOf) {

    /** Kafka header: the file a record came from (UTF-8). */
    public static final String FILE_HEADER = "mashang-file";

    /** Kafka header: the line of that file (decimal digits). */
    public static final String LINE_HEADER = "mashang-line";

    /** Kafka header: the CSV header line (bytes as in the file). */
    public static final String COLUMNS_HEADER = "mashang-columns";

    /** Kafka header that makes a record a heartbeat: the number of raw partitions (decimal digits). */
    public static final String HEARTBEAT_HEADER = "mashang-heartbeat";

    public boolean isHeartbeat() {
        return heartbeatOf > 0;
    }

    /** The same record, handed over at another time. */
    public RawRecord loggedAt(long millis) {
        return new RawRecord(topic, partition, offset, millis, file, line, columns, value, heartbeatOf);
    }

    /** The same record with other bytes. */
    public RawRecord value(byte[] bytes) {
        return new RawRecord(topic, partition, offset, loggedAt, file, line, columns, bytes, heartbeatOf);
    }

    /** Where it lies, for people: {@code file:line} where there is a file, else {@code topic/partition/offset}. */
    public String origin() {
        return file != null ? file + ':' + line : topic + '/' + partition + '/' + offset;
    }
}
