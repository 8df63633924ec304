package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchSetupTest {

    @ParameterizedTest
    @ValueSource(strings = {"8.0.0", "8.19.21", "9.1.3"})
    void supportedVersionsAreNamed(String version) {
        assertThat(check(200, "{\"version\":{\"number\":\"" + version + "\"}}")).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"version\":{\"number\":\"7.17.0\"}}      | 版本为 7.17.0     | 8.x and 9.x are supported",
                "200 | {\"version\":{\"number\":\"2.11.0\"}}      | 版本为 2.11.0     | version 2.11.0",
                "200 | {\"version\":{\"number\":\"10.0.0\"}}      | 版本为 10.0.0     | version 10.0.0",
                "200 | {}                                         | 不是 Elasticsearch | is not Elasticsearch",
                "200 | <html>welcome</html>                       | 不是 Elasticsearch | is not Elasticsearch",
                "401 | {}                                         | API 密钥          | API key",
                "403 | {}                                         | API 密钥          | API key",
                "503 | <html>busy</html>                          | 503               | 503",
            })
    void anythingElseIsOneSentenceInBothLanguages(int status, String body, String chinese, String english) {
        assertThatThrownBy(() -> check(status, body)).isInstanceOfSatisfying(ElasticsearchUnavailable.class, e -> {
            assertThat(e.sentence(false)).contains(chinese).doesNotContain("\n");
            assertThat(e.sentence(true)).contains(english).doesNotContain("\n");
        });
    }

    @Test
    void aServerThatIsNotThereIsOneSentenceWithItsAddress() {
        int port;
        try (CannedElasticsearch gone = CannedElasticsearch.start()) {
            port = gone.port();
        }
        try (ElasticsearchConnection connection =
                CannedElasticsearch.access(port).connect()) {
            assertThatThrownBy(() -> new ElasticsearchSetup(connection).check())
                    .isInstanceOf(ElasticsearchUnavailable.class)
                    .hasMessageContaining("连不上 Elasticsearch（http://127.0.0.1:" + port + "）");
        }
    }

    @Test
    void aServerWithoutTheChineseAnalyzerIsToldHowToGetIt() {
        try (CannedElasticsearch server = CannedElasticsearch.start()
                        .always(CannedElasticsearch.refused(400, "illegal_argument_exception"));
                ElasticsearchConnection connection = server.access().connect()) {
            assertThatThrownBy(
                            () -> new ElasticsearchSetup(connection).install(Path.of("..", "config", "elasticsearch")))
                    .isInstanceOf(ElasticsearchUnavailable.class)
                    .hasMessageContaining("elasticsearch-plugin install analysis-smartcn");
        }
    }

    @Test
    void aFolderWithoutTemplatesIsAMistakeAndNotAnEmptyInstallation(@TempDir Path empty) {
        try (CannedElasticsearch server = CannedElasticsearch.start();
                ElasticsearchConnection connection = server.access().connect()) {
            assertThatThrownBy(() -> new ElasticsearchSetup(connection).install(empty))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("没有索引模板");
        }
    }

    @Test
    void whoWeAreIsSaidByTheEnvironmentOfWhoAsks(@TempDir Path folder) throws IOException {
        assertThat(EnvironmentCredentials.authorization(variable -> null)).isNull();
        Map<String, String> given = new HashMap<>(Map.of(EnvironmentCredentials.USER, "writer"));
        Path file = Files.writeString(folder.resolve("password"), "geheim\n");
        given.put("MASHANG_ELASTICSEARCH_PASSWORD_FILE", file.toString());
        assertThat(EnvironmentCredentials.authorization(given::get)).isEqualTo("Basic d3JpdGVyOmdlaGVpbQ==");
        given.put(EnvironmentCredentials.API_KEY, "a2V5");
        assertThat(EnvironmentCredentials.authorization(given::get)).isEqualTo("ApiKey a2V5");
        assertThatThrownBy(() -> EnvironmentCredentials.authorization(Map.of(
                        "MASHANG_ELASTICSEARCH_USER_FILE",
                        folder.resolve("none").toString())::get))
                .hasMessageContaining("MASHANG_ELASTICSEARCH_USER_FILE");
    }

    @Test
    void secretsAreNeverShownAndDoNotTravel() throws Exception {
        ElasticsearchAccess access = new ElasticsearchAccess(
                ElasticsearchAccess.ofEnvironment("http://a:9200,https://b").uris(),
                EnvironmentCredentials.INSTANCE,
                Duration.ofSeconds(1));
        assertThat(access).hasToString("ElasticsearchAccess[http://a:9200, https://b, authorization=***]");
        assertThat(InstantiationUtil.<ElasticsearchAccess>deserializeObject(
                                InstantiationUtil.serializeObject(access),
                                getClass().getClassLoader())
                        .credentials())
                .isSameAs(EnvironmentCredentials.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9200",
                "ftp://a",
                "http://user:geheim@a:9200",
                "http://a/path",
                "http://",
                "not an address"
            })
    void anAddressThatIsNoneIsRefusedWithoutRepeatingSecrets(String uri) {
        assertThatThrownBy(() -> ElasticsearchAccess.ofEnvironment(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://主机:端口")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void noAddressIsRefused() {
        assertThatThrownBy(() -> ElasticsearchAccess.ofEnvironment(" ")).hasMessageContaining("没有给出");
    }

    private static String check(int status, String body) {
        try (CannedElasticsearch server = CannedElasticsearch.start().always(CannedElasticsearch.raw(status, body));
                ElasticsearchConnection connection = server.access().connect()) {
            return new ElasticsearchSetup(connection).check();
        }
    }
}
