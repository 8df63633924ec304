package mashang.local.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.config.City;
import mashang.config.ConfigException;
import mashang.config.RuleCheck;
import mashang.local.rules.RulesLog;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rules publish}: checks a rule file with all that is known, and hands it to the running jobs. */
@Command(name = "publish", mixinStandardHelpOptions = true)
final class RulesPublishCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RuleFileArguments file = new RuleFileArguments();

    @Mixin
    private RulesArguments rules = new RulesArguments();

    @Option(names = "--actor", paramLabel = "NAME", required = true, descriptionKey = "option.rules-actor")
    private String actor = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "option.rules-reason")
    private String reason = "";

    RulesPublishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        try {
            RuleVersion version = file.version(actor, reason);
            City city = rules.city();
            RulesLog log = rules.log(city);
            if (log.find(version.key())
                    .filter(v -> v.text().equals(version.text()))
                    .isPresent()) {
                console.notice("rules.known", version.key());
                return ExitCodes.OK;
            }
            Instant now = log.now(Instant.now());
            new RuleCheck(rules.folder(), log.accepted(), now)
                    .check(version, file.file().toString());
            log.publish(version);
            return confirm(version, rules.log(city));
        } catch (ConfigException e) {
            console.say(e.text(console.language() == Language.en));
            console.error("rules.refused", file.file(), e.problems().size());
            return ExitCodes.FAILED;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    /** Somebody else may have taken the key in the same moment: then the first one acts. */
    private int confirm(RuleVersion version, RulesLog log) {
        RuleVersion acting = log.find(version.key()).orElse(null);
        if (acting == null || !acting.text().equals(version.text())) {
            console.error("rules.taken", version.key());
            return ExitCodes.FAILED;
        }
        console.result("published", acting.key());
        console.result("publishedAt", Instant.ofEpochMilli(acting.publishedAt()));
        console.notice(acting.kind() == RuleKind.LEXICON ? "rules.published-words" : "rules.published");
        return ExitCodes.OK;
    }
}
