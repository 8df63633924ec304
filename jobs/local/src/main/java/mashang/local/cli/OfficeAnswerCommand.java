package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code office answer}: that the caller was told, or all whose orders were joined into it. */
@Command(name = "answer", mixinStandardHelpOptions = true)
final class OfficeAnswerCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Option(names = "--joined", descriptionKey = "option.answer-joined")
    private boolean joined;

    @Option(names = "--anyway", descriptionKey = "option.answer-anyway")
    private boolean anyway;

    OfficeAnswerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.answer(joined, anyway, console);
    }
}
