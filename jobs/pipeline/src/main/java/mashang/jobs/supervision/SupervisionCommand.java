package mashang.jobs.supervision;

import mashang.config.City;
import mashang.jobs.Endpoints;
import mashang.jobs.ReaderCommand;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;

/** Supervision from the command line of a Flink cluster. */
@Command(
        name = SupervisionJob.NAME,
        mixinStandardHelpOptions = true,
        description = {"督办作业：计时、判定超时、记台账。", "Supervision: watches the clocks, tells breaches, keeps the ledger."})
public final class SupervisionCommand extends ReaderCommand {
    public SupervisionCommand() {
        super(SupervisionJob.NAME);
    }

    @Override
    protected void define(StreamExecutionEnvironment env, Endpoints endpoints, City city) {
        SupervisionJob.define(env, endpoints, city);
    }
}
