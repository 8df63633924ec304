package mashang.local.feeding;

import org.jspecify.annotations.Nullable;

/**
 * One raw record as a feed hands it over.
 *
 * @param feed the feed it belongs to
 * @param partition partition of the feed's raw topic it goes to, 0 or more
 * @param loggedAt epoch milliseconds in the feed's own clock: when it is handed over
 * @param value the record's bytes, in the feed's format and charset; empty for an empty line, never absent
 * @param file what the record's position is told in; the same in every run; absent where only the raw topic's offset tells
 *     it
 * @param line counts the records of a feed from 1; unique within the feed
 * @param columns the bytes of the CSV header line, in the feed's charset; absent where the feed's format has none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes go straight into a Kafka record; nobody compares two hand-overs
public record HandOver(
        String feed,
        int partition,
        long loggedAt,
        byte[] value,
        @Nullable String file,
        long line,
        byte @Nullable [] columns) {}
