package mashang.connectors.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rules of the endpoints as their makers document them: signatures by an implementation of its own (RFC 2104 written out), rates,
 * sizes, codes in the body. A window of theirs may be made shorter, so that no test waits a minute.
 */
public final class ChatRules {
    public static final String TOKEN = "token-0123456789";
    public static final String SECRET = "SEC-密钥-0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 64;
    private static final long HOUR = 3_600_000;

    private ChatRules() {}

    /** So many in a sliding window. */
    public static final class Rate {
        private final int most;
        private final long millis;
        private final ArrayDeque<Long> taken = new ArrayDeque<>();

        public Rate(int most, long millis) {
            this.most = most;
            this.millis = millis;
        }

        synchronized boolean allows(long now) {
            while (!taken.isEmpty() && taken.peekFirst() <= now - millis) {
                taken.removeFirst();
            }
            if (taken.size() >= most) {
                return false;
            }
            taken.addLast(now);
            return true;
        }
    }

    public static FakeEndpoint.Rules dingTalk(Rate rate) {
        return request -> {
            Map<String, String> query = query(request);
            String timestamp = query.getOrDefault("timestamp", "0");
            byte[] sign = hmac(
                    SECRET.getBytes(StandardCharsets.UTF_8),
                    (timestamp + "\n" + SECRET).getBytes(StandardCharsets.UTF_8));
            if (!TOKEN.equals(query.get("access_token"))) {
                return code("errcode", 300001);
            }
            if (!Base64.getEncoder().encodeToString(sign).equals(query.get("sign"))
                    || Math.abs(request.at() - Long.parseLong(timestamp)) > HOUR) {
                return code("errcode", 310000);
            }
            JsonNode json = json(request);
            String text = json.path("markdown").path("text").asText();
            if (!json.path("msgtype").asText().equals("markdown")
                    || text.isEmpty()
                    || text.length() > 4_000
                    || json.path("markdown").path("title").asText().isEmpty()
                    || json.path("at").path("isAtAll").asBoolean()) {
                return code("errcode", 400105);
            }
            return rate.allows(request.at()) ? code("errcode", 0) : code("errcode", 130101);
        };
    }

    public static FakeEndpoint.Rules weCom(Rate rate) {
        return request -> {
            if (!TOKEN.equals(query(request).get("key"))) {
                return code("errcode", 93000);
            }
            JsonNode json = json(request);
            String content = json.path("markdown").path("content").asText();
            if (!json.path("msgtype").asText().equals("markdown")
                    || content.isEmpty()
                    || content.getBytes(StandardCharsets.UTF_8).length > 4_096) {
                return code("errcode", 40058);
            }
            return rate.allows(request.at()) ? code("errcode", 0) : code("errcode", 45009);
        };
    }

    public static FakeEndpoint.Rules feishu(Rate perMinute, Rate perSecond) {
        return request -> {
            if (!request.uri().getPath().endsWith("/" + TOKEN)) {
                return code("code", 19001);
            }
            if (request.body().length > 20 << 10) {
                return code("code", 9499);
            }
            JsonNode json = json(request);
            String timestamp = json.path("timestamp").asText("0");
            byte[] sign = hmac((timestamp + "\n" + SECRET).getBytes(StandardCharsets.UTF_8), new byte[0]);
            if (!Base64.getEncoder()
                            .encodeToString(sign)
                            .equals(json.path("sign").asText())
                    || Math.abs(request.at() / 1_000 - Long.parseLong(timestamp)) > HOUR / 1_000) {
                return code("code", 19021);
            }
            if (!json.path("msg_type").asText().equals("text")
                    || json.path("content").path("text").asText().isEmpty()) {
                return code("code", 9499);
            }
            boolean allowed = perSecond.allows(request.at()) && perMinute.allows(request.at());
            return allowed ? code("code", 0) : code("code", 11232);
        };
    }

    /** A receiver of the webhook that checks what its documentation tells it to check. */
    public static FakeEndpoint.Rules webhook(Rate rate) {
        return request -> {
            String timestamp = String.valueOf(request.headers().getFirst("Mashang-Timestamp"));
            byte[] prefix = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
            byte[] signed = Arrays.copyOf(prefix, prefix.length + request.body().length);
            System.arraycopy(request.body(), 0, signed, prefix.length, request.body().length);
            String wanted = "sha256=" + HexFormat.of().formatHex(hmac(SECRET.getBytes(StandardCharsets.UTF_8), signed));
            if (!wanted.equals(request.headers().getFirst("Mashang-Signature"))
                    || Math.abs(request.at() / 1_000 - Long.parseLong(timestamp)) > 300) {
                return new FakeEndpoint.Reply(401, "", false);
            }
            JsonNode json = json(request);
            if (!SchemaCheck.webhook(json).isEmpty() || request.headers().getFirst("Idempotency-Key") == null) {
                return new FakeEndpoint.Reply(400, "", false);
            }
            return rate.allows(request.at())
                    ? new FakeEndpoint.Reply(204, "", true)
                    : new FakeEndpoint.Reply(429, "", false);
        };
    }

    private static FakeEndpoint.Reply code(String field, int code) {
        return new FakeEndpoint.Reply(200, "{\"" + field + "\":" + code + ",\"errmsg\":\"…\"}", code == 0);
    }

    private static JsonNode json(FakeEndpoint.Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> query(FakeEndpoint.Request request) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : String.valueOf(request.uri().getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** RFC 2104: H(K xor opad, H(K xor ipad, text)). */
    private static byte[] hmac(byte[] key, byte[] text) {
        byte[] padded = Arrays.copyOf(key.length > BLOCK ? sha256(key) : key, BLOCK);
        Function<Integer, byte[]> pad = with -> {
            byte[] out = padded.clone();
            for (int i = 0; i < BLOCK; i++) {
                out[i] ^= with.byteValue();
            }
            return out;
        };
        return sha256(pad.apply(0x5C), sha256(pad.apply(0x36), text));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
