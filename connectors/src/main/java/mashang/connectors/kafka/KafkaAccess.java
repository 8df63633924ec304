package mashang.connectors.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * What every Kafka client of ours begins with: where the brokers are, and, where they ask for it, how to be trusted by them (TLS, SASL).
 *
 * <p>The latter comes from the properties file that the environment variable {@value #VARIABLE} names, written as for Kafka's own tools. It
 * says where a secret is and never the secret itself: {@code ${env:NAME}}, {@code ${file:FILE:KEY}} or {@code ${directory:FOLDER:FILE}}.
 * Kafka's clients look there when they start, on the machine where they start; so no secret travels in a job's graph.
 */
public final class KafkaAccess {
    /** Environment variable: path of the properties file. Absent: brokers without security. */
    public static final String VARIABLE = "MASHANG_KAFKA_PROPERTIES";

    /** Everything else about our clients is part of what the jobs promise. */
    private static final Pattern ALLOWED = Pattern.compile("security\\.protocol|(ssl|sasl)\\..+");

    private static final Pattern SECRET =
            Pattern.compile(".*password|ssl\\.keystore\\.key|sasl\\.oauthbearer\\..*secret");

    /** Options of a JAAS entry that hold a secret, in quotes or not. */
    private static final Pattern JAAS_SECRET =
            Pattern.compile("(?i)\\b\\w*(?:password|secret)\\s*=\\s*\"?(?!\\$\\{)[^\";]");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|directory):[^}]+}");

    private static final Map<String, String> PROVIDERS = new TreeMap<>(Map.of(
            "config.providers",
            "env,file,directory",
            "config.providers.env.class",
            EnvVarConfigProvider.class.getName(),
            "config.providers.file.class",
            FileConfigProvider.class.getName(),
            "config.providers.directory.class",
            DirectoryConfigProvider.class.getName()));

    private KafkaAccess() {}

    /**
     * The settings, to which a client adds its own.
     *
     * @param bootstrap brokers, {@code host:port,host:port}
     * @throws TopicProblem where the file cannot be used
     */
    public static Properties of(String bootstrap) {
        return of(bootstrap, System.getenv(VARIABLE));
    }

    /** The same as a map. */
    public static Map<String, String> mapOf(String bootstrap) {
        Properties settings = of(bootstrap);
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, settings::getProperty));
    }

    /** @param file path of the properties file; absent or blank: none */
    static Properties of(String bootstrap, @Nullable String file) {
        Properties settings = new Properties();
        if (file != null && !file.isBlank()) {
            Properties read = read(file);
            read.stringPropertyNames().forEach(key -> check(file, key, read.getProperty(key)));
            settings.putAll(PROVIDERS);
            settings.putAll(read);
        }
        settings.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return settings;
    }

    private static Properties read(String file) {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file))) {
            read.load(in);
            return read;
        } catch (IOException | IllegalArgumentException e) {
            throw new TopicProblem(
                    "%1$s 指定的文件读不了：%2$s / The file that %1$s names cannot be read: %2$s".formatted(VARIABLE, file), e);
        }
    }

    private static void check(String file, String key, String value) {
        if (!ALLOWED.matcher(key).matches()) {
            throw new TopicProblem(
                    "%1$s：这里只能有 security.protocol、ssl.* 和 sasl.*，不能有 %2$s / %1$s: only security.protocol, ssl.* and sasl.* go here, not %2$s"
                            .formatted(file, key));
        }
        boolean literal = SECRET.matcher(key).matches()
                && !REFERENCE.matcher(value.strip()).matches();
        if (literal
                || (key.endsWith("jaas.config") && JAAS_SECRET.matcher(value).find())) {
            throw new TopicProblem(
                    "%1$s：%2$s 里写着机密本身，请改成引用，如 ${env:MASHANG_KAFKA_PASSWORD} / %1$s: %2$s holds a secret itself; refer to it, as in ${env:MASHANG_KAFKA_PASSWORD}"
                            .formatted(file, key));
        }
    }
}
