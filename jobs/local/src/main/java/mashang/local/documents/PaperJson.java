package mashang.local.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import mashang.documents.Paper;

/** A document as it was issued, kept whole: templates may change, what was issued may not. */
final class PaperJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PaperJson() {}

    static String of(Paper paper) {
        ObjectNode json = JSON.createObjectNode();
        json.put("language", paper.language()).put("title", paper.title());
        ArrayNode blocks = json.putArray("blocks");
        for (Paper.Block block : paper.blocks()) {
            ObjectNode one = blocks.addObject().put("kind", block.kind().name());
            if (!block.head().isEmpty()) {
                block.head().forEach(one.putArray("head")::add);
                ArrayNode rows = one.putArray("rows");
                block.rows().forEach(row -> row.forEach(rows.addArray()::add));
            }
            if (!block.text().isEmpty()) {
                one.put("text", block.text());
            }
        }
        return json.toString();
    }

    /** What was issued is no draft. */
    static Paper read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            List<Paper.Block> blocks = new ArrayList<>();
            for (JsonNode one : json.path("blocks")) {
                List<List<String>> rows = new ArrayList<>();
                one.path("rows").forEach(row -> rows.add(texts(row)));
                blocks.add(new Paper.Block(
                        Paper.Kind.valueOf(one.path("kind").asText()),
                        one.path("text").asText(),
                        texts(one.path("head")),
                        rows));
            }
            return new Paper(json.path("language").asText(), json.path("title").asText(), false, blocks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the register holds a document that cannot be read", e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
