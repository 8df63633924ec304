package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One template of the folder {@code config/elasticsearch}: an index template where it has {@code index_patterns}, else a
 * component template.
 *
 * @param name name of the template: the file's, without {@code .json}
 * @param content what is put to Elasticsearch
 */
record TemplateFile(String name, JsonNode content) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /** Every template of a folder, component templates first, because the others are composed of them. */
    static List<TemplateFile> in(Path folder) throws IOException {
        List<TemplateFile> templates = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                String name = file.getFileName().toString();
                templates.add(new TemplateFile(
                        name.substring(0, name.length() - ENDING.length()), JSON.readTree(file.toFile())));
            }
        }
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

    JsonNode mappings() {
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
        return mappings().equals(orMissing(theirs.get("mappings")))
                && flat(content.path("template").path("settings")).equals(flat(theirs.path("settings")));
    }

    private static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
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
