package mashang.local.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Outcome;
import mashang.connectors.elasticsearch.ElasticsearchUnavailable;
import mashang.connectors.elasticsearch.SecuritySetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded server has no security: its endpoints are played by a stub. */
class SecuritySetupTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROLES = Path.of("..", "..", "config", "elasticsearch", "roles");

    private final Map<String, JsonNode> roles = new TreeMap<>();
    private final List<JsonNode> keys = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private boolean allowed = true;
    private String authentication = "realm";
    private JsonNode asked = JSON.createObjectNode();
    private HttpServer server;
    private ElasticsearchConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        connection = ElasticsearchAccess.open(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .connect();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.stop(0);
    }

    @Test
    void rolesAreWrittenOnceAndTheSecondTimeNothing() throws IOException {
        SecuritySetup security = new SecuritySetup(connection);
        assertThat(security.isEnabled()).isTrue();
        assertThat(security.install(ROLES, false)).hasSize(3).allMatch(c -> c.outcome() == Outcome.CREATED);
        assertThat(writes).isEmpty();
        security.install(ROLES, true);
        assertThat(roles).containsOnlyKeys("mashang-analyst", "mashang-job", "mashang-office");
        writes.clear();
        assertThat(security.install(ROLES, true)).allMatch(c -> c.outcome() == Outcome.SAME);
        assertThat(writes).isEmpty();
        ((ObjectNode) roles.get("mashang-job")).putArray("cluster").add("all");
        assertThat(security.install(ROLES, true)).anyMatch(c -> c.outcome() == Outcome.CHANGED);
        assertThat(writes).containsExactly("PUT /_security/role/mashang-job");
    }

    @Test
    void anAnalystReadsNeitherRestrictedContentNorDeadLettersNorTheAudit() throws IOException {
        new SecuritySetup(connection).install(ROLES, true);
        for (JsonNode index : roles.get("mashang-analyst").path("indices")) {
            for (JsonNode name : index.path("names")) {
                String pattern = name.asText().replace("*", ".*");
                assertThat("mashang-restricted-2026.03").doesNotMatch(pattern);
                assertThat("mashang-audit-2026.03").doesNotMatch(pattern);
                assertThat("mashang-dead-letters").as("excerpts").doesNotMatch(pattern);
            }
            assertThat(index.path("privileges").toString()).doesNotContain("write", "index\"", "delete", "all");
        }
        assertThat(roles.get("mashang-office").at("/indices/0/names/0").asText())
                .isEqualTo("mashang-*");
        assertThat(roles.get("mashang-job").at("/indices/0/privileges").toString())
                .doesNotContain("read", "delete");
    }

    /** Who has the jobs' key must not be able to write over what was done by whom, nor what people wrote. */
    @Test
    void aJobWritesWhatJobsWriteAndNothingElse() throws IOException {
        List<String> ofPeople = List.of("mashang-audit-*", "mashang-notices", "mashang-targets", "mashang-inspections");
        List<String> names = new ArrayList<>();
        JSON.readTree(ROLES.resolve("mashang-job.json").toFile())
                .at("/indices/0/names")
                .forEach(name -> names.add(name.asText()));
        Set<String> ofJobs = new TreeSet<>();
        try (Stream<Path> templates = Files.list(ROLES.getParent())) {
            for (Path template :
                    templates.filter(f -> f.toString().endsWith(".json")).toList()) {
                JSON.readTree(template.toFile()).path("index_patterns").forEach(p -> ofJobs.add(p.asText()));
            }
        }
        ofJobs.removeAll(ofPeople);
        assertThat(ofJobs).hasSizeGreaterThan(10);
        assertThat(names).containsExactlyInAnyOrderElementsOf(ofJobs);
    }

    /** The board asks {@code GET /}, which needs monitor; a role has had a description of its own since 8.15 only. */
    @Test
    void everyRoleMayAskForTheVersionAndIsWrittenWithoutWhatOldServersDoNotKnow() throws IOException {
        new SecuritySetup(connection).install(ROLES, true);
        for (JsonNode role : roles.values()) {
            assertThat(role.path("cluster").toString()).isEqualTo("[\"monitor\"]");
            assertThat(role.has("description")).isFalse();
            assertThat(role.at("/metadata/description").asText()).isNotEmpty();
        }
    }

    @Test
    void aKeyIsMadeOnceWithNoMoreThanItsRole() throws IOException {
        SecuritySetup security = new SecuritySetup(connection);
        assertThat(security.hasKey("mashang-job")).isFalse();
        assertThat(security.createKey(ROLES, "mashang-job")).contains("c2VjcmV0");
        assertThat(security.hasKey("mashang-job")).isTrue();
        assertThat(keys.get(0)
                        .at("/role_descriptors/mashang-job/indices/0/privileges")
                        .toString())
                .contains("auto_configure");
        assertThat(security.createKey(ROLES, "mashang-nobody")).isEmpty();
    }

    @Test
    void whoLacksAPrivilegeIsToldWhichBeforeAnythingIsWritten() {
        allowed = false;
        assertThatThrownBy(() -> new SecuritySetup(connection).requirePrivileges())
                .isInstanceOf(ElasticsearchUnavailable.class)
                .hasMessageContaining("manage_security");
        assertThat(writes).isEmpty();
    }

    @Test
    void aKeyIsRefusedWhereItCouldNotDoWhatItsRoleMay() throws IOException {
        SecuritySetup security = new SecuritySetup(connection);
        security.requireRightsOf(ROLES, "mashang-analyst");
        assertThat(asked.at("/index/0/names").toString()).contains("mashang-ledger");
        assertThat(asked.at("/index/0/privileges").toString()).contains("read");
        assertThat(asked.at("/application/0/application").asText()).isEqualTo("kibana-.kibana");
        security.requireRightsOf(ROLES, "mashang-job");
        assertThat(asked.has("application")).isFalse();

        allowed = false;
        assertThatThrownBy(() -> security.requireRightsOf(ROLES, "mashang-job"))
                .isInstanceOf(ElasticsearchUnavailable.class)
                .hasMessageContaining("auto_configure");
        allowed = true;
        authentication = "api_key";
        assertThatThrownBy(() -> security.requireRightsOf(ROLES, "mashang-job"))
                .isInstanceOf(ElasticsearchUnavailable.class)
                .hasMessageContaining("install with user and password");
        assertThat(SecuritySetup.isRole(ROLES, "mashang-nobody")).isFalse();
        assertThat(writes).isEmpty();
        assertThat(keys).isEmpty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/_xpack")) {
            answer(exchange, 200, "{\"features\":{\"security\":{\"available\":true,\"enabled\":true}}}");
        } else if (path.endsWith("/_authenticate")) {
            answer(exchange, 200, "{\"authentication_type\":\"" + authentication + "\"}");
        } else if (path.endsWith("/_has_privileges")) {
            asked = JSON.readTree(body);
            answer(
                    exchange,
                    200,
                    "{\"has_all_requested\":" + allowed + ",\"cluster\":{\"monitor\":true,\"manage_security\":"
                            + allowed + "},\"index\":{\"mashang-*\":{\"manage\":true,\"auto_configure\":" + allowed
                            + "}}}");
        } else if (path.startsWith("/_security/role/")) {
            role(exchange, method, path, body);
        } else if (method.equals("GET")) {
            String found = keys.isEmpty() ? "" : "{\"name\":\"mashang-job\",\"invalidated\":false}";
            answer(exchange, 200, "{\"api_keys\":[" + found + "]}");
        } else {
            keys.add(JSON.readTree(body));
            answer(exchange, 200, "{\"id\":\"1\",\"encoded\":\"c2VjcmV0\"}");
        }
    }

    private void role(HttpExchange exchange, String method, String path, byte[] body) throws IOException {
        String role = path.substring("/_security/role/".length());
        if (method.equals("PUT")) {
            writes.add("PUT " + path);
            ObjectNode kept = (ObjectNode) JSON.readTree(body);
            kept.putObject("transient_metadata").put("enabled", true);
            kept.path("indices").forEach(i -> ((ObjectNode) i).put("allow_restricted_indices", false));
            roles.put(role, kept);
            answer(exchange, 200, "{\"role\":{\"created\":true}}");
        } else if (roles.containsKey(role)) {
            answer(exchange, 200, "{\"" + role + "\":" + roles.get(role) + "}");
        } else {
            answer(exchange, 404, "{}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
