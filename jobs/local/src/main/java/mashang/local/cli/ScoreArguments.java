package mashang.local.cli;

import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.local.scores.IndexedScores;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which period's figures, and where they are. */
final class ScoreArguments {
    @Option(names = "--period", paramLabel = "PERIOD", required = true, descriptionKey = "option.period")
    private String period = "";

    @Mixin
    private IndexArguments indices = new IndexArguments();

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
        return indices.access();
    }
}
