package mashang.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Problems in words. Labels and names come from complaints: signs that could steer a terminal are taken out. */
final class ProblemLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Texts texts;

    ProblemLines(Texts texts) {
        this.texts = texts;
    }

    /** One line of a list. */
    String row(int rank, JsonNode problem) {
        return texts.text(
                "problems.row",
                rank,
                shown(problem),
                problem.path("size").asText(),
                problem.path("callers").asText(),
                state(problem),
                number(problem, "heat"),
                time(problem, "lastSeenAt"),
                problem.path("problemId").asText());
    }

    /** What is known of a problem. */
    List<String> portrait(JsonNode problem) {
        List<String> lines = new ArrayList<>();
        lines.add(problem.path("problemId").asText() + "  " + shown(problem));
        lines.add(texts.text("problems.state", state(problem)));
        lines.add(texts.text(
                "problems.members",
                problem.path("size").asText(),
                problem.path("callers").asText(),
                problem.path("callersUnknown").asText(),
                problem.path("openOrders").asText(),
                time(problem, "firstSeenAt"),
                time(problem, "lastSeenAt")));
        lines.add(texts.text(
                "problems.heat",
                number(problem, "heat"),
                time(problem, "heatAt"),
                number(problem, "heatRecent"),
                number(problem, "heatPlace"),
                number(problem, "heatMatter"),
                number(problem, "heatPeople")));
        lines.add(texts.text("problems.together", clean(problem.path("mainName").asText("")), percent(problem)));
        addList(lines, "terms", problem);
        for (String field : List.of("districts", "streets", "grids", "units", "examples", "aliases")) {
            addList(lines, field, problem);
        }
        if (problem.path("theme").asBoolean()) {
            lines.add(texts.text("problems.theme." + problem.path("themeReason").asText()));
        }
        return lines;
    }

    /** What happened to a problem, oldest first, each step with its numbers. */
    List<String> life(List<JsonNode> events) {
        return events.stream()
                .sorted(Comparator.comparing((JsonNode event) ->
                                Instant.parse(event.path("at").asText()))
                        .thenComparing(event -> event.path("eventId").asText()))
                .map(this::step)
                .toList();
    }

    private String step(JsonNode event) {
        String kind = event.path("event").asText();
        String said = texts.text(
                "problems.event." + kind,
                event.path("messages").asText("0"),
                event.path("people").asText("0"),
                number(event, "size"),
                event.path("needSize").asText("0"),
                event.path("needPeople").asText("0"),
                number(event, "now"),
                number(event, "before"),
                reason(event),
                clean(event.path("other").asText("")),
                number(event, "expected"),
                time(event, "from"),
                clean(event.path("actor").asText("")),
                clean(event.path("decisionReason").asText("")),
                texts.textOr("problems.decision." + event.path("decision").asText(), ""),
                event.path("visits").asText("0"));
        return time(event, "at") + "  " + said;
    }

    private String reason(JsonNode event) {
        return texts.textOr("problems.urgent." + event.path("reason").asText(), "");
    }

    private String state(JsonNode problem) {
        List<String> state = new ArrayList<>();
        if (!problem.path("standing").asText().equals("LIVE")) {
            state.add(texts.text(
                    "problems.standing." + problem.path("standing").asText(),
                    problem.path("mergedInto").asText()));
        }
        state.add(texts.text("problems.phase." + problem.path("phase").asText()));
        if (problem.has("trend")) {
            state.add(texts.text("problems.trend." + problem.path("trend").asText()));
        }
        if (problem.path("rising").asBoolean()) {
            state.add(texts.text("problems.rising"));
        }
        problem.path("urgent").forEach(reason -> state.add(texts.text("problems.urgent." + reason.asText())));
        if (problem.path("muted").asBoolean()) {
            state.add(texts.text("problems.muted"));
        }
        return String.join(texts.text("problems.comma"), state);
    }

    private void addList(List<String> lines, String field, JsonNode problem) {
        List<String> values = new ArrayList<>();
        problem.path(field).forEach(value -> values.add(clean(value.asText())));
        if (!values.isEmpty()) {
            lines.add(texts.text("problems." + field, String.join(texts.text("problems.comma"), values)));
        }
    }

    static String shown(JsonNode problem) {
        return clean(problem.path("name").asText(problem.path("label").asText()));
    }

    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String percent(JsonNode problem) {
        return Math.round(problem.path("mainNameShare").asDouble() * 100) + "%";
    }

    private static String number(JsonNode document, String field) {
        double value = document.path(field).asDouble();
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    private static String time(JsonNode document, String field) {
        String text = document.path(field).asText("");
        return time(text.isEmpty() ? null : Instant.parse(text));
    }

    /** The city's time. */
    static String time(@Nullable Instant at) {
        return at == null ? "-" : TIME.format(at);
    }
}
