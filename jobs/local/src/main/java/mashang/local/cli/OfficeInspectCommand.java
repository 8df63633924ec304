package mashang.local.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.supervised.SupervisedItem;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code office inspect}: somebody went and looked at an order, a task or the item of a problem. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class OfficeInspectCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Option(names = "--found", paramLabel = "N", descriptionKey = "option.inspect-found")
    private @Nullable Integer found;

    @Option(names = "--target", paramLabel = "ID", descriptionKey = "option.inspect-target")
    private @Nullable String target;

    OfficeInspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(
                SupervisedItem::meant,
                Step.INSPECTED,
                (plain, outcome) -> {
                    desk.requirePower(Step.CHECKED);
                    if (found != null && found < 0) {
                        throw new Unusable("office.found-negative", found);
                    }
                    if (outcome.order(Instant.now()).isEmpty()) {
                        throw new Unusable("notices.no-order", plain.about());
                    }
                    desk.requireTarget(target);
                    return plain.withConcerns(target).withFound(found);
                },
                console);
    }
}
