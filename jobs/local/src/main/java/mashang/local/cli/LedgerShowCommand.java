package mashang.local.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.ledger.LedgerAt;
import mashang.ledger.LedgerView;
import mashang.local.explain.LedgerSheet;
import mashang.local.ledger.ProblemOf;
import mashang.local.ledger.ViewJson;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger show}: one order in the ledger, now or as of any time, both ways. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class LedgerShowCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private HistoryArguments history = new HistoryArguments();

    @Parameters(paramLabel = "ORDER", descriptionKey = "option.order")
    private String order = "";

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.ledger-at")
    private @Nullable String at;

    @Option(names = "--known-at", paramLabel = "TIME", descriptionKey = "option.ledger-known-at")
    private @Nullable String knownAt;

    @Option(names = "--json", descriptionKey = "option.ledger-json")
    private boolean json;

    LedgerShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        City loaded = history.load();
        try {
            City city = history.in(loaded);
            ZoneId zone = EventArguments.zoneOf(city);
            HistoryArguments.Known known = history.of(order, city, console);
            if (known.events().isEmpty()) {
                throw new Unusable("explain.unknown", order);
            }
            Long asked = HistoryArguments.time(at, zone, "explain.at");
            Long by = HistoryArguments.time(knownAt, zone, "ledger.known-at");
            Views views = new Views(new LedgerAt(history.clocks(city, console)), order, known);
            List<LedgerView> found = views.find(asked, by);
            if (found.isEmpty()) {
                throw new Unusable("ledger.not-yet", order);
            }
            String problem = history.areOfFile() ? null : ProblemOf.order(history.access(), order);
            if (json) {
                console.print(ViewJson.of(order, found, problem));
            } else {
                print(new LedgerSheet(zone, console.language().locale()), found, problem);
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private void print(LedgerSheet sheet, List<LedgerView> views, @Nullable String problem) {
        for (int i = 0; i < views.size(); i++) {
            if (i > 0) {
                console.print("");
            }
            sheet.lines(views.get(i), problem).forEach(console::print);
        }
    }

    /** Which views of an order are meant. */
    private record Views(LedgerAt ledger, String order, HistoryArguments.Known known) {

        /** Neither time: as it is now. A time: both ways. Known at: by what was known then. */
        List<LedgerView> find(@Nullable Long at, @Nullable Long by) {
            List<LedgerView> views = new ArrayList<>();
            if (at == null) {
                then(by == null ? known.until() : by, by == null ? known.until() : by)
                        .ifPresent(views::add);
            } else if (by == null) {
                then(at, at).ifPresent(views::add);
                if (at < known.until()) {
                    later(at, known.until()).ifPresent(views::add);
                }
            } else {
                (by <= at ? then(at, by) : later(at, by)).ifPresent(views::add);
            }
            return views;
        }

        private Optional<LedgerView> then(long at, long by) {
            List<CaseEvent> handedOver = known.events().stream()
                    .filter(e -> e.loggedAt().toEpochMilli() <= by)
                    .toList();
            return ledger.asKnownThen(order, handedOver, at).map(v -> v.knownBy(by, known.events()));
        }

        private Optional<LedgerView> later(long at, long by) {
            return ledger.asKnownLater(order, known.events(), at, by);
        }
    }
}
