package mashang.local.cli;

import java.util.concurrent.Callable;
import mashang.jobs.supervision.SupervisionJob;
import mashang.local.sla.JobRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sla run}: what the Flink job makes of a log. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class SlaRunCommand implements Callable<Integer> {
    private static final int MOST_SLOTS = 64;

    private final Console console;

    @Mixin
    private SlaArguments arguments = new SlaArguments();

    @Option(names = "--slots", paramLabel = "N", descriptionKey = "option.slots")
    private int slots = 2;

    @Option(names = "--state", paramLabel = "rocksdb|hashmap", descriptionKey = "option.state")
    private JobRun.Backend state = JobRun.Backend.rocksdb;

    SlaRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (slots < 1 || slots > MOST_SLOTS) {
            console.error("usage.value", "--slots", slots);
            return ExitCodes.UNUSABLE;
        }
        return arguments.run(
                console, (city, log, until) -> JobRun.run(SupervisionJob.rules(city), log, until, slots, state));
    }
}
