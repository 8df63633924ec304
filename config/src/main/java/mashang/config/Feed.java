package mashang.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A source of work orders (来源) as its feed file describes it: where its records lie, how they are written, and what
 * they mean. {@link FeedMapping} does what it says.
 *
 * @param name unique; what stands before the colon of the feed's order ids
 * @param topic raw topic; absent: the default of the pipeline, {@code <prefix>.raw.<name>}
 * @param layout how a record is written
 * @param zone zone of times that name none
 * @param grace how long after a due time late reports are waited for before anybody is accused
 * @param limits what is too large or cannot be
 * @param id the order's number at the source
 * @param completeIds whether these are not the feed's own numbers but whole ids, of orders of any feed or of problems
 * @param revision the source's revision of the row; absent where it has none
 * @param recordedAt when the source wrote the row; absent where it does not say
 * @param events the events a row states, in the order they are expected to happen
 * @param fields attributes of the row; they belong to its first stated event
 * @param required columns that must have a value in every row
 * @param inOrder columns of times that must not run backwards, earliest first; several such chains
 */
public record Feed(
        String name,
        @Nullable String topic,
        Layout layout,
        ZoneId zone,
        Duration grace,
        Limits limits,
        Origin id,
        boolean completeIds,
        @Nullable Origin revision,
        @Nullable Origin recordedAt,
        List<Stated> events,
        Map<Field, Origin> fields,
        List<String> required,
        List<List<String>> inOrder)
        implements Serializable {

    /** What the records of a feed are. */
    public enum Format {
        /** One JSON object per record. */
        JSON,
        /** One row per record; the header line travels with it. */
        CSV
    }

    /**
     * How a record is written.
     *
     * @param format JSON or CSV
     * @param charset name of a Java charset
     * @param delimiter between CSV columns
     * @param quote around CSV values
     * @param header the CSV header line of records that come without one, as on a live topic
     */
    public record Layout(
            Format format,
            String charset,
            String delimiter,
            char quote,
            @Nullable String header) implements Serializable {}

    /**
     * What is too large or cannot be.
     *
     * @param maxBytes largest record
     * @param maxText longest text in characters; the rest is cut
     * @param earliestYear no time lies before it
     * @param aheadOfLog how far a time may lie after the record was handed over to us: clocks differ
     * @param dueAhead how far a due time may lie after the event that states it
     * @param tolerance how far times may run backwards and be kept, flagged
     */
    public record Limits(
            int maxBytes, int maxText, int earliestYear, Duration aheadOfLog, Duration dueAhead, Duration tolerance)
            implements Serializable {}

    /** Reads one feed file. Throws {@link ConfigException} with everything that is wrong with it. */
    public static Feed load(Path file) {
        Problems problems = new Problems();
        Path shown = file.getFileName();
        Feed feed = FeedFile.read(file, String.valueOf(shown == null ? file : shown), problems);
        problems.throwIfAny();
        if (feed == null) {
            throw new IllegalStateException("a feed or a problem: " + file);
        }
        return feed;
    }

    /** The id of the order with this number. */
    public String orderId(String number) {
        return completeIds ? number : CaseEvent.orderId(name, number);
    }

    /** Whether records of this feed come with a header line. */
    public boolean hasHeader() {
        return layout.format() == Format.CSV;
    }
}
