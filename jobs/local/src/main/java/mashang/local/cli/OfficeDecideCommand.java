package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code office write-off|notice|acknowledge}: a decision about an order that needs no more than who and why. */
@Command(mixinStandardHelpOptions = true)
final class OfficeDecideCommand implements Callable<Integer> {
    private final Console console;
    private final Step step;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    OfficeDecideCommand(Console console, Step step) {
        this.console = console;
        this.step = step;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(step, (plain, outcome) -> plain, console);
    }
}
