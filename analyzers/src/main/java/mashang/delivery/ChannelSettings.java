package mashang.delivery;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach somebody, as configured. Secrets are not in here: only the names of the environment variables that hold them.
 *
 * @param id name in routes and records
 * @param type what it speaks
 * @param url where: a URL without anything secret, a path of a file, a Kafka broker; what each means: {@link Type}
 * @param secrets names of environment variables, by what each holds, such as a token or a password
 * @param more what else the type wants: {@code from}, {@code to}, {@code topic}
 * @param policy how it is treated
 */
public record ChannelSettings(
        String id, Type type, String url, Map<String, String> secrets, Map<String, String> more, LinePolicy policy)
        implements Serializable {

    private static final int ANY = Integer.MAX_VALUE;

    /** What a channel speaks. */
    public enum Type {
        /** Readable text at the end of a file. */
        FILE(Format.TEXT, ChannelSettings.ANY, 1, LinePolicy.OPEN),
        /** JSON to a URL, signed; for programs. */
        WEBHOOK(Format.TEXT, ChannelSettings.ANY, 1, LinePolicy.PROGRAM),
        /** The same JSON into a topic. */
        KAFKA(Format.TEXT, ChannelSettings.ANY, 1, LinePolicy.PROGRAM),
        /** E-mail: HTML and text. Mail servers take some, people read fewer. */
        EMAIL(
                Format.HTML,
                ChannelSettings.ANY,
                1,
                LinePolicy.OPEN.gathering(10, 300_000, List.of(new LinePolicy.Rate(60, 60_000)))),
        /** A robot of DingTalk (钉钉): 20 messages a minute, 4,000 characters. */
        DINGTALK(
                Format.MARKDOWN,
                4_000,
                1,
                LinePolicy.OPEN.gathering(5, 60_000, List.of(new LinePolicy.Rate(20, 60_000)))),
        /** A robot of WeCom (企业微信): 20 messages a minute, 4,096 bytes of markdown. */
        WECOM(
                Format.MARKDOWN,
                4_096,
                3,
                LinePolicy.OPEN.gathering(5, 60_000, List.of(new LinePolicy.Rate(20, 60_000)))),
        /** A robot of Feishu (飞书): 100 messages a minute, 5 a second, 20 KB. */
        FEISHU(
                Format.TEXT,
                18_000,
                3,
                LinePolicy.OPEN.gathering(
                        5, 60_000, List.of(new LinePolicy.Rate(100, 60_000), new LinePolicy.Rate(5, 1_000))));

        private final Format format;
        private final int most;
        private final int perCharacter;

        @SuppressWarnings("ImmutableEnumChecker") // it is: a record of numbers and an immutable list
        private final LinePolicy usual;

        /**
         * @param most the longest text
         * @param perCharacter 1 where characters are counted; 3 where bytes of UTF-8 are
         */
        Type(Format format, int most, int perCharacter, LinePolicy usual) {
            this.format = format;
            this.most = most;
            this.perCharacter = perCharacter;
            this.usual = usual;
        }

        /** What its messages are written in. */
        public Format format() {
            return format;
        }

        /** Whether a text is not too long for it. Bytes are counted as JSON needs them: a quote, a line's end take one more. */
        public boolean fits(String text) {
            if (perCharacter == 1) {
                return text.length() <= most;
            }
            long escaped =
                    text.chars().filter(c -> c == '"' || c == '\\' || c < ' ').count();
            return text.getBytes(StandardCharsets.UTF_8).length + escaped <= most;
        }

        /** The treatment it gets where nothing else is configured. */
        public LinePolicy usual() {
            return usual;
        }
    }

    /** What else was configured under this name; absent where nothing was. */
    public @Nullable String more(String name) {
        return more.get(name);
    }
}
