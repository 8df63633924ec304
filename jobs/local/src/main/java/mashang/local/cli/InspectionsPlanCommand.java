package mashang.local.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mashang.accountability.Period;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.inspection.Findings;
import mashang.inspection.VisitPlan.State;
import mashang.inspection.VisitPlan.Visit;
import mashang.local.inspections.VisitBook;
import mashang.sla.Clocks;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inspections plan}: visits due, made, missed and to come in a period, and what inspections found. */
@Command(name = "plan", mixinStandardHelpOptions = true)
final class InspectionsPlanCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAY_LENGTH = 10;

    private final Console console;

    @Mixin
    private RuleArguments rules = new RuleArguments();

    @Option(names = "--period", paramLabel = "PERIOD", required = true, descriptionKey = "option.period")
    private String period = "";

    @Option(names = "--unit", paramLabel = "UNIT", descriptionKey = "option.plan-unit")
    private @Nullable String unit;

    @Option(names = "--at", paramLabel = "TIME", descriptionKey = "option.plan-at")
    private @Nullable String at;

    @Mixin
    private ServerArguments servers = new ServerArguments();

    private @Nullable String asked;

    InspectionsPlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        City city = rules.load();
        try {
            Period when = ScoreArguments.period(period);
            asked = nameNow(unit, city.units());
            Long then = HistoryArguments.time(at, ZONE, "alerts.no-time");
            long now = then == null ? Instant.now().toEpochMilli() : then;
            Clocks clocks = servers.clocks(city);
            try (ElasticsearchConnection connection = servers.access().connect()) {
                print(new VisitBook(clocks, when, now).read(connection));
            }
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private void print(VisitBook.Read read) {
        List<VisitBook.Task> tasks =
                read.tasks().stream().filter(task -> isAsked(task.unit())).toList();
        tasks.forEach(task -> console.print(line(task)));
        List<VisitBook.UnitRow> units =
                read.units().stream().filter(row -> isAsked(row.unit())).toList();
        units.forEach(row -> console.print(line(row)));
        for (State state : State.values()) {
            console.result(
                    state.name().toLowerCase(Locale.ROOT),
                    units.stream().mapToInt(row -> row.count(state)).sum());
        }
        Findings found = units.stream().map(VisitBook.UnitRow::found).reduce(Findings.NONE, Findings::plus);
        Findings before = units.stream().map(VisitBook.UnitRow::foundBefore).reduce(Findings.NONE, Findings::plus);
        console.result("inspections", found.inspections());
        console.result("found", found.found());
        console.result("found per inspection", number(found));
        console.result("found per inspection, year before", number(before));
    }

    private boolean isAsked(String name) {
        return asked == null || asked.equals(name);
    }

    /** What the unit that is meant is called now; tasks are listed by that. */
    private @Nullable String nameNow(@Nullable String typed, Units units) {
        if (typed == null) {
            return null;
        }
        Instant now = Instant.now();
        Optional<Unit> known = units.byId(typed).or(() -> units.named(typed, now));
        if (known.isEmpty()) {
            console.notice("office.unknown-unit", typed);
        }
        return known.map(Unit::currentName).orElse(typed);
    }

    private String line(VisitBook.Task task) {
        String visits = task.visits().stream().map(this::visit).collect(Collectors.joining(", "));
        return console.texts().text("inspections.task", task.unit(), task.orderId(), task.title(), visits);
    }

    private String visit(Visit visit) {
        return day(visit.dueAt()) + ' ' + console.texts().text("inspections.visit." + visit.state());
    }

    private static String day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZONE).toString().substring(0, DAY_LENGTH);
    }

    private String line(VisitBook.UnitRow row) {
        return console.texts()
                .text(
                        "inspections.unit",
                        row.unit(),
                        row.count(State.MADE),
                        row.count(State.LATE),
                        row.count(State.MISSED),
                        row.count(State.EXCUSED),
                        row.count(State.AWAITED),
                        row.count(State.PLANNED),
                        row.found().inspections(),
                        row.found().found(),
                        number(row.found()),
                        number(row.foundBefore()));
    }

    /** Found per inspection; a dash where no inspection says what it found. */
    private static String number(Findings found) {
        Double per = found.perInspection();
        return per == null ? "-" : String.format(Locale.ROOT, "%.2f", per);
    }
}
