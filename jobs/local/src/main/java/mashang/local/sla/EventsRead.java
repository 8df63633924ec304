package mashang.local.sla;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mashang.config.Feed;
import mashang.config.FeedMapping;
import mashang.config.Mapped;
import mashang.connectors.kafka.CaseEventCodec;
import mashang.connectors.kafka.MalformedRecord;
import mashang.connectors.kafka.TickCodec;
import mashang.connectors.kafka.Topics;
import mashang.intake.CallerPseudonym;
import mashang.intake.RawRecord;
import mashang.jobs.intake.FeedMappings;
import mashang.local.feeding.HandOver;
import mashang.local.feeding.ReplayFile;
import mashang.text.ClassifierRules;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events of a file, and what of it could not be used.
 *
 * @param events in the order in which they were handed over; of one time, as they stand in the file
 * @param records how many records the file holds, bad ones and ticks included
 * @param lastTime epoch milliseconds of the last event handed over or the last tick, whichever is later; the smallest number
 *     where there is neither
 * @param bad what could not be used
 */
public record EventsRead(List<CaseEvent> events, long records, long lastTime, BadRecords bad) {

    /** A file of JSON lines as they lie on the topic {@code mashang.events}, ticks among them. */
    public static EventsRead ofLines(Path file, boolean english) throws IOException {
        List<CaseEvent> events = new ArrayList<>();
        BadRecords bad = new BadRecords();
        long last = Long.MIN_VALUE;
        long number = 0;
        long records = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                byte[] json = bytes(line);
                if (json.length == 0) {
                    continue;
                }
                records++;
                try {
                    CaseEvent event = CaseEventCodec.decodeWritten(json);
                    events.add(event);
                    last = Math.max(last, event.loggedAt().toEpochMilli());
                } catch (MalformedRecord e) {
                    Long tick = tick(json);
                    last = Math.max(last, tick == null ? Long.MIN_VALUE : tick);
                    if (tick == null) {
                        bad.add(place(file, number), english ? e.sentence() : "不是合法的规范事件：" + e.sentence());
                    }
                }
            }
        }
        return inOrder(events, records, last, bad);
    }

    /**
     * A file of a feed, mapped as intake does, with the file's own times as the time of handing over.
     *
     * @param callerKey key of the callers' pseudonyms; absent: callers are not kept
     * @param notAfter epoch milliseconds: a time after it is no time a row can have been handed over at
     */
    public static EventsRead ofFeed(Feed feed, Path file, @Nullable String callerKey, long notAfter, boolean english)
            throws IOException {
        FeedMapping times = FeedMapping.of(feed, UnaryOperator.identity(), UnaryOperator.identity());
        ReplayFile rows =
                ReplayFile.open(feed.name(), file, feed.hasHeader(), 1, raw -> times.handedOverAt(raw, notAfter));
        String topic = Topics.MAIN.raw(feed.name());
        Function<RawRecord, Mapped> mapping = FeedMappings.replayed(
                        List.of(feed),
                        ClassifierRules.none(), // clocks do not depend on who may read
                        Topics.MAIN,
                        () -> callerKey == null ? c -> null : new CallerPseudonym(callerKey))
                .open();
        List<CaseEvent> events = new ArrayList<>();
        BadRecords bad = new BadRecords();
        long last = Long.MIN_VALUE;
        for (Iterator<HandOver> handOvers = rows.handOvers(); handOvers.hasNext(); ) {
            HandOver row = handOvers.next();
            last = Math.max(last, row.loggedAt());
            Mapped mapped = mapping.apply(raw(topic, row));
            events.addAll(mapped.events());
            mapped.dead().forEach(letter -> bad.add(letter.origin(), letter.message(english)));
        }
        return inOrder(events, rows.rows(), last, bad);
    }

    /** Those that were handed over by a time, in epoch milliseconds. */
    public List<CaseEvent> until(long time) {
        return events.stream().filter(e -> e.loggedAt().toEpochMilli() <= time).toList();
    }

    /** How many orders they are about. */
    public long orders() {
        return events.stream().map(CaseEvent::orderId).distinct().count();
    }

    private static EventsRead inOrder(List<CaseEvent> events, long records, long last, BadRecords bad) {
        events.removeIf(event -> event.step().isOfProblem()); // no clock has to do with them
        events.sort(Comparator.comparing(CaseEvent::loggedAt));
        return new EventsRead(events, records, last, bad);
    }

    private static RawRecord raw(String topic, HandOver row) {
        return new RawRecord(
                topic, row.partition(), 0, row.loggedAt(), row.file(), row.line(), row.columns(), row.value(), 0);
    }

    private static @Nullable Long tick(byte[] json) {
        try {
            return TickCodec.decode(json).at();
        } catch (MalformedRecord noTickEither) {
            return null;
        }
    }

    private static byte[] bytes(String line) {
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        return text.strip().getBytes(StandardCharsets.UTF_8);
    }

    private static String place(Path file, long line) {
        return file.getFileName() + ":" + line;
    }
}
