package mashang.config.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every field of every index with its type and meaning, as one page of Markdown, made from the index templates. */
public final class DataDictionary {
    private static final String ENDING = ".json";

    private DataDictionary() {}

    /**
     * The page.
     *
     * @param templates the folder {@code config/elasticsearch}
     */
    public static String of(Path templates) throws IOException {
        StringBuilder page = new StringBuilder("# 数据字典 · Data dictionary\n\n由索引模板生成，请勿手改；测试会检查它是否最新。"
                + "Made from the index templates; a test holds it to them.\n");
        Map<String, JsonNode> contents = new TreeMap<>();
        for (Path file : files(templates)) {
            String name = file.getFileName().toString();
            contents.put(
                    name.substring(0, name.length() - ENDING.length()), new ObjectMapper().readTree(file.toFile()));
        }
        contents.forEach((name, template) -> {
            if (template.at("/template").has("mappings")) {
                indices(template, users(name, template, contents), page);
            }
        });
        return page.toString();
    }

    private static List<Path> files(Path templates) throws IOException {
        try (Stream<Path> files = Files.list(templates)) {
            return files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    /** The index templates that have these mappings: the template itself, or all that are composed of it. */
    private static List<JsonNode> users(String name, JsonNode template, Map<String, JsonNode> contents) {
        if (template.has("index_patterns")) {
            return List.of(template);
        }
        return contents.values().stream()
                .filter(t -> t.path("composed_of").valueStream().anyMatch(c -> c.asText()
                        .equals(name)))
                .toList();
    }

    private static void indices(JsonNode template, List<JsonNode> users, StringBuilder page) {
        page.append("\n## ").append(patterns(users)).append("\n");
        for (JsonNode user : users) {
            page.append('\n').append(user.at("/_meta/description").asText());
            user.at("/template/aliases")
                    .fieldNames()
                    .forEachRemaining(a -> page.append("别名 `").append(a).append("` 指全部月份。"));
            page.append('\n');
        }
        page.append('\n');
        page.append("| 字段 field | 类型 type | 含义 meaning |\n|---|---|---|\n");
        JsonNode mappings = template.at("/template/mappings");
        fields("", mappings, mappings.at("/_meta/fields"), page);
    }

    private static String patterns(List<JsonNode> templates) {
        List<String> patterns = new ArrayList<>();
        templates.forEach(t -> t.path("index_patterns").forEach(p -> patterns.add(p.asText())));
        return String.join(", ", patterns);
    }

    private static void fields(String before, JsonNode at, JsonNode meanings, StringBuilder page) {
        for (Map.Entry<String, JsonNode> field : at.path("properties").properties()) {
            String name = before + field.getKey();
            String type = field.getValue().path("type").asText("object");
            String meaning = meanings.path(name).asText().replace("|", "\\|");
            page.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(type)
                    .append(" | ")
                    .append(meaning)
                    .append(" |\n");
            fields(name + '.', field.getValue(), meanings, page);
        }
    }
}
