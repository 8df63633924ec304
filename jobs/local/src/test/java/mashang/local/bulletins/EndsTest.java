package mashang.local.bulletins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndsTest {
    @Test
    void theBestAndTheWorstHalfAreNamedAndNobodyWithoutARank() {
        Ends ends = Ends.of(scores(1, 2, 3, 4, 5, 0));
        assertThat(ranks(ends.best())).containsExactly(1, 2);
        assertThat(ranks(ends.worst())).containsExactly(4, 5);
    }

    @Test
    void nobodyIsAmongTheWorstWhereAllAreEqual() {
        assertThat(Ends.of(scores(1, 1, 1, 1)).isEmpty()).isTrue();
    }

    @Test
    void nobodyIsNamedWhileAnotherWithAsManyPointsIsNot() {
        Ends ends = Ends.of(scores(1, 2, 2, 2, 2, 6));
        assertThat(ranks(ends.best())).containsExactly(1);
        assertThat(ranks(ends.worst())).containsExactly(6);
        assertThat(ranks(Ends.of(scores(1, 1, 1, 1, 1, 6)).worst())).containsExactly(6);
    }

    private static List<Integer> ranks(List<JsonNode> scores) {
        return scores.stream().map(score -> score.path("rank").asInt()).toList();
    }

    /** By their ranks; 0: none. */
    private static List<JsonNode> scores(int... ranks) {
        List<JsonNode> scores = new ArrayList<>();
        for (int rank : ranks) {
            ObjectNode score = JsonNodeFactory.instance.objectNode();
            scores.add(rank == 0 ? score : score.put("rank", rank));
        }
        return scores;
    }
}
