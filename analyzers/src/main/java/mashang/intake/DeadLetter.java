package mashang.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mashang.workorder.EventId;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, with the reason a clerk understands (死信). Only its topic holds the original bytes;
 * indices and logs get the reason and a masked excerpt.
 *
 * @param id hash of feed, position, bytes, reason and, behind intake, the stage: the same bad record has the same id in every run
 * @param stage who gave up: {@code intake}, {@code supervision}, {@code recurrence}, {@code index}
 * @param feed feed of the record, absent where unknown
 * @param origin where it lies: {@code topic/partition/offset} or {@code file:line}
 * @param topic Kafka topic it was read from; empty for a document of ours that Elasticsearch refused
 * @param partition partition it was read from, −1 where there is none
 * @param offset offset it was read from, −1 where there is none
 * @param loggedAt epoch milliseconds: when the record was handed over to us; 0 where unknown
 * @param reason why, as a stable code
 * @param args the values that fill the reason's sentence; never personal data
 * @param field the column, path or field concerned; absent where it is the whole record
 * @param excerpt up to 200 characters of it, masked
 * @param original the original bytes
 */
public record DeadLetter(
        String id,
        String stage,
        @Nullable String feed,
        String origin,
        String topic,
        int partition,
        long offset,
        long loggedAt,
        DeadReason reason,
        List<String> args,
        @Nullable String field,
        String excerpt,
        byte[] original) {

    /** A letter about a raw record. */
    public static DeadLetter of(
            RawRecord raw,
            @Nullable String feed,
            DeadReason reason,
            List<String> args,
            @Nullable String field,
            String maskedExcerpt) {
        return new DeadLetter(
                EventId.hash(String.join(
                        "|",
                        List.of(
                                String.valueOf(feed),
                                raw.origin(),
                                EventId.hash(new String(raw.value(), StandardCharsets.ISO_8859_1)),
                                reason.name(),
                                String.valueOf(field),
                                args.toString()))),
                "intake",
                feed,
                raw.origin(),
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.loggedAt(),
                reason,
                args,
                field,
                maskedExcerpt,
                raw.value());
    }

    /** The same letter, written by another stage: under an id of its own, for several may refuse one record. */
    public DeadLetter at(String otherStage) {
        return new DeadLetter(
                EventId.hash(id + '|' + otherStage),
                otherStage,
                feed,
                origin,
                topic,
                partition,
                offset,
                loggedAt,
                reason,
                args,
                field,
                excerpt,
                original);
    }

    /** The same letter with another time. */
    public DeadLetter loggedAt(long epochMillis) {
        return new DeadLetter(
                id, stage, feed, origin, topic, partition, offset, epochMillis, reason, args, field, excerpt, original);
    }

    /** The reason as a sentence. */
    public String message(boolean english) {
        return reason.sentence(english, args, field);
    }
}
