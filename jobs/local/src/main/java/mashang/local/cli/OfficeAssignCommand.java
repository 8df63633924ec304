package mashang.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mashang.workorder.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code office assign}: which unit has to do it. */
@Command(name = "assign", mixinStandardHelpOptions = true)
final class OfficeAssignCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OfficeDesk desk = new OfficeDesk();

    @Option(names = "--unit", paramLabel = "NAME", required = true, descriptionKey = "option.assign-unit")
    private String unit = "";

    OfficeAssignCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        return desk.decide(Step.ASSIGNED, (plain, outcome) -> plain.withUnit(unit), console);
    }
}
