package mashang.local.problems;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Where recurring problems are read from; documents are those of the indices {@code mashang-problems} and {@code mashang-problem-events}. */
public interface ProblemSource {

    /** All problems, those that live no more too, in no particular order. */
    List<JsonNode> problems();

    /** What happened to a problem, in no particular order. */
    List<JsonNode> events(String problemId);
}
