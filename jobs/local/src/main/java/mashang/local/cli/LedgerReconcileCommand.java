package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.ledger.Reconciliation;
import mashang.ledger.Reconciliation.Finding;
import mashang.ledger.Reconciliation.Kind;
import mashang.ledger.Reconciliation.Listed;
import mashang.local.ledger.FindingsFile;
import mashang.local.ledger.ListedOrders;
import mashang.local.ledger.PlanFile;
import mashang.local.sla.EventsRead;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger reconcile}: a plan of what is to be struck off beside the ledger (对账). */
@Command(name = "reconcile", mixinStandardHelpOptions = true)
final class LedgerReconcileCommand implements Callable<Integer> {
    /** So many findings are printed; all of them are in the file. */
    private static final int PRINTED = 50;

    private final Console console;

    @Mixin
    private CityArguments city = new CityArguments();

    @Option(names = "--plan", paramLabel = "FILE", required = true, descriptionKey = "option.ledger-plan")
    private Path plan = Path.of("");

    @Option(names = "--day", paramLabel = "DAY", descriptionKey = "option.ledger-day")
    private @Nullable String day;

    @Option(names = "--since", paramLabel = "DAY", descriptionKey = "option.ledger-since")
    private @Nullable String since;

    @Option(names = "--feed", paramLabel = "NAME", descriptionKey = "option.ledger-feed")
    private @Nullable String feed;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.ledger-out")
    private @Nullable Path out;

    @Option(names = "--events", paramLabel = "FILE", descriptionKey = "option.events")
    private @Nullable Path events;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    LedgerReconcileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        City loaded = city.load();
        try {
            ZoneId zone = EventArguments.zoneOf(loaded);
            PlanFile planned = plan();
            LocalDate from = day(since, "ledger.since");
            LocalDate until = day(day, "ledger.day");
            EventsRead read = read();
            if (until == null) {
                long last = read == null ? System.currentTimeMillis() : Math.max(0, read.lastTime());
                until = LocalDate.ofInstant(Instant.ofEpochMilli(last), zone);
            }
            List<Listed> orders = orders(read, until, loaded);
            Reconciliation reconciliation = new Reconciliation(until, from, zone);
            List<Finding> findings = reconciliation.of(planned.lines(), orders);
            tell(planned, orders, until, findings);
            write(reconciliation, findings);
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private PlanFile plan() throws Unusable {
        try {
            PlanFile read = PlanFile.read(plan, feed);
            for (PlanFile.BadLine bad : read.bad()) {
                String why = bad.wrong().name().toLowerCase(Locale.ROOT).replace('_', '-');
                console.notice("ledger.bad." + why, plan.getFileName() + ":" + bad.line(), bad.value());
            }
            return read;
        } catch (IOException e) {
            throw new Unusable("replay.no-file", plan);
        } catch (PlanFile.NoPlan e) {
            throw new Unusable(e.isIdMissing() ? "ledger.no-id-column" : "ledger.no-day-column", plan);
        }
    }

    private @Nullable EventsRead read() throws Unusable, IOException {
        Path file = events;
        if (file == null) {
            return null;
        }
        if (!Files.isReadable(file)) {
            throw new Unusable("replay.no-file", file);
        }
        EventsRead read = EventsRead.ofLines(file, console.language() == Language.en);
        read.bad().forEach((reason, count, first) -> console.notice("sla.bad", first, reason, count));
        return read;
    }

    private List<Listed> orders(@Nullable EventsRead read, LocalDate until, City rules) throws Unusable {
        if (read == null) {
            return ListedOrders.indexed(ServerArguments.access(data, elasticsearch), feed);
        }
        long end = WrittenTime.parse(until.toString(), EventArguments.zoneOf(rules));
        return ListedOrders.folded(read.events(), rules.deadlines().authority(), end, feed);
    }

    private static @Nullable LocalDate day(@Nullable String text, String complaint) throws Unusable {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Unusable(complaint, String.valueOf(text));
        }
    }

    private void tell(PlanFile planned, List<Listed> orders, LocalDate until, List<Finding> findings) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Finding finding : findings) {
            counts.merge(finding.kind(), 1, Integer::sum);
        }
        console.result("day", until);
        console.result("plan lines", planned.lines().size());
        console.result("bad lines", planned.bad().size());
        console.result("ledger orders", orders.size());
        for (Kind kind : Kind.values()) {
            console.result(FindingsFile.name(kind), counts.getOrDefault(kind, 0));
        }
        List<Finding> mismatches =
                findings.stream().filter(f -> f.kind().isMismatch()).toList();
        for (Finding finding : mismatches.subList(0, Math.min(PRINTED, mismatches.size()))) {
            console.print("  " + line(finding));
        }
        if (mismatches.size() > PRINTED) {
            console.notice("ledger.more", mismatches.size() - PRINTED);
        }
    }

    private String line(Finding finding) {
        Texts texts = console.texts();
        StringBuilder line = new StringBuilder(finding.orderId())
                .append("  ")
                .append(texts.text("ledger.finding." + FindingsFile.name(finding.kind())));
        if (finding.planned() != null) {
            line.append("  ")
                    .append(texts.text("ledger.planned", finding.planned().closes()));
        }
        if (finding.listed() != null) {
            line.append("  ").append(finding.listed().closeOut().status());
            finding.listed().closeOut().missing().forEach(m -> line.append(" -").append(m));
        }
        return line.toString().replaceAll("\\p{Cntrl}", " ");
    }

    private void write(Reconciliation reconciliation, List<Finding> findings) throws Unusable {
        Path file = out;
        if (file == null) {
            return;
        }
        try {
            FindingsFile.write(file, reconciliation, findings);
        } catch (IOException e) {
            throw new Unusable("ledger.no-out", file);
        }
        console.notice("ledger.written", file);
    }
}
