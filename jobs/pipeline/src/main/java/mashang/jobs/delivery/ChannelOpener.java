package mashang.jobs.delivery;

import java.io.Serializable;
import mashang.connectors.alerts.Channel;
import mashang.delivery.ChannelSettings;
import org.jspecify.annotations.Nullable;

/** Opens channels where the job runs: secrets are read there, and are no part of the job. */
@FunctionalInterface
public interface ChannelOpener extends Serializable {
    Channel open(ChannelSettings settings);

    /** A secret of the place it runs in that is no channel's, by the name of its environment variable; absent where it is not set. */
    default @Nullable String secret(String variable) {
        return null;
    }
}
