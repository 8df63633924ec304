package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to be there before documents can be written, and a look at what was written. Every trouble is an
 * {@link ElasticsearchUnavailable} that says the remedy.
 */
public final class ElasticsearchSetup {
    /** Documents fetched at a time by {@link #scan}. */
    private static final int PAGE = 1000;

    private final ElasticsearchConnection connection;
    private final Calls calls;

    public ElasticsearchSetup(ElasticsearchConnection connection) {
        this.connection = connection;
        this.calls = new Calls(connection);
    }

    /** What became of one template or index. */
    public enum Outcome {
        CREATED,
        CHANGED,
        SAME
    }

    /**
     * One line of what was done.
     *
     * @param name of the template or index
     * @param index whether it is an index rather than a template
     * @param outcome what became of it
     */
    public record Change(String name, boolean index, Outcome outcome) {}

    /**
     * One document as it lies in an index.
     *
     * @param version the domain's version, as written by the sink
     */
    public record Found(String index, String id, long version, JsonNode source) {}

    /** Checks that a supported Elasticsearch answers; returns its version, e.g. {@code 8.19.21}. */
    public String check() {
        JsonNode root = calls.call("GET", "/", null);
        String version = root.path("version").path("number").asText("");
        if (version.isEmpty()) {
            throw ElasticsearchUnavailable.notElasticsearch(connection.access(), null);
        }
        String major = version.substring(0, Math.max(0, version.indexOf('.')));
        if (!major.equals("8") && !major.equals("9")) {
            throw ElasticsearchUnavailable.version(version);
        }
        return version;
    }

    /**
     * Installs the templates of a folder, gives new fields and aliases to existing indices and creates those of a fixed name. Doing it
     * again changes nothing. A field that left a template stays in the indices that have it; one that would have to change its type is
     * refused before anything is written.
     *
     * @return one line for each template and each index concerned
     * @throws IOException if the folder or a file of it cannot be read
     */
    public List<Change> install(Path folder) throws IOException {
        return install(folder, true);
    }

    /** What {@link #install} would do; nothing is written. */
    public List<Change> plan(Path folder) throws IOException {
        return install(folder, false);
    }

    private List<Change> install(Path folder, boolean write) throws IOException {
        List<TemplateFile> templates = TemplateFile.in(folder);
        requireAnalyzer();
        Map<String, JsonNode> existing = existing(templates);
        requireWritable(templates, existing);
        List<Change> changes = new ArrayList<>();
        for (TemplateFile template : templates) {
            changes.add(new Change(template.name(), false, put(template, write)));
        }
        for (TemplateFile template : templates) {
            for (String pattern : template.patterns()) {
                changes.addAll(bringUp(pattern, existing.get(pattern), template, write));
            }
        }
        return changes;
    }

    /** Makes everything written so far visible to searches. */
    public void refresh(String indices) {
        calls.call("POST", "/" + indices + "/_refresh?ignore_unavailable=true", null);
    }

    /** Number of documents; 0 where no such index exists. */
    public long count(String indices) {
        return calls.call("GET", "/" + indices + "/_count?ignore_unavailable=true", null)
                .path("count")
                .asLong();
    }

    /** Every document of these indices, in no particular order, as of the last refresh. */
    public void scan(String indices, Consumer<Found> each) {
        scan(indices, null, List.of(), each);
    }

    /** Every document of these indices whose field is exactly this, in no particular order, as of the last refresh. */
    public void find(String indices, String field, String value, Consumer<Found> each) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.putObject("term").put(field, value);
        scan(indices, query, List.of(), each);
    }

    /** Every document of these indices that a query finds, in no particular order, as of the last refresh. */
    public void matching(String indices, JsonNode query, Consumer<Found> each) {
        scan(indices, query, List.of(), each);
    }

    /** The same, of each document these fields only: many large documents cost more than the search. */
    public void matching(String indices, JsonNode query, List<String> fields, Consumer<Found> each) {
        scan(indices, query, fields, each);
    }

    private void scan(String indices, @Nullable JsonNode query, List<String> fields, Consumer<Found> each) {
        JsonNode opened = calls.call("POST", "/" + indices + "/_pit?keep_alive=2m&ignore_unavailable=true", null);
        String pit = opened.path("id").asText();
        try {
            JsonNode after = null;
            do {
                JsonNode page = calls.call("POST", "/_search", page(pit, query, fields, after))
                        .path("hits")
                        .path("hits");
                after = null;
                for (JsonNode hit : page) {
                    each.accept(new Found(
                            hit.path("_index").asText(),
                            hit.path("_id").asText(),
                            hit.path("_version").asLong(),
                            hit.path("_source")));
                    after = hit.path("sort");
                }
            } while (after != null);
        } finally {
            calls.call("DELETE", "/_pit", JsonNodeFactory.instance.objectNode().put("id", pit));
        }
    }

    private static JsonNode page(String pit, @Nullable JsonNode query, List<String> fields, @Nullable JsonNode after) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("size", PAGE).put("version", true).put("track_total_hits", false);
        body.putObject("pit").put("id", pit).put("keep_alive", "2m");
        body.putArray("sort").add("_shard_doc");
        if (query != null) {
            body.set("query", query);
        }
        if (!fields.isEmpty()) {
            fields.forEach(body.putArray("_source")::add);
        }
        if (after != null) {
            body.set("search_after", after);
        }
        return body;
    }

    private void requireAnalyzer() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("analyzer", "smartcn").put("text", "路灯不亮");
        if (calls.tryCall("POST", "/_analyze", body, 400) == null) {
            throw ElasticsearchUnavailable.missingAnalyzer();
        }
    }

    private Outcome put(TemplateFile template, boolean write) {
        String kind = template.isComponent() ? "component_template" : "index_template";
        String path = "/_" + kind + "/" + template.name();
        JsonNode found = calls.tryCall("GET", path, null, 404);
        JsonNode installed =
                found == null ? null : found.path(kind + "s").path(0).path(kind);
        if (installed != null && template.sameAs(installed)) {
            return Outcome.SAME;
        }
        if (write) {
            calls.call("PUT", path, template.content());
        }
        return installed == null ? Outcome.CREATED : Outcome.CHANGED;
    }

    /** The indices there are, by pattern, with mappings and aliases; fails where a field of one would have to change its type. */
    private Map<String, JsonNode> existing(List<TemplateFile> templates) {
        Map<String, JsonNode> existing = new HashMap<>();
        List<String> otherTypes = new ArrayList<>();
        for (TemplateFile template : templates) {
            for (String pattern : template.patterns()) {
                JsonNode found = calls.tryCall("GET", "/" + pattern, null, 404);
                if (found != null) {
                    existing.put(pattern, found);
                    found.properties()
                            .forEach(index -> Mappings.otherTypes(
                                    index.getKey(),
                                    template.mappings(),
                                    index.getValue().path("mappings"),
                                    otherTypes));
                }
            }
        }
        if (!otherTypes.isEmpty()) {
            throw ElasticsearchUnavailable.otherTypes(String.join(", ", otherTypes));
        }
        return existing;
    }

    /**
     * Fails where an index that has to change is blocked against it, a name we write to is an alias that does not say where to, or an
     * alias of ours is the name of an index or leads to others: roles grant it with all that is behind it.
     */
    private void requireWritable(List<TemplateFile> templates, Map<String, JsonNode> existing) {
        List<String> blocked = new ArrayList<>();
        for (TemplateFile template : templates) {
            template.aliases().keySet().forEach(alias -> requireOurs(alias, template));
            for (String pattern : template.patterns()) {
                JsonNode found = existing.get(pattern);
                if (found != null && !pattern.contains("*") && found.size() > 1) {
                    requireWriteIndex(pattern);
                }
                if (found != null) {
                    found.properties().stream()
                            .filter(index -> !isUpToDate(template, index.getValue()))
                            .map(Map.Entry::getKey)
                            .filter(this::isBlocked)
                            .forEach(blocked::add);
                }
            }
        }
        if (!blocked.isEmpty()) {
            throw ElasticsearchUnavailable.blockedIndices(String.join(", ", blocked));
        }
    }

    private static boolean isUpToDate(TemplateFile template, JsonNode index) {
        return Mappings.holds(template.mappings(), index.path("mappings"))
                && template.aliases().keySet().stream().allMatch(index.path("aliases")::has);
    }

    private void requireOurs(String alias, TemplateFile template) {
        JsonNode found = calls.tryCall("GET", "/" + alias, null, 404);
        if (found == null) {
            return;
        }
        if (found.has(alias)) {
            throw ElasticsearchUnavailable.aliasTaken(alias);
        }
        List<String> foreign = new ArrayList<>();
        found.fieldNames().forEachRemaining(index -> {
            if (!template.matches(index)) {
                foreign.add(index);
            }
        });
        if (!foreign.isEmpty()) {
            throw ElasticsearchUnavailable.foreignBehindAlias(alias, String.join(", ", foreign));
        }
    }

    private boolean isBlocked(String index) {
        JsonNode blocks = calls.call("GET", "/" + index + "/_settings/index.blocks.*?flat_settings=true", null)
                .path(index)
                .path("settings");
        return Stream.of("read_only", "read_only_allow_delete", "metadata")
                .anyMatch(block -> blocks.path("index.blocks." + block).asText().equals("true"));
    }

    private void requireWriteIndex(String alias) {
        JsonNode indices = calls.call("GET", "/_alias/" + alias, null);
        for (JsonNode index : indices) {
            if (index.path("aliases").path(alias).path("is_write_index").asBoolean()) {
                return;
            }
        }
        List<String> names = new ArrayList<>();
        indices.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        throw ElasticsearchUnavailable.severalBehindAlias(alias, String.join(", ", names));
    }

    private List<Change> bringUp(String pattern, @Nullable JsonNode existing, TemplateFile template, boolean write) {
        if (existing == null || existing.isEmpty()) {
            if (pattern.contains("*")) {
                return List.of();
            }
            if (write) {
                calls.call("PUT", "/" + pattern, null);
            }
            return List.of(new Change(pattern, true, Outcome.CREATED));
        }
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> index : existing.properties()) {
            boolean same = isUpToDate(template, index.getValue());
            if (!same && write) {
                calls.call("PUT", "/" + index.getKey() + "/_mapping", template.mappings());
                template.aliases()
                        .forEach((alias, how) -> calls.call("PUT", "/" + index.getKey() + "/_alias/" + alias, how));
            }
            changes.add(new Change(index.getKey(), true, same ? Outcome.SAME : Outcome.CHANGED));
        }
        return changes;
    }
}
