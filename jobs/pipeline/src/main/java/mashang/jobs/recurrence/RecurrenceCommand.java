package mashang.jobs.recurrence;

import java.util.List;
import mashang.config.City;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.jobs.Endpoints;
import mashang.jobs.ReaderCommand;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Recurrence from the command line of a Flink cluster. */
@Command(
        name = RecurrenceJob.NAME,
        mixinStandardHelpOptions = true,
        description = {"共性问题作业：把同一处、同一事的诉求归在一起。", "Recurrence: groups complaints by their concrete cause."})
public final class RecurrenceCommand extends ReaderCommand {
    @Option(
            names = "--city",
            paramLabel = "NAME",
            defaultValue = "本市",
            description = {
                "城市名，写入共性问题索引。默认 ${DEFAULT-VALUE}；是状态的键，以后不能改。",
                "Name of the city, a field of its problems. The key of the job's state: it never changes."
            })
    private String city = "";

    public RecurrenceCommand() {
        super(RecurrenceJob.NAME);
    }

    @Override
    protected void define(StreamExecutionEnvironment env, Endpoints endpoints, City configuration) {
        TopicSetup.ensure(endpoints.bootstrapServers(), List.of(TopicSpec.problemAlerts(endpoints.topics())));
        RecurrenceJob.define(env, endpoints, city, configuration);
    }
}
