package mashang.jobs;

import mashang.jobs.accountability.AccountabilityCommand;
import mashang.jobs.deadletters.DeadLettersCommand;
import mashang.jobs.delivery.DeliveryCommand;
import mashang.jobs.delivery.DeliveryIndexCommand;
import mashang.jobs.intake.IntakeCommand;
import mashang.jobs.recurrence.RecurrenceCommand;
import mashang.jobs.supervision.SupervisionCommand;
import picocli.CommandLine.Command;

/** The deployable jar's main class: {@code flink run mashang-pipeline-job.jar JOB --config DIR …}. */
@Command(
        name = "mashang-pipeline",
        mixinStandardHelpOptions = true,
        description = {
            "马上的 Flink 作业；每个作业单独提交，或用 all 一次全部提交。",
            "The Flink jobs of mashang; each is submitted on its own, or all of them by one command."
        },
        subcommands = {
            AllCommand.class,
            IntakeCommand.class,
            SupervisionCommand.class,
            RecurrenceCommand.class,
            DeliveryCommand.class,
            AccountabilityCommand.class,
            DeliveryIndexCommand.class,
            DeadLettersCommand.class
        })
public final class Main {
    public static void main(String[] args) {
        JobMain.run(new Main(), args);
    }
}
