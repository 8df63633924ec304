package mashang.jobs.accountability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mashang.accountability.IndicatorPolicy;
import mashang.accountability.ScorePolicy;
import mashang.config.City;
import mashang.config.IndicatorFiles;
import mashang.config.ScoreFiles;

/**
 * By what units are judged.
 *
 * @param scores how work is weighed, in the order in which versions come into force; never empty
 * @param indicators by what units are compared, in that order; none: by nothing
 * @param comparedEvery how long after a change units are compared anew at most: these are many documents
 */
public record AccountRules(List<ScorePolicy> scores, List<IndicatorPolicy> indicators, Duration comparedEvery) {
    /** Of a city: nobody looks at indicators by the second. */
    private static final Duration COMPARED_EVERY = Duration.ofSeconds(30);

    public AccountRules {
        scores = List.copyOf(scores);
        indicators = List.copyOf(indicators);
    }

    /** Those of a configuration folder; throws {@link mashang.config.ConfigException} with everything that is wrong. */
    public static AccountRules load(Path config, City city) {
        return new AccountRules(ScoreFiles.load(config), IndicatorFiles.load(config, city), COMPARED_EVERY);
    }

    /** The same rules, and units compared as often as that. */
    public AccountRules comparedEvery(Duration often) {
        return new AccountRules(scores, indicators, often);
    }
}
