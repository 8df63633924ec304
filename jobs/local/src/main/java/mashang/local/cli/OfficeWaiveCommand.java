package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code office waive}: excuses a breach. */
@Command(name = "waive", mixinStandardHelpOptions = true)
final class OfficeWaiveCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Mixin
    private PardonArguments pardon = new PardonArguments();

    OfficeWaiveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(
                Step.WAIVED, (plain, outcome) -> plain.withConcerns(pardon.concerns(desk, outcome)), console);
    }
}
