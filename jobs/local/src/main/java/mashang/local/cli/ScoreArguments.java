package mashang.local.cli;

import java.nio.file.Path;
import mashang.accountability.Period;
import mashang.local.scores.IndexedScores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which period's scores, and where they are. */
final class ScoreArguments {
    @Option(names = "--period", paramLabel = "PERIOD", required = true, descriptionKey = "option.period")
    private String period = "";

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.explain-data")
    private @Nullable Path data;

    @Option(names = "--elasticsearch", paramLabel = "URL", descriptionKey = "option.elasticsearch")
    private @Nullable String elasticsearch;

    /** A month or longer: shorter ones are not scored. */
    Period period() throws Unusable {
        try {
            Period parsed = Period.parse(period);
            if (parsed.kind().compareTo(Period.Kind.MONTH) >= 0) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            throw new Unusable("score.no-period", period);
        }
        throw new Unusable("score.too-short", period);
    }

    IndexedScores scores() throws Unusable {
        return new IndexedScores(ServerArguments.access(data, elasticsearch));
    }
}
