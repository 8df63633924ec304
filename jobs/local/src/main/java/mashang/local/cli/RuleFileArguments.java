package mashang.local.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import mashang.config.RuleCheck;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A rule file, and under which key it is or would be published. */
final class RuleFileArguments {

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "option.rules-file")
    private Path file = Path.of("");

    @Option(names = "--kind", paramLabel = "policy|calendar|units|routes|lexicon", descriptionKey = "option.rules-kind")
    private @Nullable String kind;

    @Option(names = "--id", paramLabel = "ID", descriptionKey = "option.rules-id")
    private @Nullable String id;

    @Option(names = "--as", paramLabel = "VERSION", descriptionKey = "option.rules-version")
    private @Nullable String version;

    @Option(names = "--effective-from", paramLabel = "TIME", descriptionKey = "option.rules-from")
    private @Nullable String from;

    Path file() {
        return file;
    }

    /** The file as a version that nobody has published yet; throws {@link mashang.config.ConfigException} where it is none. */
    RuleVersion version(String actor, String reason) throws Unusable {
        String text = RuleCheck.text(file);
        RuleCheck.Label label = RuleCheck.label(text, file.toString());
        if (kind != null && !kind.equals(label.kind().word())) {
            throw new Unusable("rules.other-kind", file, label.kind().word(), kind);
        }
        String name = id != null ? id : label.id() != null ? label.id() : stem();
        String number = version != null ? version : label.version();
        if (number == null) {
            throw new Unusable("rules.which-version", label.kind().word() + ':' + name);
        }
        String key = RuleVersion.key(label.kind(), name, number);
        if (from != null && (label.kind() == RuleKind.POLICY || label.kind() == RuleKind.CALENDAR)) {
            throw new Unusable("rules.from-in-file", key);
        }
        return RuleVersion.of(key, text, actor, reason, time(), 0).orElseThrow(() -> new Unusable("rules.no-key", key));
    }

    private String stem() {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private @Nullable Instant time() throws Unusable {
        try {
            // to the millisecond, as the log has it: what lies too far ahead for that is a slip
            return from == null
                    ? null
                    : Instant.ofEpochMilli(
                            OffsetDateTime.parse(from).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw new Unusable("rules.bad-time", String.valueOf(from));
        }
    }
}
