package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Documents of one index that people write one at a time: a register. What was written can be read at once. */
public final class Entries {
    private final ElasticsearchConnection connection;
    private final Calls calls;
    private final String index;

    public Entries(ElasticsearchConnection connection, String index) {
        this.connection = connection;
        this.calls = new Calls(connection);
        this.index = index;
    }

    /** Writes an entry that must not be there yet; false, and nothing is written, where it is: of two who try at one time, one succeeds. */
    public boolean create(String id, JsonNode entry) {
        return calls.tryCall("PUT", path("_create", id), entry, 409) != null;
    }

    /** Writes an entry, in place of the one of that id. */
    public void write(String id, JsonNode entry) {
        calls.call("PUT", path("_doc", id), entry);
    }

    /** The entry; empty where there is none. */
    public Optional<JsonNode> read(String id) {
        JsonNode found = calls.tryCall("GET", path("_doc", id), null, 404);
        return Optional.ofNullable(found).map(answer -> answer.path("_source"));
    }

    /** Takes an entry out, if it is there. */
    public void remove(String id) {
        calls.tryCall("DELETE", path("_doc", id), null, 404);
    }

    /** All entries, in no particular order. */
    public List<JsonNode> all() {
        ElasticsearchSetup search = new ElasticsearchSetup(connection);
        search.refresh(index);
        List<JsonNode> entries = new ArrayList<>();
        search.scan(index, found -> entries.add(found.source()));
        return entries;
    }

    private String path(String kind, String id) {
        return '/'
                + index
                + '/'
                + kind
                + '/'
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
