package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import mashang.documents.Sheet;
import mashang.documents.Sheet.Column;
import mashang.documents.Sheet.Form;
import org.jspecify.annotations.Nullable;

/** The tables of a bulletin as sheets, with every unit, every figure and every order behind them. */
final class BulletinBook {
    private static final int NAME = 26;
    private static final int NUMBER = 11;
    private static final int ID = 30;

    private final BulletinFigures figures;
    private final Tables tables;
    private final @Nullable String unit;
    private final List<OrderShare> shares;

    /**
     * A bulletin's sheets.
     *
     * @param unit whose; absent: of the whole city
     * @param shares what orders add to its, or all units', figures
     */
    BulletinBook(BulletinFigures figures, Wording words, @Nullable String unit, List<OrderShare> shares) {
        this.figures = figures;
        this.shares = shares;
        this.tables = new Tables(figures, words);
        this.unit = unit;
    }

    List<Sheet> sheets() {
        return List.of(comparison(), units(), clocks(), indicators(), restated(), orders());
    }

    private static Column column(String head, int width, Form form) {
        return new Column(head, width, form);
    }

    private Column text(String head) {
        return column(tables.text("head." + head), NAME, Form.TEXT);
    }

    private Column number(String head, Form form) {
        return column(tables.text("head." + head), NUMBER, form);
    }

    private boolean isMeant(JsonNode document) {
        return unit == null || unit.equals(document.path("unit").asText());
    }

    private Sheet comparison() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String field : Shown.COUNTS) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(tables.field(field));
            row.add(figures.now().count(unit, field));
            row.add(figures.former().count(unit, field));
            row.add(figures.lastYear().count(unit, field));
            rows.add(row);
        }
        for (List<String> rate : Shown.RATES) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(tables.field(rate.get(0)));
            for (PeriodFigures period : List.of(figures.now(), figures.former(), figures.lastYear())) {
                Double share = period.rate(unit, rate.get(1), rate.get(2));
                row.add(share == null ? null : new Sheet.Share(share));
            }
            rows.add(row);
        }
        return new Sheet(
                tables.text("sheet.city"),
                List.of(
                        text("figure"),
                        column(figures.now().period().id(), NUMBER, Form.COUNT),
                        column(figures.former().period().id(), NUMBER, Form.COUNT),
                        column(figures.lastYear().period().id(), NUMBER, Form.COUNT)),
                rows);
    }

    private Sheet units() {
        List<Column> columns = new ArrayList<>(List.of(
                text("unitId"),
                text("unit"),
                number("rank", Form.COUNT),
                number("rankFrom", Form.COUNT),
                number("rankTo", Form.COUNT),
                number("points", Form.POINTS),
                number("low", Form.POINTS),
                number("high", Form.POINTS),
                number("change", Form.POINTS),
                number("items", Form.COUNT),
                number("response", Form.SHARE),
                number("resolution", Form.SHARE),
                number("satisfaction", Form.SHARE),
                number("threeRates", Form.SHARE),
                number("revision", Form.COUNT)));
        Shown.COUNTS.forEach(field -> columns.add(column(tables.field(field), NUMBER, Form.COUNT)));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode counts : byRank()) {
            rows.add(unit(counts));
        }
        return new Sheet(tables.text("sheet.units"), columns, rows);
    }

    /** By rank; those that are not scored, and what is nobody's, last. */
    private Collection<JsonNode> byRank() {
        List<JsonNode> all = new ArrayList<>();
        figures.now().scores().forEach(score -> {
            JsonNode counts = figures.now().unit(score.path("unit").asText());
            if (counts != null && isMeant(counts)) {
                all.add(counts);
            }
        });
        for (JsonNode counts : figures.now().units()) {
            if (isMeant(counts) && figures.now().score(counts.path("unit").asText()) == null) {
                all.add(counts);
            }
        }
        return all;
    }

    private List<@Nullable Object> unit(JsonNode counts) {
        String id = counts.path("unit").asText();
        JsonNode score = figures.now().score(id);
        List<@Nullable Object> row = new ArrayList<>(List.of(id, Tables.name(counts)));
        for (String field : List.of("rank", "rankFrom", "rankTo")) {
            row.add(
                    score == null || !score.has(field)
                            ? null
                            : score.path(field).asInt());
        }
        for (String field : List.of("points", "low", "high")) {
            row.add(Tables.number(score, field));
        }
        Double now = Tables.number(score, "points");
        Double before = Tables.number(figures.former().score(id), "points");
        row.add(now == null || before == null ? null : now - before);
        row.add(score == null ? null : score.path("items").asLong());
        for (String field : List.of("responseRate", "resolutionRate", "satisfactionRate", "threeRates")) {
            row.add(Tables.number(counts, field));
        }
        row.add(counts.path("revision").asInt());
        Shown.COUNTS.forEach(field -> row.add(counts.path(field).asLong()));
        return row;
    }

    private Sheet clocks() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Map<String, PeriodFigures.Clock> former = figures.former().clocks(unit);
        Map<String, PeriodFigures.Clock> lastYear = figures.lastYear().clocks(unit);
        figures.now().clocks(unit).forEach((name, clock) -> {
            List<@Nullable Object> row =
                    new ArrayList<>(List.of(tables.clock(name), clock.inTime(), clock.late(), clock.excused()));
            row.add(clock.onTime());
            row.add(Tables.onTime(former.get(name)));
            row.add(Tables.onTime(lastYear.get(name)));
            rows.add(row);
        });
        return new Sheet(
                tables.text("sheet.clocks"),
                List.of(
                        text("clock"),
                        number("inTime", Form.COUNT),
                        number("late", Form.COUNT),
                        number("excused", Form.COUNT),
                        number("onTime", Form.SHARE),
                        number("former", Form.SHARE),
                        number("lastYear", Form.SHARE)),
                rows);
    }

    private Sheet indicators() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode one : figures.now().indicators()) {
            if (isMeant(one)) {
                List<@Nullable Object> row = new ArrayList<>(List.of(
                        one.path(tables.text("indicator.name")).asText(),
                        one.path("unit").asText(),
                        Tables.name(one)));
                row.add(one.has("rank") ? one.path("rank").asInt() : null);
                row.add(one.path("some").asLong());
                row.add(one.path("all").asLong());
                for (String field : List.of("share", "shrunk", "cityShare", "former", "target")) {
                    row.add(Tables.number(one, field));
                }
                String trend = one.path("trend").asText();
                row.add(trend.isEmpty() ? null : tables.text("trend." + trend));
                row.add(tables.text("standing." + one.path("standing").asText()));
                rows.add(row);
            }
        }
        return new Sheet(
                tables.text("sheet.indicators"),
                List.of(
                        text("indicator"),
                        text("unitId"),
                        text("unit"),
                        number("rank", Form.COUNT),
                        number("some", Form.COUNT),
                        number("all", Form.COUNT),
                        number("share", Form.SHARE),
                        number("shrunk", Form.SHARE),
                        number("cityShare", Form.SHARE),
                        number("former", Form.SHARE),
                        number("target", Form.SHARE),
                        number("trend", Form.TEXT),
                        number("standing", Form.TEXT)),
                rows);
    }

    private Sheet restated() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Restatement one : Restatement.of(figures.now(), unit)) {
            rows.add(List.of(
                    one.unit(),
                    figures.name(one.unit()),
                    tables.field(one.field()),
                    one.first(),
                    one.now(),
                    one.revision(),
                    one.restatedAt().isEmpty() ? "" : BulletinTimes.minute(one.restatedAt())));
        }
        return new Sheet(
                tables.text("sheet.restated"),
                List.of(
                        text("unitId"),
                        text("unit"),
                        text("figure"),
                        number("first", Form.COUNT),
                        number("present", Form.COUNT),
                        number("revision", Form.COUNT),
                        text("restatedAt")),
                rows);
    }

    private Sheet orders() {
        List<Column> columns = new ArrayList<>(
                List.of(column(tables.text("head.order"), ID, Form.TEXT), text("unitId"), text("unit")));
        OrderShare.NAMES.forEach(name -> columns.add(column(tables.text("amount." + name), NUMBER, Form.COUNT)));
        Iterable<List<@Nullable Object>> rows =
                () -> shares.stream().map(this::order).iterator();
        return new Sheet(tables.text("sheet.orders"), columns, rows);
    }

    /** A nought is left out: most are. */
    private List<@Nullable Object> order(OrderShare order) {
        List<@Nullable Object> row =
                new ArrayList<>(List.of(order.orderId(), order.unit(), figures.name(order.unit())));
        for (String name : OrderShare.NAMES) {
            long amount = order.count(name);
            row.add(amount == 0 ? null : (Long) amount);
        }
        return row;
    }
}
