package mashang.local.cli;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.connectors.kafka.Topics;
import mashang.jobs.AllCommand;
import mashang.local.flink.ClusterJob;
import mashang.local.flink.ClusterJobs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resume}: a job of the jar goes on from a savepoint, or begins with an empty state. */
@Command(name = "resume", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    private static final String PREFIX = "--prefix";

    private final Console console;

    @Mixin
    private FlinkArguments flink = new FlinkArguments();

    @Option(names = "--jar", paramLabel = "FILE", required = true, descriptionKey = "option.flink-jar")
    private Path jar = Path.of("");

    @Option(names = "--from", paramLabel = "PATH", descriptionKey = "option.flink-from")
    private @Nullable String from;

    @Option(names = "--parallelism", paramLabel = "N", defaultValue = "1", descriptionKey = "option.flink-parallelism")
    private int parallelism;

    @Option(names = "--leave-state", descriptionKey = "option.flink-leave")
    private boolean mayLeaveState;

    /** The job's name and its own options. */
    @Parameters(paramLabel = "JOB", arity = "1..*", descriptionKey = "option.flink-job")
    private List<String> arguments = new ArrayList<>();

    ResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws FileNotFoundException {
        if (!Files.isRegularFile(jar) || parallelism < 1) {
            console.error("flink.jar", jar);
            return ExitCodes.UNUSABLE;
        }
        ClusterJobs jobs = new ClusterJobs(flink.rest());
        String name = arguments.get(0);
        List<String> begun = name.equals("all") ? AllCommand.NAMES : List.of(name);
        for (ClusterJob job : jobs.alive(List.of())) {
            if (begun.stream().anyMatch(one -> job.name().equals(prefix() + ' ' + one))) {
                console.error("flink.already", job.name(), job.id());
                return ExitCodes.UNUSABLE;
            }
        }
        console.result(name, jobs.start(new ClusterJobs.Start(jar, arguments, parallelism, from, mayLeaveState)));
        console.notice(from == null ? "flink.begun" : "flink.resumed");
        return ExitCodes.OK;
    }

    /** Of the job's own options. */
    private String prefix() {
        for (int i = 1; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(PREFIX + '=')) {
                return arguments.get(i).substring(PREFIX.length() + 1);
            }
            if (arguments.get(i).equals(PREFIX) && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            }
        }
        return Topics.MAIN.prefix();
    }
}
