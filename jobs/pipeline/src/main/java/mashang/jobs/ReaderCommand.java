package mashang.jobs;

import java.util.List;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;

/** What the commands of the jobs behind intake have in common: they read a topic of ours, and most write to Elasticsearch. */
public abstract class ReaderCommand extends JobCommand {
    /** @param job name of the job, below the prefix of the topics */
    protected ReaderCommand(String job) {
        super(job);
    }

    /** Whether it writes to Elasticsearch, which must be there then. */
    protected boolean isIndexing() {
        return true;
    }

    @Override
    protected void prepare(Endpoints endpoints, City city) throws Exception {
        if (isIndexing()) {
            try (ElasticsearchConnection connection =
                    IndexSink.access(endpoints).connect()) {
                ElasticsearchSetup search = new ElasticsearchSetup(connection);
                search.check();
                search.install(config().resolve("elasticsearch"));
            }
        }
        TopicSetup.ensure(
                endpoints.bootstrapServers(),
                List.of(
                        TopicSpec.events(endpoints.topics(), endpoints.eventPartitions()),
                        TopicSpec.alerts(endpoints.topics()),
                        TopicSpec.accounts(endpoints.topics(), endpoints.eventPartitions()),
                        TopicSpec.deadLetters(endpoints.topics())));
    }
}
