package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What is done to indices after documents were written: months that are too old, documents about a person. */
public final class IndexCare {
    private final Calls calls;

    public IndexCare(ElasticsearchConnection connection) {
        this.calls = new Calls(connection);
    }

    /** Names of the indices that begin like this, and whether each is open; sorted. */
    public Map<String, Boolean> indices(String prefix) {
        JsonNode found = calls.call(
                "GET", "/_cluster/state/metadata/" + prefix + "*?expand_wildcards=all&filter_path=**.state", null);
        Map<String, Boolean> open = new TreeMap<>();
        found.at("/metadata/indices")
                .properties()
                .forEach(e ->
                        open.put(e.getKey(), e.getValue().path("state").asText().equals("open")));
        return open;
    }

    /** Number of documents in an index, those written just now too. */
    public long count(String index) {
        calls.call("POST", '/' + index + "/_refresh", null);
        return calls.call("GET", '/' + index + "/_count", null).path("count").asLong();
    }

    /** Deletes an index with all that is in it. */
    public void delete(String index) {
        calls.call("DELETE", '/' + index, null);
    }

    /** Closes an index: it stays on disk, and searches pass it by until it is opened again. */
    public void close(String index) {
        calls.call("POST", '/' + index + "/_close", null);
    }

    /** Writes one document over an older or equal version of it. */
    public void put(Document document) {
        String path = '/' + document.index() + "/_doc/" + escaped(document.id()) + "?version=" + document.version()
                + "&version_type=external_gte";
        try {
            calls.call("PUT", path, new ObjectMapper().readTree(document.source()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
