package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code office write-off|notice|acknowledge}, {@code notices answer}: a decision about an order that needs no more than who and why. */
@Command(mixinStandardHelpOptions = true)
final class OfficeDecideCommand implements Callable<Integer> {
    private final Console console;
    private final Step step;
    private final UnaryOperator<String> order;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    OfficeDecideCommand(Console console, Step step) {
        this(console, step, order -> order);
    }

    /** @param order the order that is meant by what is typed */
    OfficeDecideCommand(Console console, Step step, UnaryOperator<String> order) {
        this.console = console;
        this.step = step;
        this.order = order;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(order, step, (plain, outcome) -> plain, console);
    }
}
