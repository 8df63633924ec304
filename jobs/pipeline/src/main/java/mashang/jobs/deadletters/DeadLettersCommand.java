package mashang.jobs.deadletters;

import mashang.config.City;
import mashang.jobs.Endpoints;
import mashang.jobs.ReaderCommand;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;

/** The index of dead letters from the command line of a Flink cluster. */
@Command(
        name = DeadLettersJob.NAME,
        mixinStandardHelpOptions = true,
        description = {"死信作业：把死信的原因写入索引，原文不出主题。", "Dead letters: indexes their reasons; originals stay in their topic."
        })
public final class DeadLettersCommand extends ReaderCommand {
    public DeadLettersCommand() {
        super(DeadLettersJob.NAME);
    }

    @Override
    protected void define(StreamExecutionEnvironment env, Endpoints endpoints, City city) {
        DeadLettersJob.define(env, endpoints);
    }
}
