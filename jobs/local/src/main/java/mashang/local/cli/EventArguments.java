package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.config.Feed;
import mashang.local.sla.EventsRead;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where events come from: a file of canonical events, or a file of a feed. */
final class EventArguments {

    @Option(names = "--events", paramLabel = "FILE", descriptionKey = "option.events")
    private @Nullable Path events;

    @Option(names = "--feed", paramLabel = "NAME|FILE", descriptionKey = "option.feed")
    private @Nullable String feed;

    @Option(names = "--input", paramLabel = "FILE", descriptionKey = "option.feed-input")
    private @Nullable Path input;

    /** Whether any is given. */
    boolean areGiven() {
        return events != null || feed != null || input != null;
    }

    /** The city as well as it knows the feed, which may be a file of its own. */
    City in(City city) throws Unusable {
        return feed == null ? city : city.with(feed(city));
    }

    /** Reads them and tells what could not be used. */
    EventsRead read(City city, Console console) throws Unusable, IOException {
        boolean english = console.language() == Language.en;
        if (events != null && feed == null && input == null) {
            return told(EventsRead.ofLines(readable(events), english), console);
        }
        if (events != null || feed == null || input == null) {
            throw new Unusable("sla.what");
        }
        Feed mapped = feed(city);
        String key = CallerKey.of(console);
        return told(EventsRead.ofFeed(mapped, readable(input), key, System.currentTimeMillis(), english), console);
    }

    /** The zone of times that name none: the feed's own, else that of the city's calendar. */
    ZoneId zone(City city) throws Unusable {
        return feed == null ? zoneOf(city) : feed(city).zone();
    }

    /** The zone of the city's calendar. */
    static ZoneId zoneOf(City city) {
        return city.workCalendars().asKnownAt(null, Long.MAX_VALUE).zone();
    }

    private Feed feed(City city) throws Unusable {
        String name = String.valueOf(feed);
        Path file = Path.of(name);
        boolean isFile = name.endsWith(".yaml") || name.endsWith(".yml");
        Optional<Feed> found = isFile && Files.isRegularFile(file) ? Optional.of(Feed.load(file)) : city.feed(name);
        return found.orElseThrow(() -> new Unusable("replay.no-feed", name, names(city)));
    }

    private static String names(City city) {
        return Stream.concat(city.feeds().stream(), city.examples().stream())
                .map(Feed::name)
                .collect(Collectors.joining(", "));
    }

    private static Path readable(Path file) throws Unusable {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Unusable("replay.no-file", file);
        }
        return file;
    }

    private static EventsRead told(EventsRead read, Console console) {
        read.bad().forEach((reason, count, first) -> console.notice("sla.bad", first, reason, count));
        return read;
    }
}
