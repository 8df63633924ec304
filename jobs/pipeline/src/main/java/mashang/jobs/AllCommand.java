package mashang.jobs;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import mashang.jobs.JobCommand.Ready;
import mashang.jobs.accountability.AccountabilityCommand;
import mashang.jobs.accountability.AccountabilityJob;
import mashang.jobs.deadletters.DeadLettersCommand;
import mashang.jobs.deadletters.DeadLettersJob;
import mashang.jobs.delivery.DeliveryCommand;
import mashang.jobs.delivery.DeliveryIndexCommand;
import mashang.jobs.delivery.DeliveryIndexJob;
import mashang.jobs.delivery.DeliveryJob;
import mashang.jobs.intake.IntakeCommand;
import mashang.jobs.intake.IntakeJob;
import mashang.jobs.recurrence.RecurrenceCommand;
import mashang.jobs.recurrence.RecurrenceJob;
import mashang.jobs.supervision.SupervisionCommand;
import mashang.jobs.supervision.SupervisionJob;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
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
    /** What is submitted, by the names behind the prefix. */
    public static final List<String> NAMES = List.of(
            IntakeJob.NAME,
            SupervisionJob.NAME,
            RecurrenceJob.NAME,
            AccountabilityJob.NAME,
            DeliveryJob.NAME,
            DeliveryIndexJob.NAME,
            DeadLettersJob.NAME);

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
    private final ConfigFolder config = new ConfigFolder();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        refuseSavepoint();
        List<Ready> jobs = new ArrayList<>();
        try (config) {
            String[] arguments = arguments();
            for (Supplier<JobCommand> job : JOBS) {
                JobCommand command = job.get();
                new CommandLine(command).parseArgs(arguments);
                jobs.add(command.ready());
            }
        }
        List<String> submitted = new ArrayList<>();
        for (Ready job : jobs) {
            submitted.add(job.name() + ": " + submit(job, submitted));
        }
        new PrintWriter(System.out, true, StandardCharsets.UTF_8).println(String.join("\n", submitted));
        return 0;
    }

    /** Each job has state of its own: one savepoint would be wrong for six of them. */
    private static void refuseSavepoint() {
        String path = StreamExecutionEnvironment.getExecutionEnvironment()
                .getConfiguration()
                .get(StateRecoveryOptions.SAVEPOINT_PATH);
        if (path != null) {
            throw new IllegalArgumentException(
                    "all 不能从保存点启动：每个作业有自己的保存点，请单独提交 / all cannot start from a savepoint: each job has one of its own, submit it by itself");
        }
    }

    private static JobID submit(Ready job, List<String> before) {
        try {
            return job.env().executeAsync(job.name()).getJobID();
        } catch (Exception e) {
            throw new IllegalStateException(
                    job.name() + " 没有提交成功；此前已提交：" + before + "，请不要再用 all，其余作业单独提交 / " + job.name()
                            + " was not submitted; those named were: submit the others one by one, not all again",
                    e);
        }
    }

    /** What was given on the command line; all jobs have these options. They read one copy of the configuration. */
    private String[] arguments() {
        List<String> given = new ArrayList<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptionsSet()) {
            for (String value : option.originalStringValues()) {
                given.add(option.longestName());
                given.add(
                        option.longestName().equals(ConfigFolder.OPTION)
                                ? config.folder().toString()
                                : value);
            }
        }
        return given.toArray(String[]::new);
    }
}
