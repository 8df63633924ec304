package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.supervised.SupervisedItem;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code office check}: somebody looked whether it was done. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class OfficeCheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Option(names = "--verified", paramLabel = "true|false", arity = "1", descriptionKey = "option.verified")
    private @Nullable Boolean verified;

    @Option(names = "--not-resolved", descriptionKey = "option.not-resolved")
    private boolean unresolved;

    OfficeCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(
                SupervisedItem::meant,
                Step.CHECKED,
                (plain, outcome) -> plain.withFinding(verified, unresolved ? false : null),
                console);
    }
}
