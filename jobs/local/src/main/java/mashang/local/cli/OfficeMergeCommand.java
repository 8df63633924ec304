package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code office merge|keep-apart}: whether two orders are the same matter. */
@Command(mixinStandardHelpOptions = true)
final class OfficeMergeCommand implements Callable<Integer> {
    private final Console console;
    private final Step step;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Parameters(index = "1", paramLabel = "LEADING", descriptionKey = "option.merge-leading")
    private String leading = "";

    OfficeMergeCommand(Console console, Step step) {
        this.console = console;
        this.step = step;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(
                step,
                (plain, outcome) -> {
                    if (step == Step.MERGED) {
                        desk.checkLeading(leading);
                    }
                    return plain.withInto(leading);
                },
                console);
    }
}
