package mashang.jobs.delivery;

import java.nio.file.Path;
import mashang.config.DeliveryFiles;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Channels;
import mashang.delivery.ChannelSettings;
import org.jspecify.annotations.Nullable;

/**
 * Channels with the secrets of the process they are opened in.
 *
 * @param files folder that relative paths of file channels are below
 */
public record EnvironmentChannels(String files) implements ChannelOpener {
    @Override
    public Channel open(ChannelSettings settings) {
        return Channels.open(settings, new Channels.Place(System::getenv, Path.of(files)));
    }

    @Override
    public @Nullable String secret(String variable) {
        String value = System.getenv(variable);
        return DeliveryFiles.isSet(value) ? value : null;
    }
}
