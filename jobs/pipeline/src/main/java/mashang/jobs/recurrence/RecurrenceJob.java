package mashang.jobs.recurrence;

import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.IndexSink;
import mashang.jobs.TextRules;
import mashang.recurrence.city.CitySettings;
import mashang.recurrence.city.RecurrencePolicy;
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
     * @param rules how texts are read
     * @param policy what the city wants to hear of
     */
    public static void define(
            StreamExecutionEnvironment env,
            Endpoints endpoints,
            String city,
            TextRules rules,
            RecurrencePolicy policy) {
        RecurrenceTopology.define(
                EventStream.of(env, endpoints, NAME), city, CitySettings.of(policy), rules, IndexSink.to(endpoints));
    }
}
