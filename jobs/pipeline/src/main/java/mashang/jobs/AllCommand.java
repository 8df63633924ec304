package mashang.jobs;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mashang.jobs.JobCommand.Ready;
import mashang.jobs.accountability.AccountabilityCommand;
import mashang.jobs.deadletters.DeadLettersCommand;
import mashang.jobs.delivery.DeliveryCommand;
import mashang.jobs.delivery.DeliveryIndexCommand;
import mashang.jobs.intake.IntakeCommand;
import mashang.jobs.recurrence.RecurrenceCommand;
import mashang.jobs.supervision.SupervisionCommand;
import org.apache.flink.core.execution.JobClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * Submits all jobs at once. They stay jobs of their own, because each is stopped, upgraded and rescaled by itself, and what fails in one
 * restarts no other. None is submitted unless all can be.
 */
@Command(
        name = "all",
        mixinStandardHelpOptions = true,
        description = {
            "一次提交全部作业；各自仍是独立的作业。哪个还缺什么，就一个也不提交。某个作业自己的选项取默认值，要改就单独提交它。",
            "All jobs in one submission; they stay jobs of their own. Unless all can start, none is submitted. Options that only one job has are"
                    + " as by default: to set them, submit that job by itself."
        })
public final class AllCommand implements Callable<Integer> {
    /** Intake first: it creates the topics that others read. */
    private static final List<Supplier<JobCommand>> JOBS = List.of(
            IntakeCommand::new,
            SupervisionCommand::new,
            RecurrenceCommand::new,
            AccountabilityCommand::new,
            DeliveryCommand::new,
            DeliveryIndexCommand::new,
            DeadLettersCommand::new);

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli shows and reads it, and each job is given what was read
    private final JobOptions options = new JobOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // likewise
    private final ConfigFolder config = new ConfigFolder();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String[] arguments = arguments();
        List<Ready> jobs = new ArrayList<>();
        for (Supplier<JobCommand> job : JOBS) {
            JobCommand command = job.get();
            new CommandLine(command).parseArgs(arguments);
            jobs.add(command.ready());
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (Ready job : jobs) {
            JobClient submitted = job.env().executeAsync(job.name());
            out.println(job.name() + ": " + submitted.getJobID());
        }
        return 0;
    }

    /** What was given on the command line; all jobs have these options. */
    private String[] arguments() {
        List<String> given = new ArrayList<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptionsSet()) {
            for (String value : option.originalStringValues()) {
                given.add(option.longestName());
                given.add(value);
            }
        }
        return given.toArray(String[]::new);
    }
}
