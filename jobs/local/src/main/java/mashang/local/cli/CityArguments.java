package mashang.local.cli;

import java.nio.file.Path;
import mashang.config.City;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of every command that needs the configuration. */
final class CityArguments {

    @Option(names = "--config", paramLabel = "DIR", descriptionKey = "option.config")
    private @Nullable Path config;

    /** The configuration folder. */
    Path folder() {
        return config == null ? ProjectFolder.config() : config;
    }

    /** Reads it; throws {@link mashang.config.ConfigException} with everything that is wrong with it. */
    City load() {
        return City.load(folder());
    }
}
