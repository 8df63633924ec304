package mashang.connectors.elasticsearch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who we are, by the environment of the process that asks: an API key, or else user and password. Each variable may be given with {@code _FILE}
 * behind its name instead, and then names a file that holds the value, as container platforms and systemd hand secrets over.
 */
public enum EnvironmentCredentials implements Credentials {
    INSTANCE;

    /** Environment variable: encoded API key (Base64 of {@code id:key}). Takes the place of user and password. */
    public static final String API_KEY = "MASHANG_ELASTICSEARCH_API_KEY";

    /** Environment variables: user and password, where there is no API key. */
    public static final String USER = "MASHANG_ELASTICSEARCH_USER";

    public static final String PASSWORD = "MASHANG_ELASTICSEARCH_PASSWORD";

    private static final String IN_FILE = "_FILE";

    @Override
    public @Nullable String authorization() {
        return authorization(System::getenv);
    }

    /** @param environment value of a variable, or null */
    static @Nullable String authorization(UnaryOperator<@Nullable String> environment) {
        String key = value(environment, API_KEY);
        if (key != null) {
            return "ApiKey " + key;
        }
        String user = value(environment, USER);
        if (user == null) {
            return null;
        }
        String password = value(environment, PASSWORD);
        String pair = user + ':' + (password == null ? "" : password);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String value(UnaryOperator<@Nullable String> environment, String variable) {
        String value = environment.apply(variable);
        String file = environment.apply(variable + IN_FILE);
        if ((value == null || value.isBlank()) && file != null && !file.isBlank()) {
            try {
                value = Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "%1$s 指定的文件读不了：%2$s / The file that %1$s names cannot be read: %2$s"
                                .formatted(variable + IN_FILE, file),
                        e);
            }
        }
        return value == null || value.isBlank() ? null : value;
    }
}
