package mashang.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the requester (诉求人) is called from intake on: HMAC-SHA-256 of what the feed calls them, as 32 hexadecimal
 * digits. The same caller has the same pseudonym as long as the key stays; without the key nobody can try out phone
 * numbers. Thread-safe.
 */
public final class CallerPseudonym implements UnaryOperator<@Nullable String> {
    /** Environment variable that holds the key. */
    public static final String VARIABLE = "MASHANG_CALLER_KEY";

    private static final int LEAST_KEY_LENGTH = 16;
    private static final int BYTES = 16; // 128 bits: no two callers of a country collide
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /**
     * @param key at least 16 characters
     * @throws IllegalArgumentException with a sentence for people where it is shorter; the key is never part of it
     */
    public CallerPseudonym(String key) {
        if (key.length() < LEAST_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "环境变量 %1$s 缺失或不足 %2$d 个字符：它是来电人化名的密钥，请设置后再启动。 / Environment variable %1$s is missing or shorter than %2$d characters: it is the key of the callers' pseudonyms; set it and start again."
                            .formatted(VARIABLE, LEAST_KEY_LENGTH));
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** With the key of the environment. */
    public static CallerPseudonym from(Map<String, String> environment) {
        return new CallerPseudonym(environment.getOrDefault(VARIABLE, ""));
    }

    @Override
    public synchronized @Nullable String apply(@Nullable String caller) {
        if (caller == null) {
            return null;
        }
        byte[] digest = mac.doFinal(caller.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
