package mashang.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.local.flink.ClusterJob;
import mashang.local.flink.ClusterJobs;
import mashang.local.flink.FlinkProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code status}: what runs on a Flink cluster. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FlinkArguments flink = new FlinkArguments();

    @Parameters(paramLabel = "JOB", arity = "0..*", descriptionKey = "option.flink-jobs")
    private List<String> names = new ArrayList<>();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ClusterJobs jobs = new ClusterJobs(flink.rest());
        List<ClusterJob> wanted = names.isEmpty() ? jobs.list() : jobs.alive(names);
        boolean allRun = true;
        for (ClusterJob job : wanted) {
            ClusterJob.Saved saved = jobs.saved(job);
            console.result(
                    job.name(),
                    job.state() + ' ' + job.id() + " since " + job.since() + ", restarts " + saved.restarts()
                            + (saved.at() == null
                                    ? ", no checkpoint"
                                    : ", checkpoint " + saved.at() + ", " + saved.bytes() + " bytes"));
            allRun &= !job.isAlive() || (job.isWhole() && "RUNNING".equals(job.state()));
        }
        long alive = wanted.stream().filter(ClusterJob::isAlive).count();
        console.result("alive", alive);
        if (alive == 0) {
            console.notice("flink.none");
        }
        return allRun && alive > 0 ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /** A sentence of a problem with Flink, and the exit code it means. */
    static int tell(Console console, FlinkProblem problem) {
        console.say(problem.sentence(console.language() == Language.en));
        return problem.isAnswered() ? ExitCodes.FAILED : ExitCodes.UNUSABLE;
    }
}
