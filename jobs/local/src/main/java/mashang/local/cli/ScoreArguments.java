package mashang.local.cli;

import java.nio.file.Path;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.local.scores.IndexedScores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which period's figures, and where they are. */
final class ScoreArguments {
    @Option(names = "--period", paramLabel = "PERIOD", required = true, descriptionKey = "option.period")
    private String period = "";

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    /** A month or longer: shorter ones are not scored. */
    Period period() throws Unusable {
        Period parsed = period(period);
        if (parsed.kind().compareTo(Period.Kind.MONTH) >= 0) {
            return parsed;
        }
        throw new Unusable("score.too-short", period);
    }

    /** A period of any length, as it was typed. */
    static Period period(String typed) throws Unusable {
        try {
            return Period.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new Unusable("score.no-period", typed);
        }
    }

    IndexedScores scores() throws Unusable {
        return new IndexedScores(access());
    }

    /** The indices. */
    ElasticsearchAccess access() throws Unusable {
        return ServerArguments.access(data, elasticsearch);
    }
}
