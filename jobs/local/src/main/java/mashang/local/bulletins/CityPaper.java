package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mashang.documents.Paper;
import mashang.documents.Paper.Block;
import mashang.documents.Paper.Kind;

/** The bulletin of a city: its figures, its units by rank, on-time rates, indicators, what was restated. */
final class CityPaper {
    private static final int MOST_RESTATED = 40;
    private static final int MOST_NAMES = 5;

    private final BulletinFigures figures;
    private final long orders;
    private final Tables tables;
    private final List<Block> blocks = new ArrayList<>();

    private CityPaper(BulletinFigures figures, Wording words, long orders) {
        this.figures = figures;
        this.orders = orders;
        this.tables = new Tables(figures, words);
    }

    /** @param orders how many there are in the appendix */
    static Paper of(BulletinFigures figures, Wording words, String language, long orders) {
        CityPaper paper = new CityPaper(figures, words, orders);
        String title = BulletinTimes.title(figures.now().period(), words);
        paper.write(title);
        return new Paper(language, title, false, paper.blocks);
    }

    /** What is drawn of a city. */
    static List<Block> charts(BulletinFigures figures, Wording words) {
        Tables tables = new Tables(figures, words);
        List<Block> charts = new ArrayList<>();
        Ends ends = Ends.of(figures.now().scores());
        if (!ends.isEmpty()) {
            charts.add(tables.scoresDrawn(ends.both()));
        }
        if (!figures.now().clocks(null).isEmpty()) {
            charts.add(tables.clocksDrawn(null));
        }
        return charts;
    }

    private void write(String title) {
        line(Kind.TITLE, title);
        line(Kind.TEXT, tables.text("range", BulletinTimes.range(figures.now().period())));
        settled();
        blocks.addAll(tables.compared("city", null));
        ends();
        clocks();
        indicators();
        restated();
        units();
        line(Kind.HEADING, tables.text("appendix"));
        line(Kind.TEXT, tables.text("appendix.where", orders));
    }

    private void settled() {
        JsonNode any = figures.now().units().iterator().next();
        long restated = figures.now().units().stream()
                .filter(unit -> unit.path("revision").asInt() > 1)
                .count();
        line(
                Kind.TEXT,
                tables.text("settled", BulletinTimes.day(any.path("settledAt").asText()), restated));
    }

    private void ends() {
        line(Kind.HEADING, tables.text("ends"));
        Ends ends = Ends.of(figures.now().scores());
        if (ends.isEmpty()) {
            line(Kind.TEXT, tables.text("ends.none"));
            return;
        }
        JsonNode any = ends.both().get(0);
        line(
                Kind.TEXT,
                tables.text(
                        "ends.how",
                        any.path("ranked").asText(),
                        any.path("intervalPercent").asText(),
                        Shown.points(any.path("cityPoints").asDouble()),
                        any.path("policy").asText()));
        blocks.add(tables.scoresDrawn(ends.both()));
        line(Kind.NOTE, tables.text("chart.scores.note"));
        named("best", ends.best());
        named("worst", ends.worst());
    }

    private void named(String end, List<JsonNode> scores) {
        if (!scores.isEmpty()) {
            line(Kind.TEXT, tables.text(end));
            blocks.add(scores(scores));
        }
    }

    private void clocks() {
        line(Kind.HEADING, tables.text("clocks"));
        if (figures.now().clocks(null).isEmpty()) {
            line(Kind.TEXT, tables.text("nothing"));
            return;
        }
        blocks.add(tables.clocksDrawn(null));
        blocks.add(tables.clocks(null));
    }

    private void indicators() {
        Map<String, List<JsonNode>> byIndicator = new LinkedHashMap<>();
        figures.now().indicators().forEach(one -> byIndicator
                .computeIfAbsent(one.path("indicator").asText(), id -> new ArrayList<>())
                .add(one));
        line(Kind.HEADING, tables.text("indicators"));
        if (byIndicator.isEmpty()) {
            line(Kind.TEXT, tables.text("nothing"));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        byIndicator.values().forEach(units -> {
            JsonNode any = units.get(0);
            rows.add(List.of(
                    any.path(tables.text("indicator.name")).asText(),
                    Tables.target(any),
                    Shown.percent(Tables.number(any, "cityShare")),
                    names(units, "STRONG"),
                    names(units, "WEAK"),
                    String.valueOf(of(units, "FEW").size())));
        });
        blocks.add(Block.table(tables.heads("indicator", "target", "cityShare", "strong", "weak", "few"), rows));
        line(Kind.NOTE, tables.text("indicators.note"));
    }

    private static List<JsonNode> of(List<JsonNode> units, String standing) {
        return units.stream()
                .filter(unit -> unit.path("standing").asText().equals(standing))
                .toList();
    }

    /** How many, and the first of them; of the weak ones those at the end. */
    private String names(List<JsonNode> units, String standing) {
        List<JsonNode> all = of(units, standing);
        int from = standing.equals("WEAK") ? Math.max(0, all.size() - MOST_NAMES) : 0;
        List<String> names = all.subList(from, Math.min(all.size(), from + MOST_NAMES)).stream()
                .map(Tables::name)
                .toList();
        return names.isEmpty()
                ? "0"
                : tables.text("indicators.names", all.size(), String.join(tables.text("comma"), names));
    }

    private void restated() {
        List<Restatement> all = Restatement.of(figures.now(), null);
        line(Kind.HEADING, tables.text("restated"));
        if (all.isEmpty()) {
            line(Kind.TEXT, tables.text("restated.none"));
            return;
        }
        blocks.add(tables.restatements(all, MOST_RESTATED));
        if (all.size() > MOST_RESTATED) {
            line(Kind.NOTE, tables.text("restated.more", all.size() - MOST_RESTATED));
        }
    }

    private void units() {
        line(Kind.HEADING, tables.text("units"));
        blocks.add(scores(figures.now().scores()));
        line(Kind.NOTE, tables.text("units.note"));
    }

    private Block scores(List<JsonNode> scores) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode score : scores) {
            String unit = score.path("unit").asText();
            JsonNode counts = figures.now().unit(unit);
            rows.add(List.of(
                    Tables.rank(score),
                    Tables.name(score),
                    Tables.points(score),
                    Shown.changedPoints(
                            Tables.number(score, "points"),
                            Tables.number(figures.former().score(unit), "points")),
                    score.path("items").asText(),
                    Shown.percent(Tables.number(counts, "responseRate")),
                    Shown.percent(Tables.number(counts, "resolutionRate")),
                    Shown.percent(Tables.number(counts, "satisfactionRate"))));
        }
        return Block.table(
                tables.heads(
                        "rank", "unit", "pointsWithin", "change", "items", "response", "resolution", "satisfaction"),
                rows);
    }

    private void line(Kind kind, String text) {
        blocks.add(Block.line(kind, text));
    }
}
