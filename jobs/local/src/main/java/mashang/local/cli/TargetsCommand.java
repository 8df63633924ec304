package mashang.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code targets}: where to look next; says which ways there are. */
@Command(name = "targets", mixinStandardHelpOptions = true)
final class TargetsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Mashang.MISSING_COMMAND);
    }
}
