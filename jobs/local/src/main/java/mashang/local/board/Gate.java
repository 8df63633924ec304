package mashang.local.board;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may look. With a token: who shows it once and has a cookie from then on, or sends it as a bearer with each request. Without one,
 * on loopback: whoever asks for a loopback name; another name means that a foreign page has its own name point here.
 */
final class Gate {
    static final String COOKIE = "mashang-board";

    /** What the page that asks for the token is made of: words and looks, no records. */
    private static final Set<String> OPEN = Set.of(
            "/enter",
            "/ack", // its link is signed, and its page shows nothing but what the link says
            "/assets/board.css",
            "/assets/icon.svg",
            "/assets/enter.js",
            "/assets/page.js",
            "/assets/theme.js",
            "/assets/words.js");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String BEARER = "Bearer ";
    private static final String MONTH_SECONDS = "2592000";

    private final @Nullable String token;

    Gate(@Nullable String token) {
        this.token = token;
    }

    /** Whether the request may be answered. */
    boolean admits(Context request) {
        if (token == null) {
            return LOOPBACK.contains(name(request.header("Host")));
        }
        String header = request.header("Authorization");
        boolean bearer = header != null && header.startsWith(BEARER) && isToken(header.substring(BEARER.length()));
        return bearer || OPEN.contains(request.path()) || isPass(request.cookie(COOKIE));
    }

    /** Whether there is a token to ask for. */
    boolean asks() {
        return token != null;
    }

    /** Gives the cookie to who shows the token; says whether it was the token. */
    boolean enter(Context request) {
        String shown = request.formParam("token");
        if (shown == null || !isToken(shown.strip())) {
            return false;
        }
        request.header(
                "Set-Cookie", COOKIE + "=" + pass() + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + MONTH_SECONDS);
        return true;
    }

    private boolean isToken(String shown) {
        return token != null && same(shown, token);
    }

    private boolean isPass(@Nullable String shown) {
        return shown != null && same(shown, pass());
    }

    /** What the cookie holds: it proves the token and does not tell it; a new token makes it worthless. */
    private String pass() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(String.valueOf(token).getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(COOKIE.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Takes as long whatever is shown; of digests, because the comparison tells lengths apart. */
    private static boolean same(String shown, String wanted) {
        return MessageDigest.isEqual(digest(shown), digest(wanted));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String name(@Nullable String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    }
}
