package mashang.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.connectors.kafka.Topics;
import mashang.local.flink.ClusterJob;
import mashang.local.flink.ClusterJobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code savepoint} and {@code stop}: where the jobs of a cluster stand is written down; they go on, or stop. */
@Command(mixinStandardHelpOptions = true)
final class SavepointCommand implements Callable<Integer> {
    /** A cluster may have jobs of others, or ours a second time: those are meant only where they are named. */
    private static final String OURS = Topics.MAIN.prefix() + ' ';

    private final Console console;
    private final boolean stops;

    @Mixin
    private FlinkArguments flink = new FlinkArguments();

    @Option(names = "--to", paramLabel = "DIR", required = true, descriptionKey = "option.flink-to")
    private String folder = "";

    @Parameters(paramLabel = "JOB", arity = "0..*", descriptionKey = "option.flink-jobs")
    private List<String> names = new ArrayList<>();

    /** @param stops whether the jobs stop with it */
    SavepointCommand(Console console, boolean stops) {
        this.console = console;
        this.stops = stops;
    }

    @Override
    public Integer call() {
        ClusterJobs jobs = new ClusterJobs(flink.rest());
        List<ClusterJob> wanted = jobs.alive(names).stream()
                .filter(job -> !names.isEmpty() || job.name().startsWith(OURS))
                .toList();
        for (ClusterJob job : wanted) {
            String location =
                    stops ? jobs.stop(job, folder, flink.patience()) : jobs.savepoint(job, folder, flink.patience());
            console.result(job.name(), location);
        }
        console.notice(wanted.isEmpty() ? "flink.none" : stops ? "flink.stopped" : "flink.saved", wanted.size());
        return wanted.isEmpty() ? ExitCodes.FAILED : ExitCodes.OK;
    }
}
