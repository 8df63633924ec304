package mashang.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import mashang.config.City;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.kafka.TopicSetup;
import mashang.connectors.kafka.TopicSpec;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of the jobs behind intake have in common: they read a topic of ours, and most write to Elasticsearch. */
public abstract class ReaderCommand implements Callable<Integer> {
    @Mixin
    private final JobOptions options = new JobOptions();

    @Option(
            names = "--config",
            paramLabel = "DIR",
            required = true,
            description = {
                "配置目录（feeds、units、policies、elasticsearch）。",
                "Folder of the city's configuration; read here, once. Index templates in its elasticsearch folder are installed."
            })
    private Path config = Path.of("config");

    private final String job;

    /** @param job name of the job, below the prefix of the topics */
    protected ReaderCommand(String job) {
        this.job = job;
    }

    /** Adds the job to the environment. */
    protected abstract void define(StreamExecutionEnvironment env, Endpoints endpoints, City city);

    /** Whether it writes to Elasticsearch, which must be there then. */
    protected boolean isIndexing() {
        return true;
    }

    /** Folder of the city's configuration. */
    protected final Path config() {
        return config;
    }

    @Override
    public final Integer call() throws Exception {
        City city = City.load(config);
        Endpoints endpoints = options.endpoints();
        if (isIndexing()) {
            try (ElasticsearchConnection connection =
                    IndexSink.access(endpoints).connect()) {
                ElasticsearchSetup search = new ElasticsearchSetup(connection);
                search.check();
                search.install(config.resolve("elasticsearch"));
            }
        }
        TopicSetup.ensure(
                endpoints.bootstrapServers(),
                List.of(
                        TopicSpec.events(endpoints.topics(), endpoints.eventPartitions()),
                        TopicSpec.alerts(endpoints.topics()),
                        TopicSpec.accounts(endpoints.topics(), endpoints.eventPartitions()),
                        TopicSpec.deadLetters(endpoints.topics())));
        StreamExecutionEnvironment env = JobEnvironment.configure(
                StreamExecutionEnvironment.getExecutionEnvironment(), options.checkpointInterval());
        define(env, endpoints, city);
        env.execute(endpoints.topics().prefix() + " " + job);
        return 0;
    }
}
