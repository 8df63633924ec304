package mashang.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a link in a message lets its bearer do: acknowledge one alert, in the name of the recipient it was sent to, for a while.
 *
 * @param orderId the order
 * @param alertId the alert
 * @param recipient id of the recipient, who is the actor of the acknowledgement
 * @param role as what it acknowledges
 * @param expiresAt epoch seconds from which it is worth nothing
 */
public record AckLink(String orderId, String alertId, String recipient, String role, long expiresAt) {
    /** Environment variable with the secret that signs the links, where they are made and where they are followed. */
    public static final String SECRET = "MASHANG_ACK_SECRET";

    /** What nobody tries out: as of the board's token. */
    public static final int SHORTEST_SECRET = 16;

    /** After a fortnight an alert has climbed, or is settled. */
    public static final long LIVES_SECONDS = 14L * 24 * 3600;

    private static final String SIGNATURE = "s";

    /** Names are short: chats count characters. */
    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("o", orderId);
        fields.put("a", alertId);
        fields.put("r", recipient);
        fields.put("p", role);
        fields.put("e", Long.toString(expiresAt));
        return fields;
    }

    /** The fields and the signature, by name, as a form has them. */
    public Map<String, String> signed(String secret) {
        Map<String, String> all = fields();
        all.put(SIGNATURE, signature(all, secret));
        return all;
    }

    /** The same as the query of an address. */
    public String query(String secret) {
        List<String> parts = new ArrayList<>();
        signed(secret)
                .forEach((name, value) -> parts.add(name
                        + '='
                        + URLEncoder.encode(value, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A")));
        return String.join("&", parts);
    }

    /**
     * Reads what somebody shows; empty where we did not sign it, whatever is wrong. Whether it has expired is another matter.
     *
     * @param shown field by name; absent where it is not shown
     */
    public static Optional<AckLink> read(Fields shown, String secret) {
        String expiry = or(shown.get("e"));
        AckLink link = new AckLink(
                or(shown.get("o")), or(shown.get("a")), or(shown.get("r")), or(shown.get("p")), number(expiry));
        byte[] right = signature(link.fields(), secret).getBytes(StandardCharsets.UTF_8);
        boolean isOurs = MessageDigest.isEqual(right, or(shown.get(SIGNATURE)).getBytes(StandardCharsets.UTF_8));
        return isOurs && expiry.equals(Long.toString(link.expiresAt)) ? Optional.of(link) : Optional.empty();
    }

    /** What a request has under a name. */
    @FunctionalInterface
    public interface Fields {
        @Nullable
        String get(String name);
    }

    private static String or(@Nullable String shown) {
        return shown == null ? "" : shown;
    }

    private static long number(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    /** Whether it may be followed at this time, epoch seconds. */
    public boolean isGoodAt(long seconds) {
        return seconds < expiresAt;
    }

    /** 128 bits of HMAC-SHA256 over the fields, each with its length: no two links have the same text. */
    private static String signature(Map<String, String> fields, String secret) {
        StringBuilder text = new StringBuilder("mashang-ack\n");
        fields.forEach((name, value) -> text.append(name)
                .append(value.length())
                .append(':')
                .append(value)
                .append('\n'));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            byte[] all = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
