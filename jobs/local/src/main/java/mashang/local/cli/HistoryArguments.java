package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.IndexSink;
import mashang.local.explain.OrderHistory;
import mashang.local.sla.EventsRead;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import mashang.sla.Clocks;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the life of one order is taken from: the history of a running stack, or a file; and the rules it is looked at by. */
final class HistoryArguments {
    private static final int SUGGESTED = 5;

    @Mixin
    private EventArguments events = new EventArguments();

    @Mixin
    private RuleArguments rules = new RuleArguments();

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    /**
     * The events of an order.
     *
     * @param until epoch milliseconds of the time by which they are all that is known
     */
    record Known(List<CaseEvent> events, long until) {}

    /** The city with the rules asked for; throws {@link mashang.config.ConfigException} with everything that is wrong. */
    City load() {
        return rules.load();
    }

    /** The city as well as it knows the feed of a file. */
    City in(City city) throws Unusable {
        return events.in(city);
    }

    /** What orders are judged by: on a running stack with all that was published there. */
    Clocks clocks(City city) {
        return areOfFile() || elasticsearch != null ? city.clocks() : InForce.on(data, city);
    }

    /** Whether a file is read, and no stack asked. */
    boolean areOfFile() {
        return events.areGiven();
    }

    /** All that is known of an order; from a stack that may be nothing. */
    Known of(String order, City city, Console console) throws Unusable, IOException {
        if (!areOfFile()) {
            return new Known(OrderHistory.read(access(), order), System.currentTimeMillis());
        }
        EventsRead read = events.read(city, console);
        List<CaseEvent> ofOrder =
                read.events().stream().filter(e -> e.orderId().equals(order)).toList();
        if (ofOrder.isEmpty()) {
            throw new Unusable("explain.unknown-here", order, some(read.events()));
        }
        return new Known(ofOrder, read.lastTime());
    }

    private static String some(List<CaseEvent> events) {
        return events.stream()
                .map(CaseEvent::orderId)
                .distinct()
                .limit(SUGGESTED)
                .collect(Collectors.joining(", "));
    }

    /** The indices of the stack. */
    ElasticsearchAccess access() throws Unusable {
        return access(data, elasticsearch);
    }

    /** The indices at an address, or else of the stack that runs on a data folder. */
    static ElasticsearchAccess access(@Nullable Path data, @Nullable String elasticsearch) throws Unusable {
        return IndexSink.access(new Endpoints("", address(data, elasticsearch), Topics.MAIN, 1));
    }

    private static String address(@Nullable Path data, @Nullable String elasticsearch) throws Unusable {
        if (elasticsearch != null) {
            return elasticsearch;
        }
        Path folder = data == null ? ProjectFolder.data("stack") : data;
        Optional<RunningStack> running = Stack.running(folder);
        return running.orElseThrow(() -> new Unusable("explain.no-stack", folder))
                .elasticsearch()
                .toString();
    }

    /** A time that was typed, in epoch milliseconds; absent where none was. */
    static @Nullable Long time(@Nullable String text, ZoneId zone, String complaint) throws Unusable {
        try {
            return text == null ? null : (Long) WrittenTime.parse(text, zone);
        } catch (DateTimeParseException e) {
            throw new Unusable(complaint, String.valueOf(text));
        }
    }
}
