package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import mashang.local.scores.IndexedScores;

/** Scores as lines of text. */
final class ScoreLines {
    private final Texts texts;

    ScoreLines(Texts texts) {
        this.texts = texts;
    }

    /** Rank, with those its interval allows; points, with the interval. */
    String row(JsonNode score) {
        String unit = score.path("unit").asText();
        String name = score.path("unitName").asText(unit);
        String points = number(score, "points");
        String interval = number(score, "low") + "–" + number(score, "high");
        String items = score.path("items").asText();
        return score.has("rank")
                ? texts.text(
                        "score.row",
                        score.path("rank").asText(),
                        score.path("rankFrom").asText() + "–"
                                + score.path("rankTo").asText(),
                        name,
                        unit,
                        points,
                        interval,
                        items)
                : texts.text("score.row.unranked", name, unit, points, interval, items);
    }

    String city(JsonNode score) {
        return texts.text(
                "score.city", number(score, "cityPoints"), score.path("policy").asText());
    }

    String part(JsonNode part) {
        return texts.text(
                "score.part",
                texts.text("score.component." + part.path("component").asText()),
                part.path("items").asText(),
                part.path("failed").asText(),
                number(part, "expected"),
                number(part, "ratio"),
                signed(part.path("points").asDouble()),
                number(part, "perFailure"));
    }

    String order(IndexedScores.Line line) {
        return texts.text(line.failed() > 0 ? "score.order.failed" : "score.order", line.day(), line.orderId());
    }

    /** With its sign, and without one where it rounds to nothing. */
    private static String signed(double points) {
        return Math.abs(points) < 0.005 ? "0.00" : String.format(Locale.ROOT, "%+.2f", points);
    }

    private static String number(JsonNode node, String field) {
        return String.format(Locale.ROOT, "%.2f", node.path(field).asDouble());
    }
}
