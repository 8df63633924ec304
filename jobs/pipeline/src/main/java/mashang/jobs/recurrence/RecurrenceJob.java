package mashang.jobs.recurrence;

import mashang.config.City;
import mashang.connectors.kafka.Alerts;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.IndexSink;
import mashang.jobs.Published;
import mashang.jobs.RulesStream;
import mashang.jobs.TextRules;
import mashang.recurrence.city.CitySettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Recurrence between the event log and Elasticsearch. */
public final class RecurrenceJob {
    /** Who reads the log: consumer group and job name. */
    public static final String NAME = "recurrence";

    private RecurrenceJob() {}

    /**
     * Adds the job to the environment. The topics must exist.
     *
     * @param city what the problems' documents name as their city; it is the key of the job's state, so it never changes
     * @param configuration how texts are read, what the city wants to hear of, who may decide what
     */
    public static void define(StreamExecutionEnvironment env, Endpoints endpoints, String city, City configuration) {
        RecurrenceTopology.define(
                EventStream.of(env, endpoints, NAME),
                Published.of(RulesStream.of(env, endpoints, NAME), configuration),
                city,
                rules(configuration),
                new RecurrenceTopology.Sinks(
                        IndexSink.to(endpoints),
                        Alerts.sink(
                                endpoints.bootstrapServers(), endpoints.topics().problemAlerts())));
    }

    /** What a city has the job decide by. */
    public static RecurrenceTopology.Rules rules(City city) {
        return new RecurrenceTopology.Rules(CitySettings.of(city.recurrence()), TextRules.of(city));
    }
}
