package mashang.config;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mashang.delivery.ChannelSettings;
import mashang.delivery.QuietHours;
import mashang.delivery.Routes;
import org.jspecify.annotations.Nullable;

/**
 * How a city tells people ({@code routes/*.yaml}, {@code templates/}).
 *
 * @param board address of the board, without a slash at its end; absent: alerts have no link
 * @param quiet when people are not disturbed; absent: they may be at any time
 * @param channels by which ways; never empty
 * @param routes who gets what
 * @param words what names of clocks, kinds and rungs are called, by {@code name.language}
 * @param templates their texts, by file name
 */
public record DeliveryPlan(
        @Nullable String board,
        @Nullable QuietHours quiet,
        List<ChannelSettings> channels,
        Routes routes,
        Map<String, String> words,
        Map<String, String> templates)
        implements Serializable {

    /** The channel of this id. */
    public Optional<ChannelSettings> channel(String id) {
        return channels.stream().filter(c -> c.id().equals(id)).findFirst();
    }
}
