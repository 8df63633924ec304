package mashang.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import mashang.config.City;
import mashang.config.DeliveryFiles;
import mashang.config.DeliveryPlan;
import mashang.delivery.ChannelSettings;
import org.jspecify.annotations.Nullable;

/** How a configuration folder says that people are told. */
final class TellingArguments {
    private TellingArguments() {}

    /**
     * Absent where the folder has no routes: then nobody is told. A secret that is missing stops the start: the job would only find out when it runs, and say so in
     * a log.
     */
    static @Nullable DeliveryPlan load(Path config, City city) {
        return Files.isDirectory(config.resolve("routes")) ? DeliveryFiles.load(config, city, System::getenv) : null;
    }

    /** The same for who starts no jobs: secrets may be missing. */
    static @Nullable DeliveryPlan loadWithoutJobs(Path config, City city) {
        return Files.isDirectory(config.resolve("routes")) ? DeliveryFiles.load(config, city) : null;
    }

    /** Says where alerts can be read. */
    static void show(@Nullable DeliveryPlan telling, Path folder, Console console) {
        if (telling != null) {
            telling.channels().stream()
                    .filter(channel -> channel.type() == ChannelSettings.Type.FILE)
                    .forEach(channel -> console.result("alerts", folder.resolve(channel.url())));
        }
    }
}
