package mashang.local.cli;

import java.nio.file.Path;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose indices, for what only reads them: those of the stack that runs on a data folder, or a city's own by their address. */
final class IndexArguments {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    ElasticsearchAccess access() throws Unusable {
        return ServerArguments.access(data, elasticsearch);
    }
}
