package mashang.local.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.local.explain.OrderHistory;
import mashang.local.sla.EventsRead;
import mashang.sla.Clocks;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Where the life of one order is taken from: the history of a running stack, or a file; and the rules it is looked at by. */
final class HistoryArguments {
    private static final int SUGGESTED = 5;

    @Mixin
    private EventArguments events = new EventArguments();

    @Mixin
    private RuleArguments rules = new RuleArguments();

    @Mixin
    private ServerArguments servers = new ServerArguments();

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

    /** What orders are judged by: with all that was published, where it is known where; says which, where servers are named by address. */
    Clocks clocks(City city, Console console) {
        if (areOfFile()) {
            return city.clocks();
        }
        Clocks clocks = servers.clocks(city);
        String bootstrap = servers.addressedBootstrap();
        if (bootstrap != null) {
            console.notice("rules.judged-by-published", bootstrap);
        } else if (servers.areAddressed()) {
            console.notice("rules.judged-by-folder");
        }
        return clocks;
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
        return servers.access();
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
