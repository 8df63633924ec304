package mashang.local.cli;

import java.nio.file.Path;
import mashang.config.City;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that judges by rules of its own choice. */
final class RuleArguments {

    @Option(names = "--config", paramLabel = "DIR", descriptionKey = "option.config")
    private @Nullable Path config;

    @Option(names = "--policies", paramLabel = "DIR", descriptionKey = "option.policies")
    private @Nullable Path policies;

    @Option(names = "--calendar", paramLabel = "FILE", descriptionKey = "option.calendar")
    private @Nullable Path calendar;

    /** Reads them; throws {@link mashang.config.ConfigException} with everything that is wrong. */
    City load() {
        return City.load(config == null ? ProjectFolder.config() : config, policies, calendar);
    }
}
