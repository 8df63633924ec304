package mashang.jobs.accountability;

import java.util.Map;
import java.util.TreeMap;
import mashang.config.City;
import mashang.connectors.kafka.Accounts;
import mashang.jobs.Endpoints;
import mashang.jobs.EventStream;
import mashang.jobs.IndexSink;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Accountability between the accounts topic and Elasticsearch. */
public final class AccountabilityJob {
    /** Who reads the accounts: consumer group and job name. */
    public static final String NAME = "accountability";

    private AccountabilityJob() {}

    /** Adds the job to the environment. The topics must exist. */
    public static void define(StreamExecutionEnvironment env, Endpoints endpoints, City city, AccountRules rules) {
        AccountabilityTopology.define(
                env.fromSource(
                                Accounts.source(
                                        endpoints.bootstrapServers(),
                                        endpoints.topics().accounts(),
                                        EventStream.group(endpoints, NAME)),
                                WatermarkStrategy.noWatermarks(),
                                "Read what orders contribute")
                        .uid("accounts"),
                rules,
                names(city),
                IndexSink.to(endpoints));
    }

    private static Map<String, String> names(City city) {
        Map<String, String> names = new TreeMap<>();
        city.units().all().forEach(unit -> names.put(unit.id(), unit.currentName()));
        return names;
    }
}
