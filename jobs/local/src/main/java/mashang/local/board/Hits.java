package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an answer to a search holds. */
final class Hits {
    private Hits() {}

    /** Copies of the documents found, in order. */
    static List<ObjectNode> documents(JsonNode answer) {
        List<ObjectNode> documents = new ArrayList<>();
        answer.path("hits")
                .path("hits")
                .forEach(hit -> documents.add(hit.path("_source").deepCopy()));
        return documents;
    }

    /** How many there are in all. */
    static long total(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong();
    }

    /** An aggregation, at the end of a path of names. */
    static JsonNode aggregation(JsonNode answer, String... path) {
        JsonNode found = answer.path("aggregations");
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }

    /** How many documents an aggregation counted. */
    static long count(JsonNode bucket, String... path) {
        JsonNode found = bucket;
        for (String name : path) {
            found = found.path(name);
        }
        return found.path("doc_count").asLong();
    }

    /** The keys of an aggregation by terms. */
    static Set<String> keys(JsonNode terms) {
        Set<String> keys = new LinkedHashSet<>();
        terms.path("buckets").forEach(bucket -> keys.add(bucket.path("key").asText()));
        return keys;
    }

    /** A field of each document, without repetitions. */
    static Set<String> field(List<ObjectNode> documents, String field) {
        Set<String> values = new LinkedHashSet<>();
        documents.forEach(document -> values.add(document.path(field).asText()));
        return values;
    }
}
