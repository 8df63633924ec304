package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the jar an operator deploys, and what comes with it. */
class JobJarIT {
    private static final long MOST_BYTES = 80_000_000;

    /** Of Flink, what no distribution has in its {@code lib}: connectors. */
    private static final List<String> CONNECTORS = List.of(
            "org/apache/flink/connector/",
            "org/apache/flink/streaming/connectors/kafka/",
            "org/apache/flink/streaming/util/serialization/JSONKeyValue");

    /** Parts of angus-mail, which brings them under their own names. */
    private static final String PARTS_OF_MAIL = "org.eclipse.angus:(angus-core|imap|pop3|smtp|logging-mailhandler):.*";

    /** Brought by Flink itself, or by servers: never by a job. */
    private static final List<String> FOREIGN = List.of(
            "org/slf4j/",
            "org/apache/logging/",
            "org/apache/log4j/",
            "kafka/",
            "scala/",
            "org/apache/kafka/server/config/",
            "org/apache/kafka/controller/",
            "org/elasticsearch/node/",
            "org/elasticsearch/index/",
            "org/rocksdb/",
            "org/junit/",
            "mashang/local/");

    @Test
    void itIsSmallEnoughAndHoldsNothingOfFlinksRuntimeOrOfAServer() throws IOException {
        assertThat(Files.size(jar())).isLessThan(MOST_BYTES);
        try (JarFile file = new JarFile(jar().toFile())) {
            List<String> names = file.stream().map(ZipEntry::getName).toList();
            assertThat(names).doesNotHaveDuplicates();
            List<String> classes =
                    names.stream().filter(n -> n.endsWith(".class")).toList();
            assertThat(classes)
                    .contains("mashang/jobs/Main.class", "org/apache/kafka/clients/producer/KafkaProducer.class")
                    .noneMatch(c -> FOREIGN.stream().anyMatch(c::startsWith))
                    .noneMatch(c -> c.startsWith("org/apache/flink/")
                            && CONNECTORS.stream().noneMatch(c::startsWith));
            assertThat(names).noneMatch(n -> n.matches("META-INF/[^/]+\\.(SF|RSA|DSA)"));
            assertThat(file.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(Main.class.getName());
        }
    }

    @Test
    void whatIsInItIsInItsBillOfMaterialsAndHasALicence() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(path("mashang.sbom").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> billed = new TreeSet<>();
        for (JsonNode component : bill.path("components")) {
            billed.add(component.path("group").asText()
                    + ':'
                    + component.path("name").asText()
                    + ':'
                    + component.path("version").asText());
            assertThat(component.path("licenses").isEmpty()
                            && !component.path("group").asText().equals("mashang"))
                    .as("a licence of %s", component.path("purl"))
                    .isFalse();
        }
        Set<String> shipped = shipped();
        assertThat(shipped).hasSizeGreaterThan(15);
        assertThat(billed).containsAll(shipped);
        String licences = Files.readString(path("mashang.licences"));
        for (String artifact : shipped) {
            assertThat(licences).contains(artifact);
        }
    }

    @Test
    void eachPartHasALineInTheListOfVulnerabilities() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "..", "config", "deploy", "VULNERABILITIES.md"));
        for (JsonNode component :
                new ObjectMapper().readTree(path("mashang.sbom").toFile()).path("components")) {
            String name = component.path("name").asText();
            String version = component.path("version").asText();
            if (!component.path("group").asText().equals("mashang")) {
                assertThat(lines)
                        .as("a line about %s %s", name, version)
                        .anyMatch(line -> line.matches("\\|.*(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-]).*")
                                && line.contains(version));
            }
        }
    }

    /** Artifacts that say in the jar who they are. */
    private static Set<String> shipped() throws IOException {
        Set<String> shipped = new TreeSet<>();
        try (JarFile file = new JarFile(jar().toFile())) {
            for (ZipEntry entry : file.stream()
                    .filter(e -> e.getName().matches("META-INF/maven/.+/pom.properties"))
                    .toList()) {
                Properties maven = new Properties();
                try (InputStream in = file.getInputStream(entry)) {
                    maven.load(in);
                }
                shipped.add(maven.getProperty("groupId")
                        + ':'
                        + maven.getProperty("artifactId")
                        + ':'
                        + maven.getProperty("version"));
            }
        }
        shipped.removeIf(artifact -> artifact.startsWith("mashang:") || artifact.matches(PARTS_OF_MAIL));
        return shipped;
    }

    private static Path jar() {
        return path("mashang.job.jar");
    }

    private static Path path(String property) {
        Path path = Path.of(System.getProperty(property, property));
        assertThat(path).as("%s, which mvn verify makes", property).isRegularFile();
        return path;
    }
}
