package mashang.jobs.accountability;

import mashang.config.City;
import mashang.jobs.Endpoints;
import mashang.jobs.ReaderCommand;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;

/** Accountability from the command line of a Flink cluster. */
@Command(
        name = AccountabilityJob.NAME,
        mixinStandardHelpOptions = true,
        description = {"考核作业：汇总各单位各周期的考核数据与奔跑指数。", "Accountability: adds up figures and scores of units."})
public final class AccountabilityCommand extends ReaderCommand {
    public AccountabilityCommand() {
        super(AccountabilityJob.NAME);
    }

    @Override
    protected void define(StreamExecutionEnvironment env, Endpoints endpoints, City city) {
        AccountabilityJob.define(env, endpoints, city, AccountRules.load(config(), city));
    }
}
