package mashang.config.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        for (Path file : files(templates)) {
            JsonNode template = new ObjectMapper().readTree(file.toFile());
            if (template.has("index_patterns")) {
                index(template, page);
            }
        }
        return page.toString();
    }

    private static List<Path> files(Path templates) throws IOException {
        try (Stream<Path> files = Files.list(templates)) {
            return files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    private static void index(JsonNode template, StringBuilder page) {
        page.append("\n## ").append(patterns(template)).append("\n\n");
        page.append(template.at("/_meta/description").asText()).append("\n\n");
        page.append("| 字段 field | 类型 type | 含义 meaning |\n|---|---|---|\n");
        JsonNode mappings = template.at("/template/mappings");
        fields("", mappings, mappings.at("/_meta/fields"), page);
    }

    private static String patterns(JsonNode template) {
        List<String> patterns = new ArrayList<>();
        template.path("index_patterns").forEach(p -> patterns.add(p.asText()));
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
