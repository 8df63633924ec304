package mashang.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.kafka.Topics;
import mashang.jobs.Endpoints;
import mashang.jobs.IndexSink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a city's own Elasticsearch is; who we are there, the environment says. */
final class SearchArguments {
    @Option(names = "--elasticsearch", paramLabel = "URL", required = true, descriptionKey = "option.elasticsearch")
    private String elasticsearch = "";

    ElasticsearchAccess access() {
        return IndexSink.access(new Endpoints("", elasticsearch, Topics.MAIN, 1));
    }

    /** Value of the {@code Authorization} header for Kibana: variables of its own, else those of Elasticsearch. */
    static @Nullable String kibanaAuthorization(Map<String, String> environment, ElasticsearchAccess access) {
        List<String> found = new ArrayList<>();
        Optional.ofNullable(environment.get("MASHANG_KIBANA_API_KEY"))
                .filter(key -> !key.isBlank())
                .ifPresent(key -> found.add("ApiKey " + key));
        return found.isEmpty() ? access.authorization() : found.get(0);
    }
}
