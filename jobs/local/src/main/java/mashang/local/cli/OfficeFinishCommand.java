package mashang.local.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.supervised.SupervisedItem;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code office finish}: the unit of an item has finished it, as the office notes it down. */
@Command(name = "finish", mixinStandardHelpOptions = true)
final class OfficeFinishCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    OfficeFinishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(
                SupervisedItem::meant,
                Step.FINISHED,
                (plain, outcome) -> {
                    desk.requirePower(Step.ASSIGNED);
                    if (!SupervisedItem.isItem(plain.about())
                            || outcome.order(Instant.now()).isEmpty()) {
                        throw new Unusable("office.no-item", plain.about());
                    }
                    return plain;
                },
                console);
    }
}
