package mashang.config.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compose file refers to nothing that is not there, and speaks of the versions this build has. */
class ComposeFileTest {
    private static final Path FOLDER = Deployed.FOLDER.resolve("compose");
    private static final Set<String> SERVICE_KEYS = Set.of(
            "image",
            "build",
            "restart",
            "entrypoint",
            "environment",
            "secrets",
            "volumes",
            "depends_on",
            "command",
            "ports",
            "healthcheck",
            "deploy");

    private static JsonNode compose;

    @BeforeAll
    static void read() throws IOException {
        compose = Deployed.yaml(FOLDER.resolve("compose.yaml")).get(0);
    }

    @Test
    void versionsAreThoseOfTheBuild() throws IOException {
        String elasticsearch = Deployed.version("elasticsearch.version");
        assertThat(compose.at("/services/kafka/image").asText())
                .isEqualTo("apache/kafka:" + Deployed.version("kafka.version"));
        assertThat(compose.at("/services/elasticsearch/image").asText()).isEqualTo("elasticsearch:" + elasticsearch);
        assertThat(compose.at("/services/kibana/image").asText()).isEqualTo("kibana:" + elasticsearch);
        assertThat(compose.at("/services/jobmanager/image").asText())
                .isEqualTo("mashang/pipeline:" + Deployed.ownVersion());
        String dockerfile = Files.readString(Deployed.FOLDER.resolve("image/Dockerfile"));
        String flink = Deployed.version("flink.version");
        assertThat(dockerfile)
                .contains("FROM flink:" + flink + "-java" + Deployed.version("maven.compiler.release"))
                .contains("flink-s3-fs-presto-" + flink + ".jar")
                .contains("mashang-pipeline-" + Deployed.ownVersion() + "-job.jar");
        Matcher copied = Pattern.compile("(?m)^COPY \\S+ (config\\S*)").matcher(dockerfile);
        while (copied.find()) {
            assertThat(Path.of("..", copied.group(1))).exists();
        }
        assertThat(Files.readString(FOLDER.resolve("elasticsearch-plugins.yml")))
                .contains("analysis-smartcn");
    }

    @Test
    void everySecretVolumeServiceAndFileIsThere() throws IOException {
        List<String> made = made();
        for (JsonNode secret : compose.path("secrets")) {
            assertThat(made).contains(secret.path("file").asText().replace("./secrets/", ""));
        }
        for (Map.Entry<String, JsonNode> service : services()) {
            JsonNode s = service.getValue();
            s.fieldNames().forEachRemaining(key -> assertThat(SERVICE_KEYS).contains(key));
            for (JsonNode secret : s.path("secrets")) {
                String name = secret.isTextual()
                        ? secret.asText()
                        : secret.path("source").asText();
                assertThat(compose.path("secrets").has(name)).as("%s", name).isTrue();
            }
            for (JsonNode volume : s.path("volumes")) {
                String from = volume.asText().replaceFirst(":.*", "");
                assertThat(
                                from.startsWith("./")
                                        ? Files.isRegularFile(FOLDER.resolve(from))
                                        : compose.path("volumes").has(from))
                        .as("%s of %s", from, service.getKey())
                        .isTrue();
            }
            s.path("depends_on").properties().forEach(need -> {
                JsonNode needed = compose.path("services").path(need.getKey());
                assertThat(needed.isMissingNode()).as(need.getKey()).isFalse();
                assertThat(!need.getValue().path("condition").asText().equals("service_healthy")
                                || needed.has("healthcheck"))
                        .isTrue();
            });
            for (JsonNode port : s.path("ports")) {
                assertThat(port.asText()).as("only this machine").startsWith("127.0.0.1:");
            }
        }
    }

    @Test
    void everyAddressInACommandIsAServiceAndItsPort() {
        String all = compose.path("services").toString();
        assertThat(all).contains("CLIENTS://:9093");
        for (String job : List.of(
                "intake",
                "supervision",
                "recurrence",
                "delivery",
                "delivery-index",
                "accountability",
                "dead-letters")) {
            JsonNode command = compose.path("services").path(job).path("command");
            assertThat(command.get(0).asText()).isEqualTo("/submit-mashang.sh");
            assertThat(command.get(1).asText()).isEqualTo(job);
            assertThat(command.toString()).contains("\"kafka:9093\"");
            if (!job.equals("intake")) {
                assertThat(command.toString()).contains("\"https://elasticsearch:9200\"");
            }
        }
        Properties flink = properties(
                compose.at("/services/taskmanager/environment/FLINK_PROPERTIES").asText());
        assertThat(compose.path("services").has(flink.getProperty("jobmanager.rpc.address")))
                .isTrue();
        assertThat(flink.values())
                .as("the image's own entry point takes blanks out of values, and so joins two options of Java into one")
                .allSatisfy(value -> assertThat(value.toString()).doesNotContainAnyWhitespaces());
        assertThat(flink.stringPropertyNames()).contains("taskmanager.memory.process.size");
        assertThat(compose.at("/services/taskmanager/environment/MASHANG_KAFKA_PROPERTIES")
                        .asText())
                .isEqualTo("/etc/mashang/kafka.properties");
    }

    @Test
    void noSecretIsInAnyFile() throws IOException {
        for (Map.Entry<String, JsonNode> service : services()) {
            service.getValue().path("environment").properties().forEach(variable -> {
                if (variable.getKey().matches(".*(PASSWORD|API_KEY|TOKEN|CALLER_KEY)")) {
                    assertThat(variable.getValue().asText()).matches("\\$\\{\\w+:-}");
                }
            });
        }
        assertThat(compose.at("/services/kafka/environment").toString())
                .contains("$${directory:/run/secrets:MASHANG_KAFKA_PASSWORD}");
        assertThat(Files.readString(FOLDER.resolve(".gitignore"))).contains("secrets/");
        // The image has the folder config, below which secrets.sh puts keys before it is built.
        assertThat(Files.readAllLines(Path.of("..", ".dockerignore"))).contains("*", "!config", "**/secrets");
    }

    /** Files that {@code secrets.sh} makes. */
    private static List<String> made() throws IOException {
        String script = Files.readString(FOLDER.resolve("secrets.sh"));
        List<String> made = new ArrayList<>();
        Matcher file = Pattern.compile(
                        "(?m)(?:^chance |> )(MASHANG_\\w+)|(?:-out |> |-keystore )([a-z]+\\.(?:pem|jks))")
                .matcher(script);
        while (file.find()) {
            made.add(file.group(1) != null ? file.group(1) : file.group(2));
        }
        Matcher server = Pattern.compile("(?m)^certificate (\\w+)$").matcher(script);
        while (server.find()) {
            made.addAll(List.of(server.group(1) + ".crt", server.group(1) + ".key"));
        }
        return made;
    }

    private static Set<Map.Entry<String, JsonNode>> services() {
        return compose.path("services").properties();
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties;
    }
}
