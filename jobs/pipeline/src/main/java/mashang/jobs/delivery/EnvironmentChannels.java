package mashang.jobs.delivery;

import java.nio.file.Path;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Channels;
import mashang.delivery.ChannelSettings;

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
}
