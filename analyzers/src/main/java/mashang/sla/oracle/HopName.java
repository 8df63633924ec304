package mashang.sla.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How a hop is called in ids: {@code time~unit} (2.3). */
final class HopName {
    private static final int LONGEST = 40;
    private static final int CUT = 32;

    private HopName() {}

    static String of(long time, @Nullable String unit) {
        String name = unit == null ? "-" : unit;
        if (name.length() > LONGEST) {
            name = name.substring(0, Character.isHighSurrogate(name.charAt(CUT - 1)) ? CUT - 1 : CUT)
                    + '~'
                    + sha256(name).substring(0, 8);
        }
        return Instant.ofEpochMilli(time) + "~" + name.replace('/', '／');
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
