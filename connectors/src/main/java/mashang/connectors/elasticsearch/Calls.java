package mashang.connectors.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.apache.http.HttpEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;

/** Paths and JSON, with every trouble as an {@link ElasticsearchUnavailable}. */
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Elasticsearch's name for a block on an index or on the cluster, which also comes as 403. */
    private static final String BLOCK = "cluster_block_exception";

    private final ElasticsearchConnection connection;

    Calls(ElasticsearchConnection connection) {
        this.connection = connection;
    }

    JsonNode call(String method, String path, @Nullable JsonNode body) {
        JsonNode answer = tryCall(method, path, body, -1);
        if (answer == null) {
            throw new IllegalStateException("no status is tolerated here");
        }
        return answer;
    }

    /** As {@link #call}, but absent where the server answers with the tolerated status. */
    @Nullable
    JsonNode tryCall(String method, String path, @Nullable JsonNode body, int tolerated) {
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(body.toString());
        }
        try {
            return json(connection.rest().performRequest(request));
        } catch (ResponseException e) {
            int status = e.getResponse().getStatusLine().getStatusCode();
            if (status == tolerated) {
                return null;
            }
            throw refused(method + " " + path, status, e.getResponse());
        } catch (IOException e) {
            throw ElasticsearchUnavailable.unreachable(connection.access(), e);
        }
    }

    private JsonNode json(Response response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] bytes = entity == null ? new byte[0] : entity.getContent().readAllBytes();
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw ElasticsearchUnavailable.notElasticsearch(connection.access(), e);
        }
        throw ElasticsearchUnavailable.notElasticsearch(connection.access(), null);
    }

    private ElasticsearchUnavailable refused(String what, int status, Response response) {
        JsonNode error = error(response);
        if (error.path("type").asText().equals(BLOCK)) {
            return ElasticsearchUnavailable.blocked(error.path("reason").asText());
        } else if (status == 401 || status == 403) {
            return ElasticsearchUnavailable.credentials(status);
        }
        String reason = error.isMissingNode()
                ? ""
                : error.path("type").asText() + ": " + error.path("reason").asText();
        return ElasticsearchUnavailable.refused(what, status, reason);
    }

    /** Missing where what is in front of the server has answered in its own words: the status has to do. */
    private JsonNode error(Response response) {
        try {
            return json(response).path("error");
        } catch (IOException | ElasticsearchUnavailable e) {
            return MissingNode.getInstance();
        }
    }
}
