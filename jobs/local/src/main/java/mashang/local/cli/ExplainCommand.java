package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mashang.config.City;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.IndexSink;
import mashang.local.explain.Explanation;
import mashang.local.explain.OrderHistory;
import mashang.local.sla.EventsRead;
import mashang.local.stack.RunningStack;
import mashang.local.stack.Stack;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code explain}: the life of one order and the reckoning of its clocks, for people. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private static final int SUGGESTED = 5;

    private final Console console;

    @Mixin
    private EventArguments events = new EventArguments();

    @Mixin
    private RuleArguments rules = new RuleArguments();

    @Option(names = "--order", paramLabel = "ID", required = true, descriptionKey = "option.order")
    private String order = "";

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at")
    private @Nullable String at;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    ExplainCommand(Console console) {
        this.console = console;
    }

    /** The facts to explain, and the time they are known until. */
    private record Known(List<CaseEvent> events, long until) {}

    @Override
    public Integer call() throws IOException {
        City loaded = rules.load();
        try {
            City city = events.in(loaded);
            ZoneId zone = EventArguments.zoneOf(city);
            Known known = events.areGiven() ? fromFile(city) : fromIndices();
            long time = time(known.until(), zone);
            List<CaseEvent> ofOrder = known.events();
            if (ofOrder.stream().noneMatch(e -> e.loggedAt().toEpochMilli() <= time)) {
                throw new Unusable(ofOrder.isEmpty() ? "explain.unknown" : "explain.not-yet", order);
            }
            new Explanation(city.deadlines(), zone, console.language().locale())
                    .lines(order, ofOrder, time)
                    .forEach(console::print);
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private Known fromFile(City city) throws Unusable, IOException {
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

    private Known fromIndices() throws Unusable {
        Endpoints endpoints = new Endpoints("", address(), Topics.MAIN, 1);
        return new Known(OrderHistory.read(IndexSink.access(endpoints), order), System.currentTimeMillis());
    }

    private String address() throws Unusable {
        if (elasticsearch != null) {
            return elasticsearch;
        }
        Path folder = data == null ? ProjectFolder.data("stack") : data;
        Optional<RunningStack> running = Stack.running(folder);
        return running.orElseThrow(() -> new Unusable("explain.no-stack", folder))
                .elasticsearch()
                .toString();
    }

    private long time(long otherwise, ZoneId zone) throws Unusable {
        String text = at;
        try {
            return text == null ? otherwise : WrittenTime.parse(text, zone);
        } catch (DateTimeParseException e) {
            throw new Unusable("explain.at", text);
        }
    }
}
