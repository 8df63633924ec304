package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
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
    void secretsAreNeverShown() {
        Configuration options = new Configuration();
        options.setString("mashang.elasticsearch.uris", "http://a:9200;https://b");
        options.setString("mashang.elasticsearch.user", "writer");
        options.setString("mashang.elasticsearch.password", "geheim");
        assertThat(ElasticsearchAccess.from(options))
                .hasToString("ElasticsearchAccess[http://a:9200, https://b, authorization=***]")
                .satisfies(a -> assertThat(a.authorization()).isEqualTo("Basic d3JpdGVyOmdlaGVpbQ=="));

        options.setString("mashang.elasticsearch.api-key", "a2V5");
        assertThat(ElasticsearchAccess.from(options).authorization()).isEqualTo("ApiKey a2V5");
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
        Configuration options = new Configuration();
        options.setString("mashang.elasticsearch.uris", "'" + uri + "'");
        assertThatThrownBy(() -> ElasticsearchAccess.from(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://主机:端口")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void noAddressIsRefused() {
        assertThatThrownBy(() -> ElasticsearchAccess.from(new Configuration())).hasMessageContaining("没有给出");
    }

    private static String check(int status, String body) {
        try (CannedElasticsearch server = CannedElasticsearch.start().always(CannedElasticsearch.raw(status, body));
                ElasticsearchConnection connection = server.access().connect()) {
            return new ElasticsearchSetup(connection).check();
        }
    }
}
