package mashang.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mashang.config.kibana.KibanaObjects;
import mashang.config.kibana.SavedObject;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Our data views, searches and dashboards in a Kibana. Only those that differ are written; what is written over is kept in a file first,
 * which Kibana imports again. Objects of others are never touched.
 */
public final class KibanaSetup {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Attributes that are JSON in a text: compared as JSON, because Kibana writes them anew. */
    private static final Set<String> TEXTS = Set.of(
            "panelsJSON",
            "optionsJSON",
            "searchSourceJSON",
            "ignoreParentSettingsJSON",
            "fieldAttrs",
            "fieldFormatMap",
            "fields",
            "runtimeFieldMap",
            "sourceFilters");

    private final KibanaClient kibana;
    private final List<SavedObject> objects;

    /** @param objects all of ours, as packed */
    public KibanaSetup(KibanaClient kibana, List<SavedObject> objects) {
        this.kibana = kibana;
        this.objects = List.copyOf(objects);
    }

    /** What would become of each object, and how those that would be written over are now. */
    public record Plan(Map<SavedObject, Outcome> outcomes, List<JsonNode> overwritten) {
        List<SavedObject> differing() {
            return outcomes.keySet().stream()
                    .filter(o -> outcomes.get(o) != Outcome.SAME)
                    .toList();
        }
    }

    /** Compares; nothing is written. */
    public Plan plan() throws IOException {
        Map<String, JsonNode> there = new LinkedHashMap<>();
        kibana.export(objects)
                .forEach(o ->
                        there.put(o.path("type").asText() + ' ' + o.path("id").asText(), o));
        Map<SavedObject, Outcome> outcomes = new LinkedHashMap<>();
        List<JsonNode> overwritten = new ArrayList<>();
        for (SavedObject object : objects) {
            JsonNode found = there.get(object.type() + ' ' + object.id());
            Outcome outcome = outcome(object, found);
            outcomes.put(object, outcome);
            if (found != null && outcome == Outcome.CHANGED) {
                overwritten.add(found);
            }
        }
        return new Plan(outcomes, overwritten);
    }

    /** Writes what differs. */
    public void apply(Plan plan) {
        List<SavedObject> differing = plan.differing();
        if (!differing.isEmpty()) {
            kibana.importObjects(KibanaObjects.ndjson(differing), differing.size());
        }
    }

    /** Keeps what a plan would write over; returns the file, absent where nothing would be. */
    public static @Nullable Path keep(Plan plan, Path folder) throws IOException {
        if (plan.overwritten().isEmpty()) {
            return null;
        }
        StringBuilder lines = new StringBuilder();
        plan.overwritten().forEach(o -> lines.append(o).append('\n'));
        String name = "kibana-before-" + Integer.toHexString(lines.toString().hashCode()) + ".ndjson";
        Path file = Files.createDirectories(folder).resolve(name);
        Files.writeString(file, lines, StandardCharsets.UTF_8);
        return file;
    }

    private static Outcome outcome(SavedObject object, @Nullable JsonNode found) throws IOException {
        if (found == null) {
            return Outcome.CREATED;
        }
        JsonNode wanted = JSON.readTree(object.line());
        boolean same = contains(wanted.path("attributes"), found.path("attributes"))
                && references(wanted).equals(references(found));
        return same ? Outcome.SAME : Outcome.CHANGED;
    }

    private static Set<String> references(JsonNode object) {
        Set<String> references = new TreeSet<>();
        object.path("references")
                .forEach(r -> references.add(r.path("type").asText()
                        + ' '
                        + r.path("id").asText()
                        + ' '
                        + r.path("name").asText()));
        return references;
    }

    /** Whether everything of ours is there as it is; a later Kibana adds attributes of its own. */
    private static boolean contains(JsonNode ours, JsonNode theirs) throws IOException {
        if (ours.isObject()) {
            for (Map.Entry<String, JsonNode> field : ours.properties()) {
                JsonNode other = theirs.path(field.getKey());
                boolean same = TEXTS.contains(field.getKey())
                        ? contains(JSON.readTree(field.getValue().asText()), JSON.readTree(other.asText("null")))
                        : contains(field.getValue(), other);
                if (!same) {
                    return false;
                }
            }
            return true;
        } else if (ours.isArray()) {
            boolean same = ours.size() == theirs.size();
            for (int i = 0; same && i < ours.size(); i++) {
                same = contains(ours.get(i), theirs.get(i));
            }
            return same;
        }
        return ours.equals(theirs) || (ours.isNumber() && ours.asText().equals(theirs.asText()));
    }
}
