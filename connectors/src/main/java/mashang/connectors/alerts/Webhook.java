package mashang.connectors.alerts;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;
import org.jspecify.annotations.Nullable;

/**
 * JSON by POST to a URL, for programs; {@code webhook-message.schema.json} describes it.
 *
 * <p>Headers: {@code Idempotency-Key}, the same when a message is sent again; after a crash the same alerts may come in other messages, so a receiver that
 * must not count one twice looks at each {@code deliveryId};
 * {@code Mashang-Timestamp}, epoch seconds; {@code Mashang-Signature}, {@code sha256=} and the hexadecimal HMAC-SHA256, keyed with the
 * shared secret, of the timestamp, a dot and the body. A receiver refuses signatures that are minutes old.
 */
final class Webhook implements Channel {
    private final HttpCalls calls;
    private final URI uri;
    private final @Nullable String secret;

    Webhook(ChannelSettings settings, Channels.Place place) {
        this.calls = new HttpCalls(settings.more());
        this.uri = URI.create(settings.url());
        this.secret = place.optionalSecret(settings, "secret");
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        byte[] body = MessageJson.of(message);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", header(message.id()));
        if (secret != null) {
            String timestamp = Long.toString(message.sentAt().getEpochSecond());
            request.header("Mashang-Timestamp", timestamp)
                    .header("Mashang-Signature", "sha256=" + signature(secret, timestamp, body));
        }
        return calls.call(
                request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpCalls::byStatus);
    }

    private static String signature(String secret, String timestamp, byte[] body) {
        byte[] prefix = (timestamp + '.').getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[prefix.length + body.length];
        System.arraycopy(prefix, 0, signed, 0, prefix.length);
        System.arraycopy(body, 0, signed, prefix.length, body.length);
        return HexFormat.of().formatHex(Hmac.sha256(secret, signed));
    }

    /** Order ids may hold anything; a header may not. */
    private static String header(String id) {
        boolean isPlain = id.chars().allMatch(c -> c > 0x20 && c < 0x7F) && id.length() <= 200;
        return isPlain ? id : "id-" + mashang.workorder.EventId.hash(id);
    }

    @Override
    public void close() {
        // its connections close by themselves
    }
}
