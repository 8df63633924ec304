package mashang.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a command: says which there are. */
@Command(name = "mashang", mixinStandardHelpOptions = true, version = "mashang 0.1.0")
final class Mashang implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    // Only declared: the language is needed before anything is parsed, see Language.of.
    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "option.lang")
    @SuppressWarnings("UnusedVariable")
    private Language language = Language.zh;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), MISSING_COMMAND);
    }

    /** Tells this case from picocli's own messages. */
    static final String MISSING_COMMAND = "missing command";
}
