package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import org.elasticsearch.client.Request;

/** Searches, several in one request; the only thing the board ever asks Elasticsearch for. An index that is not there yet is empty. */
final class Search {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ElasticsearchConnection connection;

    Search(ElasticsearchConnection connection) {
        this.connection = connection;
    }

    /** The answer to one. */
    JsonNode ask(Query query) {
        return ask(List.of(query)).get(0);
    }

    /** The answers, in the order of the queries. */
    List<JsonNode> ask(List<Query> queries) {
        Request request = new Request("POST", "/_msearch");
        request.setJsonEntity(lines(queries));
        List<JsonNode> answers = new ArrayList<>();
        try (InputStream in =
                connection.rest().performRequest(request).getEntity().getContent()) {
            JsonNode responses = JSON.readTree(in).path("responses");
            for (int i = 0; i < queries.size(); i++) {
                JsonNode answer = responses.path(i);
                if (!answer.has("hits")) {
                    throw new SearchFailed(queries.get(i).name() + ": "
                            + answer.path("error").path("type").asText("no answer"));
                }
                answers.add(answer);
            }
        } catch (IOException e) {
            throw new SearchFailed(e);
        }
        return answers;
    }

    private static String lines(List<Query> queries) {
        StringBuilder lines = new StringBuilder();
        for (Query query : queries) {
            lines.append(JSON.createObjectNode()
                            .put("index", query.index())
                            .put("ignore_unavailable", true)
                            .put("allow_no_indices", true))
                    .append('\n')
                    .append(query.body())
                    .append('\n');
        }
        return lines.toString();
    }

    /** Elasticsearch is away, or does not answer as it should. */
    static final class SearchFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SearchFailed(String what) {
            super(what);
        }

        SearchFailed(IOException cause) {
            super(cause);
        }
    }
}
