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
 * A robot of a DingTalk group (钉钉). Signed: milliseconds and HMAC-SHA256 over {@code timestamp\nsecret}, keyed with the secret, in the
 * URL. It knows no idempotency key: a message whose answer was lost comes twice.
 */
final class DingTalk implements Channel {
    /** 130101 too fast, 410100 too much; 310000 signature, keyword or address, 300001 no such token, 40014 token; 400105, 460101 message. */
    private static final ChatReply REPLY = new ChatReply(
            "errcode", Set.of(130101, 410100), Set.of(310000, 300001, 40014, 300005), Set.of(400105, 460101, 40035));

    private final HttpCalls calls;
    private final String url;
    private final String token;
    private final String secret;

    DingTalk(ChannelSettings settings, Channels.Place place) {
        this.calls = new HttpCalls(settings.more());
        this.url = settings.url();
        this.token = place.secret(settings, "token");
        this.secret = place.secret(settings, "secret");
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("msgtype", "markdown");
        json.putObject("markdown").put("title", message.title()).put("text", message.text());
        json.putObject("at").put("isAtAll", false);
        long timestamp = message.sentAt().toEpochMilli();
        byte[] sign = Hmac.sha256(secret, (timestamp + "\n" + secret).getBytes(StandardCharsets.UTF_8));
        URI uri = URI.create(url + "?access_token=" + encoded(token) + "&timestamp=" + timestamp + "&sign="
                + encoded(Base64.getEncoder().encodeToString(sign)));
        return calls.call(HttpCalls.json(uri, json), REPLY::judge);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // its connections close by themselves
    }
}
