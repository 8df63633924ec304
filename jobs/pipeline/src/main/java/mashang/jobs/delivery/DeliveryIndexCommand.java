package mashang.jobs.delivery;

import java.util.List;
import mashang.config.City;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import mashang.jobs.Endpoints;
import mashang.jobs.ReaderCommand;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;

/** The index of deliveries from the command line of a Flink cluster. */
@Command(
        name = DeliveryIndexJob.NAME,
        mixinStandardHelpOptions = true,
        description = {
            "送达记录作业：把送达记录写入索引；Elasticsearch 不在时，送达照常。",
            "Index of deliveries: apart from the delivery job, which goes on while Elasticsearch is away."
        })
public final class DeliveryIndexCommand extends ReaderCommand {
    public DeliveryIndexCommand() {
        super(DeliveryIndexJob.NAME);
    }

    @Override
    protected void define(StreamExecutionEnvironment env, Endpoints endpoints, City city) {
        TopicSetup.ensure(endpoints.bootstrapServers(), List.of(TopicSpec.deliveries(endpoints.topics())));
        DeliveryIndexJob.define(env, endpoints, city.units());
    }
}
