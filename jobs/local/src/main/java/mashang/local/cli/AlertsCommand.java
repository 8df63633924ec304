package mashang.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alerts}: what people are told, and what became of it; says which commands there are. */
@Command(name = "alerts", mixinStandardHelpOptions = true)
final class AlertsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Mashang.MISSING_COMMAND);
    }
}
