package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Outcome;

/**
 * Roles, from the files of {@code config/elasticsearch/roles}, and API keys that have no more than a role. Nothing is ever taken away:
 * roles and keys that no file names stay as they are.
 */
public final class SecuritySetup {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /** What installing needs. */
    private static final List<String> CLUSTER = List.of("manage_index_templates", "monitor", "manage_security");

    private static final List<String> INDEX = List.of("create_index", "manage", "view_index_metadata");

    private final Calls calls;

    public SecuritySetup(ElasticsearchConnection connection) {
        this.calls = new Calls(connection);
    }

    /** What became of one role. */
    public record Change(String role, Outcome outcome) {}

    /** Whether the cluster has security and it is switched on; the embedded server has none. */
    public boolean isEnabled() {
        JsonNode features = calls.tryCall("GET", "/_xpack?categories=features", null, 400);
        return features != null
                && features.at("/features/security/available").asBoolean()
                && features.at("/features/security/enabled").asBoolean();
    }

    /** Fails, before anything is written, where whoever installs lacks a privilege for it. */
    public void requirePrivileges() {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        CLUSTER.forEach(asked.putArray("cluster")::add);
        ObjectNode indices = asked.putArray("index").addObject();
        indices.putArray("names").add("mashang-*");
        INDEX.forEach(indices.putArray("privileges")::add);
        require(asked);
    }

    /**
     * Fails, before anything is written, where a key of a role could not do what the role may: a key never has more rights than who makes
     * it, and one that is made with another key has none.
     *
     * @param folder of the roles; has a file of this role
     */
    public void requireRightsOf(Path folder, String role) throws IOException {
        JsonNode who = calls.call("GET", "/_security/_authenticate", null);
        if (who.path("authentication_type").asText().equals("api_key")) {
            throw ElasticsearchUnavailable.keyOfKey();
        }
        JsonNode wanted = JSON.readTree(folder.resolve(role + ENDING).toFile());
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.set("cluster", wanted.path("cluster"));
        ArrayNode indices = asked.putArray("index");
        for (JsonNode index : wanted.path("indices")) {
            indices.add(((ObjectNode) index).deepCopy().retain("names", "privileges"));
        }
        if (!wanted.path("applications").isEmpty()) {
            asked.set("application", wanted.path("applications"));
        }
        require(asked);
    }

    private void require(ObjectNode asked) {
        JsonNode answer = calls.call("POST", "/_security/user/_has_privileges", asked);
        if (!answer.path("has_all_requested").asBoolean()) {
            Set<String> missing = new LinkedHashSet<>();
            collectMissing(answer.path("cluster"), missing);
            collectMissing(answer.path("index"), missing);
            collectMissing(answer.path("application"), missing);
            throw ElasticsearchUnavailable.privileges(String.join(", ", missing));
        }
    }

    /** Privileges are the leaves: of the cluster, of each index, of each application's resources. */
    private static void collectMissing(JsonNode privileges, Set<String> into) {
        for (Map.Entry<String, JsonNode> one : privileges.properties()) {
            if (one.getValue().isObject()) {
                collectMissing(one.getValue(), into);
            } else if (!one.getValue().asBoolean()) {
                into.add(one.getKey());
            }
        }
    }

    /**
     * Brings the roles of a folder up to date.
     *
     * @param write whether to write; otherwise only says what would be done
     */
    public List<Change> install(Path folder, boolean write) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (Path file : files(folder)) {
            String role = roleOf(file);
            JsonNode wanted = JSON.readTree(file.toFile());
            JsonNode found = calls.tryCall("GET", "/_security/role/" + role, null, 404);
            JsonNode installed = found == null ? null : found.get(role);
            Outcome outcome = installed == null
                    ? Outcome.CREATED
                    : saysTheSame(wanted, installed) ? Outcome.SAME : Outcome.CHANGED;
            if (write && outcome != Outcome.SAME) {
                calls.call("PUT", "/_security/role/" + role, wanted);
            }
            changes.add(new Change(role, outcome));
        }
        return changes;
    }

    /** Whether a folder has a file of this role. */
    public static boolean isRole(Path folder, String role) {
        return Files.exists(folder.resolve(role + ENDING));
    }

    /** Whether a key of this role's name is in use. */
    public boolean hasKey(String role) {
        JsonNode keys = calls.call("GET", "/_security/api_key?owner=false&name=" + role, null);
        for (JsonNode key : keys.path("api_keys")) {
            if (!key.path("invalidated").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes an API key that may do what a role may.
     *
     * @return the key as the {@code Authorization} header takes it: a secret, told only now; nothing where no file is of this role
     */
    public Optional<String> createKey(Path folder, String role) throws IOException {
        if (!isRole(folder, role)) {
            return Optional.empty();
        }
        ObjectNode descriptor =
                (ObjectNode) JSON.readTree(folder.resolve(role + ENDING).toFile());
        descriptor.remove("metadata");
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", role);
        body.putObject("role_descriptors").set(role, descriptor);
        return Optional.of(
                calls.call("POST", "/_security/api_key", body).path("encoded").asText());
    }

    /** The server adds fields of its own: everything of ours must be there as it is. */
    private static boolean saysTheSame(JsonNode wanted, JsonNode installed) {
        if (wanted.isObject()) {
            return wanted.properties().stream()
                    .allMatch(e -> installed.has(e.getKey()) && saysTheSame(e.getValue(), installed.get(e.getKey())));
        } else if (wanted.isArray()) {
            if (installed.size() != wanted.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!saysTheSame(wanted.get(i), installed.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return wanted.equals(installed);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    private static String roleOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }
}
