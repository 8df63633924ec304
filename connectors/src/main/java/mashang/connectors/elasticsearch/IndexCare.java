package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is done to indices after documents were written: months that are too old, documents about a person. */
public final class IndexCare {
    /** A document that is written more often than this while we look at it is not one of an order. */
    private static final int MOST_ATTEMPTS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /**
     * Closes an index: it stays on disk, and searches pass it by until it is opened again. It loses its aliases, for a search by one would fail
     * otherwise; {@link ElasticsearchSetup#install} gives them back once it is open.
     */
    public void close(String index) {
        calls.tryCall("DELETE", '/' + index + "/_alias/*", null, 404);
        calls.call("POST", '/' + index + "/_close", null);
    }

    /** Writes one document over an older or equal version of it. */
    public void put(Document document) {
        String path = '/' + document.index() + "/_doc/" + escaped(document.id()) + "?version=" + document.version()
                + "&version_type=external_gte";
        try {
            calls.call("PUT", path, JSON.readTree(document.source()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Changes one document as it is now, one version higher; what a job writes at the same time is not lost: the change is made anew then.
     *
     * @return whether there was such a document
     */
    public boolean rewrite(String index, String id, UnaryOperator<ObjectNode> change) {
        String path = '/' + index + "/_doc/" + escaped(id);
        for (int attempt = 1; ; attempt++) {
            JsonNode found = calls.tryCall("GET", path, null, 404);
            if (found == null) {
                return false;
            }
            String unchanged = path + "?if_seq_no=" + found.path("_seq_no").asLong() + "&if_primary_term="
                    + found.path("_primary_term").asLong();
            ObjectNode changed = change.apply((ObjectNode) found.path("_source"));
            if (attempt == MOST_ATTEMPTS) {
                calls.call("PUT", unchanged, changed);
                return true;
            }
            if (calls.tryCall("PUT", unchanged, changed, 409) != null) {
                return true;
            }
        }
    }

    private static String escaped(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
