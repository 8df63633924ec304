package mashang.connectors.alerts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;

/**
 * A robot of a Feishu group (飞书). Signed: seconds and HMAC-SHA256 over nothing, keyed with {@code timestamp\nsecret}, in the body. It
 * knows no idempotency key: a message whose answer was lost comes twice.
 */
final class Feishu implements Channel {
    private static final byte[] NOTHING = {};

    /** 11232 too fast, 99991400 too much; 19001 token, 19021 signature, 19022 address, 19024 keyword; 9499 message. */
    private static final ChatReply REPLY = new ChatReply(
            "code", Set.of(11232, 99991400), Set.of(19001, 19002, 19021, 19022, 19024), Set.of(9499, 19003));

    private final HttpCalls calls;
    private final URI uri;
    private final String secret;

    Feishu(ChannelSettings settings, Channels.Place place) {
        this.calls = new HttpCalls(settings.more());
        String token = URLEncoder.encode(place.secret(settings, "token"), StandardCharsets.UTF_8);
        this.uri = URI.create(settings.url() + '/' + token);
        this.secret = place.secret(settings, "secret");
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        long timestamp = message.sentAt().getEpochSecond();
        byte[] sign = Hmac.sha256(timestamp + "\n" + secret, NOTHING);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("timestamp", Long.toString(timestamp))
                .put("sign", Base64.getEncoder().encodeToString(sign))
                .put("msg_type", "text");
        json.putObject("content").put("text", message.text());
        return calls.call(HttpCalls.json(uri, json), REPLY::judge);
    }

    @Override
    public void close() {
        // its connections close by themselves
    }
}
