package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import mashang.config.City;
import mashang.local.sla.EventsRead;
import mashang.local.sla.Outcome;
import mashang.workorder.CaseEvent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code sla oracle} and {@code sla run} have in common: the same log, the same rules, the same files. */
final class SlaArguments {

    @Mixin
    private EventArguments events = new EventArguments();

    @Mixin
    private RuleArguments rules = new RuleArguments();

    @Option(names = "--until", paramLabel = "TIME", descriptionKey = "option.sla-until")
    private @Nullable String until;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "option.out")
    private Path out = Path.of("");

    /** Somebody who judges. */
    interface Judge {
        /**
         * Judges a log.
         *
         * @param log in the order in which it was handed over, nothing after {@code until}
         * @param until epoch milliseconds
         */
        Outcome judge(City city, List<CaseEvent> log, long until) throws Exception;
    }

    /** Reads, has it judged, writes, and prints the counts. */
    int run(Console console, Judge judge) throws Exception {
        City loaded = rules.load();
        try {
            City city = events.in(loaded);
            EventsRead read = events.read(city, console);
            long end = end(read, events.zone(city));
            List<CaseEvent> log = read.until(end);
            long start = System.nanoTime();
            Outcome outcome = judge.judge(city, log, end);
            double seconds = (System.nanoTime() - start) / 1e9;
            write(outcome);
            console.result("records", read.records());
            console.result("bad records", read.bad().total());
            console.result("events", log.size());
            console.result(
                    "orders", log.stream().map(CaseEvent::orderId).distinct().count());
            console.result("too old", outcome.tooOld());
            console.result("verdicts", outcome.verdicts().size());
            console.result("breached", outcome.breached());
            console.result("alerts", outcome.alerts().size());
            outcome.alertsByKind().forEach((kind, count) -> console.result("  " + kind.word(), count));
            console.result("until", java.time.Instant.ofEpochMilli(end));
            console.result("seconds", String.format(java.util.Locale.ROOT, "%.1f", seconds));
            console.notice("sla.written", out.resolve(Outcome.VERDICTS), out.resolve(Outcome.ALERTS));
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private void write(Outcome outcome) throws Unusable {
        try {
            outcome.write(out);
        } catch (IOException e) {
            throw new Unusable("sla.no-out", out);
        }
    }

    private long end(EventsRead read, ZoneId zone) throws Unusable {
        String text = until;
        if (text == null) {
            return Math.max(0, read.lastTime());
        }
        try {
            return WrittenTime.parse(text, zone);
        } catch (DateTimeParseException e) {
            throw new Unusable("replay.until", text);
        }
    }
}
