package mashang.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code indicators}: how units stand; says which ways there are. */
@Command(name = "indicators", mixinStandardHelpOptions = true)
final class IndicatorsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Mashang.MISSING_COMMAND);
    }
}
