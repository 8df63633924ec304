package mashang.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sla}: judging a log of events; says which ways there are. */
@Command(name = "sla", mixinStandardHelpOptions = true)
final class SlaCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Mashang.MISSING_COMMAND);
    }
}
