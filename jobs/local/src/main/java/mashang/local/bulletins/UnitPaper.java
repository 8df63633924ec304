package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import mashang.documents.Paper;
import mashang.documents.Paper.Block;
import mashang.documents.Paper.Kind;

/** A unit's own page: where its index comes from, its figures, its clocks, how it stands, the orders that failed. */
final class UnitPaper {
    private static final int MOST_ORDERS = 200;
    private static final int MOST_RESTATED = 60;

    private final BulletinFigures figures;
    private final Tables tables;
    private final Wording words;
    private final String unit;
    private final List<OrderShare> shares;
    private final List<Block> blocks = new ArrayList<>();

    private UnitPaper(BulletinFigures figures, Wording words, String unit, List<OrderShare> shares) {
        this.shares = shares;
        this.figures = figures;
        this.words = words;
        this.tables = new Tables(figures, words);
        this.unit = unit;
    }

    /** @param shares what its orders add to its figures */
    static Paper of(BulletinFigures figures, Wording words, String language, String unit, List<OrderShare> shares) {
        UnitPaper paper = new UnitPaper(figures, words, unit, shares);
        String title = paper.tables.text(
                "unit.title",
                figures.name(unit),
                BulletinTimes.title(figures.now().period(), words));
        paper.write(title);
        return new Paper(language, title, false, paper.blocks);
    }

    /** What is drawn of a unit. */
    static List<Block> charts(BulletinFigures figures, Wording words, String unit) {
        return figures.now().clocks(unit).isEmpty() ? List.of() : List.of(new Tables(figures, words).clocksDrawn(unit));
    }

    private void write(String title) {
        line(Kind.TITLE, title);
        line(Kind.TEXT, tables.text("range", BulletinTimes.range(figures.now().period())));
        score();
        blocks.addAll(tables.compared("unit.figures", unit));
        if (!figures.now().clocks(unit).isEmpty()) {
            line(Kind.HEADING, tables.text("clocks"));
            blocks.add(tables.clocksDrawn(unit));
            blocks.add(tables.clocks(unit));
        }
        indicators();
        restated();
        orders();
    }

    private void score() {
        line(Kind.HEADING, tables.text("unit.score"));
        JsonNode score = figures.now().score(unit);
        if (score == null) {
            line(Kind.TEXT, tables.text("unit.no-score"));
            return;
        }
        String before = Shown.changedPoints(
                Tables.number(score, "points"), Tables.number(figures.former().score(unit), "points"));
        line(
                Kind.TEXT,
                tables.text(
                        score.has("rank") ? "unit.rank" : "unit.unranked",
                        Tables.points(score),
                        Tables.rank(score),
                        score.path("ranked").asText(),
                        Shown.points(score.path("cityPoints").asDouble()),
                        before,
                        score.path("items").asText()));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode part : score.path("parts")) {
            if (part.path("items").asLong() > 0) {
                rows.add(List.of(
                        words.text("score.component." + part.path("component").asText()),
                        part.path("items").asText(),
                        part.path("failed").asText(),
                        Shown.points(part.path("expected").asDouble()),
                        Shown.points(part.path("ratio").asDouble()),
                        Shown.changedPoints(part.path("points").asDouble(), 0.0),
                        Shown.points(part.path("perFailure").asDouble())));
            }
        }
        blocks.add(Block.table(
                tables.heads("component", "items", "failed", "expected", "ratio", "adds", "perFailure"), rows));
        line(Kind.NOTE, tables.text("unit.score.note", score.path("policy").asText()));
    }

    private void indicators() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : figures.now().indicators()) {
            if (one.path("unit").asText().equals(unit)) {
                String trend = one.path("trend").asText();
                rows.add(List.of(
                        one.path(tables.text("indicator.name")).asText(),
                        Tables.target(one),
                        Shown.percent(Tables.number(one, "share")),
                        one.path("some").asText() + '/' + one.path("all").asText(),
                        Shown.percent(Tables.number(one, "cityShare")),
                        one.has("rank")
                                ? one.path("rank").asText()
                                        + '/'
                                        + one.path("ranked").asText()
                                : "—",
                        trend.isEmpty() ? "—" : tables.text("trend." + trend),
                        tables.text("standing." + one.path("standing").asText())));
            }
        }
        if (!rows.isEmpty()) {
            line(Kind.HEADING, tables.text("indicators"));
            blocks.add(Block.table(
                    tables.heads("indicator", "target", "share", "of", "cityShare", "place", "trend", "standing"),
                    rows));
        }
    }

    private void restated() {
        List<Restatement> all = Restatement.of(figures.now(), unit);
        line(Kind.HEADING, tables.text("restated"));
        if (all.isEmpty()) {
            line(Kind.TEXT, tables.text("restated.none"));
        } else {
            blocks.add(tables.restatements(all, MOST_RESTATED));
        }
    }

    private void orders() {
        List<List<String>> rows = new ArrayList<>();
        for (OrderShare order : shares) {
            long late = order.count("timedLate") + order.count("untimedLate");
            long poor = order.count("timedPoor") + order.count("untimedPoor");
            if (late + poor > 0) {
                rows.add(List.of(order.orderId(), String.valueOf(late), String.valueOf(poor)));
            }
        }
        line(Kind.HEADING, tables.text("unit.orders"));
        if (rows.isEmpty()) {
            line(Kind.TEXT, tables.text("unit.orders.none"));
            return;
        }
        int shown = Math.min(rows.size(), MOST_ORDERS);
        blocks.add(Block.table(tables.heads("order", "late", "poor"), rows.subList(0, shown)));
        line(Kind.NOTE, tables.text("unit.orders.note", rows.size(), shown));
    }

    private void line(Kind kind, String text) {
        blocks.add(Block.line(kind, text));
    }
}
