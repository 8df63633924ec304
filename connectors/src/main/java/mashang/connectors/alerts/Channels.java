package mashang.connectors.alerts;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import mashang.delivery.ChannelSettings;
import org.jspecify.annotations.Nullable;

/** Opens channels as they are configured. */
public final class Channels {
    private Channels() {}

    /**
     * What channels need of the place they run at.
     *
     * @param environment environment variables, by name; the only place secrets come from
     * @param files folder that relative paths of file channels are below
     */
    public record Place(UnaryOperator<@Nullable String> environment, Path files) {
        String secret(ChannelSettings settings, String name) {
            String variable = settings.secrets().get(name);
            String value = variable == null ? null : environment.apply(variable);
            if (value == null || value.isBlank()) {
                throw new MissingSecret(settings.id(), variable == null ? name : variable);
            }
            return value;
        }

        /** Absent where none is configured. */
        @Nullable
        String optionalSecret(ChannelSettings settings, String name) {
            return settings.secrets().containsKey(name) ? secret(settings, name) : null;
        }
    }

    /** Throws {@link MissingSecret} where a secret is configured and not there. Nothing is sent yet. */
    public static Channel open(ChannelSettings settings, Place place) {
        return switch (settings.type()) {
            case FILE -> new FileChannel(place.files().resolve(settings.url()));
            case WEBHOOK -> new Webhook(settings, place);
            case KAFKA -> new KafkaChannel(settings);
            case EMAIL -> new Email(settings, place);
            case DINGTALK -> new DingTalk(settings, place);
            case WECOM -> new WeCom(settings, place);
            case FEISHU -> new Feishu(settings, place);
        };
    }
}
