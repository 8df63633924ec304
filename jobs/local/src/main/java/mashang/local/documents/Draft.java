package mashang.local.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import mashang.documents.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * A document that nobody has issued yet (草稿): whom it would go to, and about which orders. How they stand is looked up whenever it is read, and for the last time when it
 * is issued.
 *
 * @param id of the draft: the same content drafted at the same time has the same
 * @param orders ids, none twice, sorted; never empty
 * @param unitId the unit it goes to, in the registry
 * @param recipient its name
 * @param remark what the author adds, masked; absent where nothing
 * @param draftedBy who drafted it
 */
public record Draft(
        String id,
        DocumentKind kind,
        List<String> orders,
        String unitId,
        String recipient,
        @Nullable String remark,
        Instant draftedAt,
        String draftedBy) {
    private static final int ID_DIGITS = 8;

    /** A new one. */
    public static Draft of(
            DocumentKind kind,
            List<String> orders,
            String unitId,
            String recipient,
            @Nullable String remark,
            Instant at,
            String by) {
        List<String> sorted = orders.stream().distinct().sorted().toList();
        String content = String.join(
                "\n", kind.code(), String.join(" ", sorted), unitId, String.valueOf(remark), at.toString(), by);
        return new Draft("D-" + hash(content), kind, sorted, unitId, recipient, remark, at, by);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
