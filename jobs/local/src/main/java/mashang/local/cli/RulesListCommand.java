package mashang.local.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.config.RuleCheck;
import mashang.local.rules.RulesLog;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rules list}: every version there is. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class RulesListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RulesArguments rules = new RulesArguments();

    RulesListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            City city = rules.city();
            RulesLog log = rules.log(city);
            for (Policy policy : city.policies()) {
                String key = RuleVersion.key(RuleKind.POLICY, policy.id(), String.valueOf(policy.version()));
                console.print(console.texts().text("rules.of-folder", key, policy.effectiveFrom()));
            }
            city.calendars()
                    .forEach(c -> console.print(console.texts()
                            .text(
                                    "rules.of-folder",
                                    "calendar:" + c.id(),
                                    console.texts().text("rules.always"))));
            for (String id : rules.unitFiles()) {
                console.print(console.texts()
                        .text("rules.of-folder", "units:" + id, console.texts().text("rules.always")));
            }
            city.lexicon().keySet().stream()
                    .sorted()
                    .forEach(file -> console.print(console.texts()
                            .text(
                                    "rules.of-folder",
                                    "lexicon:" + file,
                                    console.texts().text("rules.always"))));
            for (RulesLog.Entry entry : log.entries()) {
                RuleVersion version = entry.version();
                Instant published = Instant.ofEpochMilli(version.publishedAt());
                String line = entry.refusedFor() == null
                        ? console.texts()
                                .text(
                                        "rules.line",
                                        version.key(),
                                        published,
                                        from(version, published),
                                        version.actor(),
                                        version.reason())
                        : console.texts()
                                .text(
                                        "rules.line-refused",
                                        version.key(),
                                        published,
                                        version.actor(),
                                        entry.refusedFor());
                console.print(line);
            }
            console.result("versions", log.accepted().size());
            console.result("now", log.now(Instant.now()));
            return ExitCodes.OK;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private static Instant from(RuleVersion version, Instant published) {
        Instant from = version.effectiveFrom() != null
                ? version.effectiveFrom()
                : RuleCheck.effectiveFrom(version).orElse(published);
        return from.isBefore(published) ? published : from;
    }
}
