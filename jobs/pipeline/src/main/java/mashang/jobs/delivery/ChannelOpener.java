package mashang.jobs.delivery;

import java.io.Serializable;
import mashang.connectors.alerts.Channel;
import mashang.delivery.ChannelSettings;

/** Opens channels where the job runs: secrets are read there, and are no part of the job. */
@FunctionalInterface
public interface ChannelOpener extends Serializable {
    Channel open(ChannelSettings settings);
}
