package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code office revoke}: takes a light back. */
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class OfficeRevokeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Mixin
    private PardonArguments pardon = new PardonArguments();

    @Option(names = "--yellow", descriptionKey = "option.pardon-yellow")
    private boolean yellow;

    OfficeRevokeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        String light = yellow ? "/warning" : "/light";
        return desk.decide(
                Step.LIGHT_REVOKED,
                (plain, outcome) -> plain.withConcerns(pardon.concerns(desk, outcome) + light),
                console);
    }
}
