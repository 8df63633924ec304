package mashang.local.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.local.explain.OrderHistory;
import mashang.local.office.OfficeDecision;
import mashang.local.office.Outcome;
import mashang.local.supervised.ItemLook;
import mashang.sla.Clocks;
import mashang.supervised.SupervisedItem;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code office supervise}: opens the item of a recurring problem, or opens it again. */
@Command(name = "supervise", mixinStandardHelpOptions = true)
final class OfficeSuperviseCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Console console;

    @Mixin
    private RuleArguments rules = new RuleArguments();

    @Parameters(index = "0", paramLabel = "PROBLEM", descriptionKey = "option.supervise-problem")
    private String problem = "";

    @Option(names = "--unit", paramLabel = "NAME", descriptionKey = "option.supervise-unit")
    private @Nullable String unit;

    @Option(names = "--due", paramLabel = "TIME", descriptionKey = "option.supervise-due")
    private @Nullable String due;

    @Option(names = "--actor", paramLabel = "NAME", required = true, descriptionKey = "option.actor")
    private String actor = "";

    @Option(names = "--role", paramLabel = "ROLE", required = true, descriptionKey = "option.office-role")
    private String role = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "option.reason")
    private String reason = "";

    @Mixin
    private ServerArguments servers = new ServerArguments();

    OfficeSuperviseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        try {
            return supervise(Instant.now());
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private int supervise(Instant now) throws Unusable, InterruptedException, ExecutionException {
        String bootstrap = servers.bootstrap();
        City city = rules.load();
        if (unit != null && city.units().named(unit, now).isEmpty()) {
            console.notice("office.unknown-unit", unit);
        }
        Clocks clocks = servers.clocks(city);
        OfficeDesk.requirePower(clocks, Step.ASSIGNED, role, now);
        if (!OfficeDecision.isHeardAt(bootstrap)) {
            throw new Unusable("problems.no-office");
        }
        ElasticsearchAccess access = servers.access();
        try (ElasticsearchConnection connection = access.connect()) {
            ItemLook look = new ItemLook(connection);
            ItemLook.Row row = look.row(problem, now).orElseThrow(() -> new Unusable("problems.unknown", problem));
            Outcome outcome = new Outcome(clocks, row.itemId(), OrderHistory.read(access, row.itemId()));
            SupervisedItem.Next next = SupervisedItem.next(outcome.order(now).orElse(null))
                    .orElseThrow(() -> new Unusable("office.item-open", row.itemId()));
            OfficeDecision opened = opened(row, look, due(now));
            List<OfficeDecision> decisions = next.step() == Step.OPENED
                    ? List.of(opened)
                    : List.of(OfficeDecision.plain(Step.REOPENED, row.itemId(), actor, role, reason), opened);
            for (OfficeDecision decision : decisions) {
                decision.write(bootstrap, now, "item/" + next.round() + '/' + decision.step());
            }
            console.result("item", row.itemId());
            console.result("round", next.round());
            console.result("unit", String.valueOf(opened.unit()));
            console.result(
                    "due",
                    outcome.firstDue(decisions, now)
                            .map(clock -> ProblemLines.time(Instant.ofEpochMilli(clock.dueAt())))
                            .orElse("-"));
            console.notice("office.decided", row.itemId());
        }
        return ExitCodes.OK;
    }

    /** A round that begins again has its unit from this, too: clocks are told by the opening of their own round. */
    private OfficeDecision opened(ItemLook.Row row, ItemLook look, @Nullable Instant dueAt) throws Unusable {
        String had = row.item() == null ? "" : row.item().path("unitNow").asText();
        String named = unit != null
                ? unit
                : had.isEmpty()
                        ? look.owner(row).orElseThrow(() -> new Unusable("office.item-nobodys", row.problemId()))
                        : had;
        return OfficeDecision.plain(Step.OPENED, row.itemId(), actor, role, reason)
                .withUnit(named)
                .withTitle(row.label())
                .withCategory(SupervisedItem.CATEGORY)
                .withDue(dueAt);
    }

    private @Nullable Instant due(Instant now) throws Unusable {
        Long time = HistoryArguments.time(due, ZONE, "alerts.no-time");
        if (time != null && time <= now.toEpochMilli()) {
            throw new Unusable("office.item-late", String.valueOf(due));
        }
        return time == null ? null : Instant.ofEpochMilli(time);
    }
}
