package mashang.local.cli;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mashang.config.City;
import mashang.config.ConfigException;
import mashang.config.PublishedLexicon;
import mashang.config.PublishedRules;
import mashang.config.RuleCheck;
import mashang.config.Words;
import mashang.local.rules.DryRun;
import mashang.local.rules.LexiconDryRun;
import mashang.local.rules.RulesLog;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Clocks;
import mashang.sla.RuleNews;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rules dry-run}: what a rule file would change for the orders that are open. */
@Command(name = "dry-run", mixinStandardHelpOptions = true)
final class RulesDryRunCommand implements Callable<Integer> {
    private static final int SHOWN = 50;

    private final Console console;

    @Mixin
    private RuleFileArguments file = new RuleFileArguments();

    @Mixin
    private RulesArguments rules = new RulesArguments();

    @Option(names = "--all", descriptionKey = "option.rules-all")
    private boolean all;

    RulesDryRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            RuleVersion draft = file.version("", "");
            City city = rules.city();
            RulesLog log = rules.log(city);
            Instant now = log.now(Instant.now());
            RuleVersion version = draft.publishedAt(now.toEpochMilli());
            new RuleCheck(rules.folder(), log.accepted(), now)
                    .check(version, file.file().toString());
            if (version.kind() == RuleKind.LEXICON) {
                show(words(city, log, version));
                return ExitCodes.OK;
            }
            PublishedRules published = new PublishedRules(city);
            Clocks clocks = city.clocks();
            for (RuleVersion known : log.accepted()) {
                RuleNews one = published.next(known).orElseThrow();
                clocks = clocks.with(one);
            }
            RuleNews news = published.next(version).orElseThrow();
            show(DryRun.of(rules.bootstrap(), rules.topics().events(), clocks, news, now.toEpochMilli()), version);
            return ExitCodes.OK;
        } catch (ConfigException e) {
            console.say(e.text(console.language() == Language.en));
            console.error("rules.refused", file.file(), e.problems().size());
            return ExitCodes.FAILED;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private void show(DryRun run, RuleVersion version) {
        for (DryRun.Change change : run.changes()
                .subList(
                        0,
                        all
                                ? run.changes().size()
                                : Math.min(SHOWN, run.changes().size()))) {
            String clock = change.hop() == null ? change.clock() : change.clock() + '/' + change.hop();
            console.print(console.texts()
                    .text(
                            "rules.change",
                            change.orderId(),
                            change.round(),
                            clock,
                            time(change.before()),
                            time(change.after())));
        }
        if (!all && run.changes().size() > SHOWN) {
            console.notice("rules.more", run.changes().size() - SHOWN);
        }
        console.result("open orders", run.open());
        console.result("running clocks", run.clocks());
        console.result("changed due times", run.changes().size());
        console.result("sooner", run.sooner());
        console.result("told at once", run.told());
        console.result("withdrawn at once", run.withdrawn());
        if (version.kind() == RuleKind.POLICY) {
            console.notice("rules.from-then-on");
        }
    }

    /** By the words in force now, and those in force once the version acts. */
    private LexiconDryRun words(City city, RulesLog log, RuleVersion version) throws Unusable {
        PublishedLexicon lexicon = new PublishedLexicon(city);
        log.accepted().forEach(lexicon::next);
        Words now = lexicon.at(version.publishedAt());
        lexicon.next(version);
        return LexiconDryRun.of(rules.bootstrap(), rules.topics().events(), now, lexicon.at(version.actsFrom()));
    }

    private void show(LexiconDryRun run) {
        List<LexiconDryRun.Change> changes = run.changes();
        for (LexiconDryRun.Change change : changes.subList(0, all ? changes.size() : Math.min(SHOWN, changes.size()))) {
            console.print(console.texts()
                    .text(
                            "rules.other-words",
                            change.orderId(),
                            String.join(" ", change.gone()),
                            String.join(" ", change.come())));
            if (!change.before().equals(change.after())) {
                console.print(console.texts().text("rules.other-reading", told(change.before()), told(change.after())));
            }
        }
        if (!all && changes.size() > SHOWN) {
            console.notice("rules.more", changes.size() - SHOWN);
        }
        console.result("texts", run.texts());
        console.result("read otherwise", changes.size());
        console.result("changed due times", 0);
        console.notice("rules.words-only");
    }

    private static String told(LexiconDryRun.Told told) {
        return Stream.of(told.kind(), told.concern(), told.conduct() ? "CONDUCT" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("+", "[", "]"));
    }

    private String time(@Nullable Long millis) {
        return millis == null
                ? console.texts().text("rules.never")
                : Instant.ofEpochMilli(millis).toString();
    }
}
