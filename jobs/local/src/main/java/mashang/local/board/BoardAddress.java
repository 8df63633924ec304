package mashang.local.board;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where the board listens, and what it asks of those who come.
 *
 * @param host name or address to bind; anything but loopback needs a token
 * @param port 0 for any free one
 * @param token what a visitor must know, {@value #SHORTEST} characters or more: a secret; absent: whoever reaches a loopback address may look
 */
public record BoardAddress(String host, int port, @Nullable String token) {
    /** Environment variable with the token. */
    public static final String TOKEN = "MASHANG_BOARD_TOKEN";

    /** The default: this machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    /** What nobody tries out over a network: a hex token of 64 bits. */
    static final int SHORTEST = 16;

    /** @throws IllegalArgumentException with a sentence in both languages where it must not listen like that */
    public BoardAddress {
        boolean loopback = isLoopback(host);
        if (token == null && !loopback) {
            throw new IllegalArgumentException("看板要在 " + host + " 上监听，本机之外的人也能打开：请先在环境变量 " + TOKEN
                    + " 里给出口令（例如 openssl rand -hex 16），或者去掉 --bind | the board would listen on " + host
                    + ", where others than this machine can open it: set " + TOKEN
                    + " first (for instance openssl rand -hex 16), or leave --bind away");
        }
        if (token != null && token.length() < SHORTEST) {
            throw new IllegalArgumentException("环境变量 " + TOKEN + " 里的口令太短，至少 " + SHORTEST
                    + " 个字符（例如 openssl rand -hex 16） | the token in " + TOKEN + " is too short: it takes " + SHORTEST
                    + " characters or more (for instance openssl rand -hex 16)");
        }
    }

    /** With the token of the environment, if it has one. */
    public static BoardAddress of(String host, int port) {
        String token = System.getenv(TOKEN);
        return new BoardAddress(host, port, token == null || token.isBlank() ? null : token.strip());
    }

    @Override
    public String toString() {
        return "BoardAddress[" + host + ":" + port + (token == null ? "" : ", token=***") + "]";
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "本机没有地址“" + host + "” | this machine has no address \"" + host + "\"", e);
        }
    }
}
