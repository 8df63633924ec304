package mashang.connectors.alerts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import mashang.delivery.Answer;
import mashang.delivery.ChannelSettings;

/**
 * A robot of a WeCom group (企业微信). The key in the URL is all the proof there is. It knows no idempotency key: a message whose answer
 * was lost comes twice.
 */
final class WeCom implements Channel {
    /** 45009 too fast, 45033 too many at once; 93000 no such key, 40001, 40013, 41001 credentials; 40008, 40058 message, 44004 empty. */
    private static final ChatReply REPLY = new ChatReply(
            "errcode", Set.of(45009, 45033), Set.of(93000, 40001, 40013, 41001), Set.of(40008, 40058, 44004));

    private final HttpCalls calls;
    private final URI uri;

    WeCom(ChannelSettings settings, Channels.Place place) {
        this.calls = new HttpCalls(settings.more());
        String key = URLEncoder.encode(place.secret(settings, "token"), StandardCharsets.UTF_8);
        this.uri = URI.create(settings.url() + "?key=" + key);
    }

    @Override
    public CompletableFuture<Answer> send(Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("msgtype", "markdown");
        json.putObject("markdown").put("content", message.text());
        return calls.call(HttpCalls.json(uri, json), REPLY::judge);
    }

    @Override
    public void close() {
        // its connections close by themselves
    }
}
