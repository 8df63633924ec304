package mashang.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaAccessTest {
    @TempDir
    Path folder;

    @Test
    void withoutAFileThereIsTheAddressAndNothingElse() {
        assertThat(KafkaAccess.of("a:1,b:2", null)).hasSize(1).containsEntry("bootstrap.servers", "a:1,b:2");
    }

    @Test
    void secretsAreFoundWhereAClientStartsAndAreNotInTheSettings() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("password"), "geheim");
        Files.writeString(folder.resolve("secret.properties"), "key=verborgen\n");
        String directory = "${directory:" + secrets + ":password}";
        Properties settings = of("""
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="mashang" password="%s";
                ssl.key.password=${file:%s:key}
                """.formatted(directory, folder.resolve("secret.properties")));
        assertThat(settings.toString()).doesNotContain("geheim", "verborgen");
        AdminClientConfig read = new AdminClientConfig(settings);
        assertThat(read.getPassword("sasl.jaas.config").value()).endsWith("password=\"geheim\";");
        assertThat(read.getPassword("ssl.key.password").value()).isEqualTo("verborgen");
        assertThat(read.toString()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.truststore.password=geheim",
                "ssl.key.password=x${env:A}geheim",
                "sasl.jaas.config=Module required username=\"u\" password=\"geheim\";",
                "sasl.jaas.config=Module required clientSecret=geheim;",
                "sasl.jaas.config=Module required password = \"geheim${env:A}\";"
            })
    void aSecretItselfIsRefusedAndNotRepeated(String line) {
        assertThatThrownBy(() -> of(line))
                .isInstanceOf(TopicProblem.class)
                .hasMessageContaining(line.substring(0, line.indexOf('=')))
                .hasMessageContaining("${env:")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void whatTheJobsPromiseCannotBeChanged() {
        assertThatThrownBy(() -> of("acks=1")).isInstanceOf(TopicProblem.class).hasMessageContaining("acks");
        assertThatThrownBy(() -> KafkaAccess.of("a:1", folder.resolve("none").toString()))
                .isInstanceOf(TopicProblem.class)
                .hasMessageContaining(KafkaAccess.VARIABLE);
    }

    private Properties of(String lines) throws IOException {
        return KafkaAccess.of(
                "a:1",
                Files.writeString(folder.resolve("kafka.properties"), lines).toString());
    }
}
