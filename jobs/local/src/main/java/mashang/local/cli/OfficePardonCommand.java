package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code office waive|revoke}: excuses a breach, or takes a light back. */
@Command(mixinStandardHelpOptions = true)
final class OfficePardonCommand implements Callable<Integer> {
    private final Console console;
    private final Step step;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Option(names = "--clock", paramLabel = "NAME", required = true, descriptionKey = "option.pardon-clock")
    private String clock = "";

    @Option(names = "--round", paramLabel = "N", descriptionKey = "option.pardon-round")
    private @Nullable Integer round;

    @Option(names = "--unit", paramLabel = "NAME", descriptionKey = "option.pardon-unit")
    private @Nullable String unit;

    @Option(names = "--yellow", descriptionKey = "option.pardon-yellow")
    private boolean yellow;

    OfficePardonCommand(Console console, Step step) {
        this.console = console;
        this.step = step;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        String light = step == Step.WAIVED ? "" : yellow ? "/warning" : "/light";
        return desk.decide(
                step, (plain, outcome) -> plain.withConcerns(desk.clock(outcome, clock, round, unit) + light), console);
    }
}
