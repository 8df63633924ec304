package mashang.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mashang.config.ConfigException;
import mashang.config.RuleCheck;
import mashang.local.rules.LineDifference;
import mashang.local.rules.RulesLog;
import mashang.rules.RuleVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rules diff}: what two versions, or files, say otherwise. */
@Command(name = "diff", mixinStandardHelpOptions = true)
final class RulesDiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "A", descriptionKey = "option.rules-diff")
    private String a = "";

    @Parameters(index = "1", paramLabel = "B", descriptionKey = "option.rules-diff")
    private String b = "";

    @Mixin
    private RulesArguments rules = new RulesArguments();

    RulesDiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            List<String> lines = LineDifference.of(text(a), text(b));
            lines.forEach(console::print);
            console.result(
                    "different lines",
                    lines.stream()
                            .filter(l -> l.startsWith("- ") || l.startsWith("+ "))
                            .count());
            return ExitCodes.OK;
        } catch (ConfigException e) {
            console.say(e.text(console.language() == Language.en));
            return ExitCodes.FAILED;
        } catch (Unusable e) {
            e.tell(console);
            return ExitCodes.UNUSABLE;
        }
    }

    private String text(String name) throws Unusable, IOException {
        if (!RuleVersion.isKey(name)) {
            if (Files.isRegularFile(Path.of(name))) {
                return RuleCheck.text(Path.of(name));
            }
            throw new Unusable("rules.no-version", name);
        }
        String ofFolder = ofFolder(name);
        if (ofFolder != null) {
            return ofFolder;
        }
        RulesLog log = rules.log(rules.city());
        return log.find(name).map(RuleVersion::text).orElseThrow(() -> new Unusable("rules.no-version", name));
    }

    /** A policy of the configuration folder is known by the same key as one that was published. */
    private @org.jspecify.annotations.Nullable String ofFolder(String key) throws IOException {
        Path policies = rules.folder().resolve("policies");
        if (!key.startsWith("policy:") || !Files.isDirectory(policies)) {
            return null;
        }
        try (Stream<Path> files = Files.list(policies)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                String text = RuleCheck.text(file);
                RuleCheck.Label label = RuleCheck.label(text, file.toString());
                if (key.equals(RuleVersion.key(label.kind(), label.id() + "", label.version() + ""))) {
                    return text;
                }
            }
        }
        return null;
    }
}
