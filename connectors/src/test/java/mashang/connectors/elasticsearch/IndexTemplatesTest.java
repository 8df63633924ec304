package mashang.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates as files; that a server takes them is tried where there is a server. */
class IndexTemplatesTest {
    private static final Path FOLDER = Path.of("..", "config", "elasticsearch");

    static List<TemplateFile> indexTemplates() throws IOException {
        return TemplateFile.in(FOLDER).stream().filter(t -> !t.isComponent()).toList();
    }

    @Test
    void everyIndexHasATemplateAndTheirSettingsComeFirst() throws IOException {
        assertThat(TemplateFile.in(FOLDER))
                .extracting(TemplateFile::name)
                .containsExactly(
                        "mashang-history",
                        "mashang-settings",
                        "mashang-accounts",
                        "mashang-alerts",
                        "mashang-assignments",
                        "mashang-audit",
                        "mashang-breaches",
                        "mashang-dead-letters",
                        "mashang-events",
                        "mashang-indicators",
                        "mashang-inspections",
                        "mashang-ledger",
                        "mashang-lights",
                        "mashang-notices",
                        "mashang-problem-events",
                        "mashang-problem-trends",
                        "mashang-problems",
                        "mashang-restricted",
                        "mashang-scores",
                        "mashang-suggestions",
                        "mashang-targets",
                        "mashang-unit-days");
    }

    @ParameterizedTest
    @MethodSource("indexTemplates")
    void anUnknownFieldIsRefusedAtEveryLevel(TemplateFile template) {
        assertThat(template.mappings().path("dynamic").asText()).isEqualTo("strict");
        template.mappings().path("properties").forEach(field -> {
            if (field.path("type").asText().equals("nested")) {
                assertThat(field.path("dynamic").asText()).isEqualTo("strict");
            }
        });
        assertThat(template.content().path("composed_of").path(0).asText()).isEqualTo("mashang-settings");
    }

    /** Where two had some, Elasticsearch would mix them, and {@link TemplateFile#mappings} would not know. */
    @ParameterizedTest
    @MethodSource("indexTemplates")
    void oneOfATemplateAndItsComponentsHasMappings(TemplateFile template) throws IOException {
        List<String> parts = new ArrayList<>(List.of(template.name()));
        template.content().path("composed_of").forEach(c -> parts.add(c.asText()));
        assertThat(TemplateFile.in(FOLDER))
                .filteredOn(t -> parts.contains(t.name()))
                .hasSameSizeAs(parts)
                .filteredOn(t -> t.content().path("template").has("mappings"))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("indexTemplates")
    void monthlyIndicesHaveOneNameForAllMonths(TemplateFile template) {
        assertThat(template.patterns()).hasSize(1).first().satisfies(pattern -> {
            if (pattern.endsWith("-*")) {
                assertThat(template.aliases()).containsOnlyKeys(pattern.substring(0, pattern.length() - 2));
            } else {
                assertThat(template.aliases()).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("indexTemplates")
    void everyFieldSaysWhatItMeansAndNothingElseIsDescribed(TemplateFile template) {
        JsonNode meanings = template.mappings().path("_meta").path("fields");
        Set<String> described = new TreeSet<>();
        meanings.fieldNames().forEachRemaining(described::add);

        assertThat(described).isEqualTo(fields("", template.mappings().path("properties")));
        assertThat(meanings).allSatisfy(m -> assertThat(m.asText()).hasSizeGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource("indexTemplates")
    void chineseTextIsSegmentedAndAnOverlongKeywordDoesNotCostTheDocument(TemplateFile template) {
        for (JsonNode field : template.mappings().path("properties")) {
            String type = field.path("type").asText();
            if (type.equals("text")) {
                assertThat(field.path("analyzer").asText()).isEqualTo("smartcn");
            }
            if (type.equals("keyword")) {
                assertThat(field.path("ignore_above").asInt()).isEqualTo(1024);
            }
        }
    }

    private static Set<String> fields(String path, JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.properties().forEach(f -> {
            names.add(path + f.getKey());
            names.addAll(fields(path + f.getKey() + '.', f.getValue().path("properties")));
        });
        return names;
    }
}
