package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One template of the folder {@code config/elasticsearch}: an index template where it has {@code index_patterns}, else a
 * component template.
 *
 * @param name name of the template: the file's, without {@code .json}
 * @param content what is put to Elasticsearch
 * @param mappings what an index made by it gets: its own, or those of the component it is composed of; missing where there are none
 */
record TemplateFile(String name, JsonNode content, JsonNode mappings) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /** Every template of a folder, component templates first, because the others are composed of them. */
    static List<TemplateFile> in(Path folder) throws IOException {
        Map<String, JsonNode> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                String name = file.getFileName().toString();
                contents.put(name.substring(0, name.length() - ENDING.length()), JSON.readTree(file.toFile()));
            }
        }
        List<TemplateFile> templates = new ArrayList<>();
        contents.forEach(
                (name, content) -> templates.add(new TemplateFile(name, content, mappings(content, contents))));
        if (templates.isEmpty()) {
            throw new IOException(
                    "目录“" + folder + "”里没有索引模板（*.json） | no index templates (*.json) in folder \"" + folder + "\"");
        }
        templates.sort(Comparator.comparing(t -> !t.isComponent()));
        return templates;
    }

    boolean isComponent() {
        return !content.has("index_patterns");
    }

    List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        content.path("index_patterns").forEach(p -> patterns.add(p.asText()));
        return patterns;
    }

    /** Whether an index of this name is made by it. */
    boolean matches(String index) {
        return patterns().stream()
                .anyMatch(p -> p.endsWith("*") ? index.startsWith(p.substring(0, p.length() - 1)) : p.equals(index));
    }

    /** Names that every index made by it has besides its own, and how. */
    Map<String, JsonNode> aliases() {
        Map<String, JsonNode> aliases = new TreeMap<>();
        content.path("template").path("aliases").properties().forEach(a -> aliases.put(a.getKey(), a.getValue()));
        return aliases;
    }

    /** One of them all has mappings: {@code IndexTemplatesTest}. */
    private static JsonNode mappings(JsonNode content, Map<String, JsonNode> contents) {
        JsonNode mappings = ownMappings(content);
        for (JsonNode component : content.path("composed_of")) {
            if (mappings.isMissingNode()) {
                mappings = ownMappings(contents.getOrDefault(component.asText(), mappings));
            }
        }
        return mappings;
    }

    private static JsonNode ownMappings(JsonNode content) {
        return content.path("template").path("mappings");
    }

    /** Whether what is installed says the same: the server adds fields of its own and spells settings in its own way. */
    boolean sameAs(JsonNode installed) {
        for (Map.Entry<String, JsonNode> field : content.properties()) {
            if (!field.getKey().equals("template") && !field.getValue().equals(installed.path(field.getKey()))) {
                return false;
            }
        }
        JsonNode theirs = installed.path("template");
        return ownMappings(content).equals(theirs.path("mappings"))
                && content.path("template").path("aliases").equals(theirs.path("aliases"))
                && flat(content.path("template").path("settings")).equals(flat(theirs.path("settings")));
    }

    private static Map<String, String> flat(JsonNode settings) {
        Map<String, String> flat = new TreeMap<>();
        flatten("", settings, flat);
        return flat;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(f -> flatten(path + '.' + f.getKey(), f.getValue(), into));
        } else if (!node.isMissingNode()) {
            into.put(path.startsWith(".index.") ? path : ".index" + path, node.asText());
        }
    }
}
