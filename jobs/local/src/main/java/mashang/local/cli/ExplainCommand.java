package mashang.local.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.local.explain.Explanation;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code explain}: the life of one order and the reckoning of its clocks, for people. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private HistoryArguments history = new HistoryArguments();

    @Option(names = "--order", paramLabel = "ID", required = true, descriptionKey = "option.order")
    private String order = "";

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.at")
    private @Nullable String at;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        City loaded = history.load();
        try {
            City city = history.in(loaded);
            ZoneId zone = EventArguments.zoneOf(city);
            HistoryArguments.Known known = history.of(order, city, console);
            Long asked = HistoryArguments.time(at, zone, "explain.at");
            long time = asked == null ? known.until() : asked;
            List<CaseEvent> ofOrder = known.events();
            if (ofOrder.stream().noneMatch(e -> e.loggedAt().toEpochMilli() <= time)) {
                throw new Unusable(ofOrder.isEmpty() ? "explain.unknown" : "explain.not-yet", order);
            }
            new Explanation(
                            history.clocks(city, console),
                            zone,
                            console.language().locale())
                    .lines(order, ofOrder, time)
                    .forEach(console::print);
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }
}
