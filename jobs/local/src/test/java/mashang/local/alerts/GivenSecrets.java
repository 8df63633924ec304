package mashang.local.alerts;

import java.nio.file.Path;
import mashang.connectors.alerts.Channel;
import mashang.connectors.alerts.Channels;
import mashang.connectors.alerts.ChatRules;
import mashang.delivery.ChannelSettings;
import mashang.jobs.delivery.ChannelOpener;

/**
 * Channels with the secrets of the fake endpoints: the environment of a test's own process is not its to set.
 *
 * @param files folder that relative paths of file channels are below
 */
public record GivenSecrets(String files) implements ChannelOpener {
    private static String value(String variable) {
        return variable.endsWith("TOKEN") ? ChatRules.TOKEN : ChatRules.SECRET;
    }

    @Override
    public Channel open(ChannelSettings settings) {
        return Channels.open(settings, new Channels.Place(GivenSecrets::value, Path.of(files)));
    }
}
