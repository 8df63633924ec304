package mashang.jobs.supervision;

import mashang.config.City;
import mashang.connectors.kafka.Accounts;
import mashang.connectors.kafka.Alerts;
import mashang.connectors.kafka.DeadLetters;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.IndexSink;
import mashang.jobs.Published;
import mashang.jobs.RulesStream;
import mashang.jobs.TextRules;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Supervision between the event log, the alerts topic and Elasticsearch. */
public final class SupervisionJob {
    /** Who reads the log: consumer group and job name. */
    public static final String NAME = "supervision";

    private SupervisionJob() {}

    /** Adds the job to the environment. The topics must exist. */
    public static void define(StreamExecutionEnvironment env, Endpoints endpoints, City city) {
        String bootstrap = endpoints.bootstrapServers();
        SupervisionTopology.define(
                EventStream.of(env, endpoints, NAME),
                Published.of(RulesStream.of(env, endpoints, NAME), city),
                rules(city),
                new SupervisionTopology.Sinks(
                        Alerts.sink(bootstrap, endpoints.topics().alerts()),
                        IndexSink.to(endpoints),
                        DeadLetters.sink(bootstrap, endpoints.topics().deadLetters()),
                        Accounts.sink(bootstrap, endpoints.topics().accounts())));
    }

    /** What a city has the job decide by. */
    public static SupervisionTopology.Rules rules(City city) {
        return new SupervisionTopology.Rules(city.clocks(), TextRules.of(city));
    }
}
