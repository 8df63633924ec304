package mashang.local.problems;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.recurrence.NewsDocuments;
import mashang.jobs.recurrence.ProblemDocuments;

/** Problems as a running city has them in its indices. */
public final class IndexedProblems implements ProblemSource {
    private final ElasticsearchAccess access;

    public IndexedProblems(ElasticsearchAccess access) {
        this.access = access;
    }

    @Override
    public List<JsonNode> problems() {
        List<JsonNode> found = new ArrayList<>();
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(ProblemDocuments.INDEX);
            search.scan(ProblemDocuments.INDEX, document -> found.add(document.source()));
        }
        return found;
    }

    @Override
    public List<JsonNode> events(String problemId) {
        List<JsonNode> found = new ArrayList<>();
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(NewsDocuments.EVENTS);
            search.find(NewsDocuments.EVENTS, "problemId", problemId, document -> found.add(document.source()));
        }
        return found;
    }
}
