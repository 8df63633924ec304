package mashang.sla;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mashang.workorder.IsoTimes;
import org.jspecify.annotations.Nullable;

/**
 * A unit's turn with an order: from a dispatch to the next (流转). {@code CLOCKS.md}, 1.6.
 *
 * @param unit as the dispatch writes it; absent where it names none
 * @param key what tells the unit apart; empty where there is none
 * @param at when it was dispatched, epoch milliseconds
 * @param lead whether it has to handle it; else it only helps
 * @param until when it was dispatched again, to whomever; MAX_VALUE: not yet
 */
record Hop(@Nullable String unit, String key, long at, boolean lead, long until) {
    /** Longer names are cut in ids: Elasticsearch takes 512 bytes for an id. */
    private static final int LONGEST_NAME = 40;

    private static final int CUT_TO = 32;
    private static final int DIGEST_DIGITS = 8;

    /** As ids have it. */
    String token() {
        return IsoTimes.text(at) + "~" + (unit == null ? "-" : shortened(unit).replace('/', '／'));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, Character.isHighSurrogate(name.charAt(CUT_TO - 1)) ? CUT_TO - 1 : CUT_TO)
                        + '~'
                        + digest(name).substring(0, DIGEST_DIGITS);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
