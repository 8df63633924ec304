package mashang.config.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The deployments against the schema of Flink's Kubernetes operator, in which, as {@code kubectl --validate=strict} has it, a field nobody knows
 * is an error.
 */
class KubernetesFilesTest {
    private static JsonSchema schema;

    @BeforeAll
    static void read() throws IOException {
        String definition;
        try (InputStream file = KubernetesFilesTest.class.getResourceAsStream(
                "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml")) {
            definition = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        JsonNode tree = Deployed.documents(definition)
                .get(0)
                .path("spec")
                .path("versions")
                .get(0)
                .path("schema")
                .path("openAPIV3Schema");
        // The operator on Central is older than our Flink; its successors list v2_0 to v2_4 and are otherwise the same
        // for what we use.
        ArrayNode versions = (ArrayNode) tree.at("/properties/spec/properties/flinkVersion/enum");
        assertThat(versions).isNotEmpty();
        versions.add("v2_3");
        close(tree);
        ((ObjectNode) tree.path("properties")).putObject("apiVersion").put("type", "string");
        ((ObjectNode) tree.path("properties")).putObject("kind").put("type", "string");
        ((ObjectNode) tree.path("properties")).putObject("metadata").put("type", "object");
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(tree);
    }

    @Test
    void everyDeploymentFitsTheOperatorsSchema() throws IOException {
        List<JsonNode> deployments = deployments();
        assertThat(deployments).hasSize(7);
        for (JsonNode deployment : deployments) {
            assertThat(schema.validate(deployment))
                    .as("%s", deployment.at("/metadata/name"))
                    .isEmpty();
        }
    }

    @Test
    void theSchemaSeesAMisspeltFieldAWrongTypeAndAnUnknownValue() throws IOException {
        JsonNode deployment = deployments().get(0);
        ObjectNode spec = (ObjectNode) deployment.path("spec");
        spec.put("serviceAcount", "flink");
        ((ObjectNode) spec.path("job")).put("parallelism", "two").put("upgradeMode", "savepoints");
        Set<String> where = schema.validate(deployment).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
        assertThat(where)
                .anyMatch(m -> m.contains("serviceAcount"))
                .anyMatch(m -> m.contains("parallelism"))
                .anyMatch(m -> m.contains("upgradeMode"));
    }

    @Test
    void versionsAndNamesAgreeAndWhatIsReferredToIsThere() throws IOException {
        List<JsonNode> common = Deployed.yaml(Deployed.FOLDER.resolve("kubernetes/common.yaml"));
        Set<String> there = new TreeSet<>(
                Set.of("Secret/mashang-secrets", "Secret/mashang-tls")); // made by hand, as common.yaml says
        common.forEach(c ->
                there.add(c.path("kind").asText() + '/' + c.at("/metadata/name").asText()));
        String flink = Deployed.version("flink.version");
        for (JsonNode deployment : deployments()) {
            JsonNode spec = deployment.path("spec");
            String job = deployment.at("/metadata/name").asText().substring("mashang-".length());
            assertThat(spec.path("flinkVersion").asText())
                    .isEqualTo("v" + flink.substring(0, flink.lastIndexOf('.')).replace('.', '_'));
            assertThat(spec.path("image").asText()).isEqualTo("mashang/pipeline:" + Deployed.ownVersion());
            assertThat(spec.at("/job/args").get(0).asText()).isEqualTo(job);
            assertThat(spec.at("/flinkConfiguration/execution.checkpointing.dir")
                            .asText())
                    .endsWith('/' + job);
            assertThat(spec.at("/job/parallelism").asInt())
                    .isLessThanOrEqualTo(spec.at("/flinkConfiguration/taskmanager.numberOfTaskSlots")
                            .asInt());
            assertThat(there).containsAll(references(spec));
            Matcher logging = Pattern.compile("-Dlog4j2\\.configurationFile=file:///opt/mashang/config/(\\S+)")
                    .matcher(spec.at("/flinkConfiguration/env.java.opts.all").asText());
            assertThat(logging.find()).as("logs as the image has them").isTrue();
            assertThat(Path.of(logging.group(1))).exists();
            JsonNode container = spec.at("/podTemplate/spec/containers").get(0);
            assertThat(container.has("readinessProbe") && container.has("livenessProbe"))
                    .isTrue();
            assertThat(names(container.path("volumeMounts"), "name"))
                    .isEqualTo(names(spec.at("/podTemplate/spec/volumes"), "name"));
            assertThat(deployment.toString()).doesNotContainIgnoringCase("password=", "apikey");
        }
    }

    private static Set<String> references(JsonNode spec) {
        Set<String> references = new TreeSet<>(
                Set.of("ServiceAccount/" + spec.path("serviceAccount").asText()));
        for (JsonNode volume : spec.at("/podTemplate/spec/volumes")) {
            add(references, "Secret", volume.at("/secret/secretName"));
            add(references, "ConfigMap", volume.at("/configMap/name"));
            add(references, "PersistentVolumeClaim", volume.at("/persistentVolumeClaim/claimName"));
        }
        return references;
    }

    private static void add(Set<String> references, String kind, JsonNode name) {
        if (!name.isMissingNode()) {
            references.add(kind + '/' + name.asText());
        }
    }

    private static Set<String> names(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(field).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> deployments() throws IOException {
        List<JsonNode> deployments = new ArrayList<>();
        for (Path file : Deployed.files("kubernetes", ".yaml")) {
            Deployed.yaml(file).stream()
                    .filter(document -> document.path("kind").asText().equals("FlinkDeployment"))
                    .forEach(deployments::add);
        }
        return deployments;
    }

    /** Objects with fields of their own take no others. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                && object.path("type").asText().equals("object")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(KubernetesFilesTest::close);
    }
}
