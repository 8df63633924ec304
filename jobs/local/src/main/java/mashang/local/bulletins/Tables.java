package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import mashang.documents.Paper;
import mashang.documents.Paper.Block;
import mashang.documents.Paper.Kind;
import org.jspecify.annotations.Nullable;

/** The tables and charts that bulletins of the city and of a unit have in common. */
final class Tables {
    private final BulletinFigures figures;
    private final Wording words;

    Tables(BulletinFigures figures, Wording words) {
        this.figures = figures;
        this.words = words;
    }

    String text(String key, Object... arguments) {
        return words.text("bulletin." + key, arguments);
    }

    List<String> heads(String... keys) {
        return Arrays.stream(keys).map(key -> text("head." + key)).toList();
    }

    /** What people call a figure. */
    String field(String field) {
        int dot = field.indexOf('.');
        return dot < 0
                ? text("field." + field)
                : clock(field.substring(0, dot)) + "·" + text("field" + field.substring(dot));
    }

    String clock(String name) {
        return words.textOr("clock." + name, name);
    }

    /**
     * Counts and rates of the period, of the one before and of last year's, with what says so.
     *
     * @param unit whose; absent: of all together
     */
    List<Block> compared(String heading, @Nullable String unit) {
        return List.of(
                Block.line(Kind.HEADING, text(heading)),
                comparison(unit),
                Block.line(
                        Kind.NOTE,
                        text(
                                "city.note",
                                figures.former().period().id(),
                                figures.lastYear().period().id())));
    }

    private Block comparison(@Nullable String unit) {
        List<List<String>> rows = new ArrayList<>();
        for (String field : Shown.COUNTS) {
            Long now = figures.now().count(unit, field);
            Long before = figures.former().count(unit, field);
            Long yearAgo = figures.lastYear().count(unit, field);
            if (isAny(now) || isAny(before) || isAny(yearAgo)) {
                rows.add(List.of(
                        field(field),
                        Shown.count(now),
                        Shown.count(before),
                        Shown.change(now, before),
                        Shown.count(yearAgo),
                        Shown.change(now, yearAgo)));
            }
        }
        for (List<String> rate : Shown.RATES) {
            Double now = figures.now().rate(unit, rate.get(1), rate.get(2));
            Double before = figures.former().rate(unit, rate.get(1), rate.get(2));
            Double yearAgo = figures.lastYear().rate(unit, rate.get(1), rate.get(2));
            rows.add(List.of(
                    field(rate.get(0)),
                    Shown.percent(now),
                    Shown.percent(before),
                    Shown.change(now, before),
                    Shown.percent(yearAgo),
                    Shown.change(now, yearAgo)));
        }
        return Block.table(heads("figure", "now", "former", "change", "lastYear", "change"), rows);
    }

    private static boolean isAny(@Nullable Long count) {
        return count != null && count != 0;
    }

    /** How clocks ended, and last time. */
    Block clocks(@Nullable String unit) {
        Map<String, PeriodFigures.Clock> former = figures.former().clocks(unit);
        Map<String, PeriodFigures.Clock> lastYear = figures.lastYear().clocks(unit);
        List<List<String>> rows = new ArrayList<>();
        figures.now().clocks(unit).forEach((name, clock) -> {
            Double before = onTime(former.get(name));
            rows.add(List.of(
                    clock(name),
                    Shown.count(clock.inTime()),
                    Shown.count(clock.late()),
                    Shown.count(clock.excused()),
                    Shown.percent(clock.onTime()),
                    Shown.percent(before),
                    Shown.change(clock.onTime(), before),
                    Shown.percent(onTime(lastYear.get(name)))));
        });
        return Block.table(heads("clock", "inTime", "late", "excused", "onTime", "former", "change", "lastYear"), rows);
    }

    static @Nullable Double onTime(PeriodFigures.@Nullable Clock clock) {
        return clock == null ? null : clock.onTime();
    }

    /** The same, drawn; of periods of which nothing is known there are no bars. */
    Block clocksDrawn(@Nullable String unit) {
        List<PeriodFigures> periods = new ArrayList<>(List.of(figures.now(), figures.former(), figures.lastYear()));
        periods.removeIf(PeriodFigures::isEmpty);
        List<String> head = new ArrayList<>(List.of(text("head.clock")));
        periods.forEach(period -> head.add(period.period().id()));
        List<List<String>> rows = new ArrayList<>();
        figures.now().clocks(unit).forEach((name, clock) -> {
            List<String> row = new ArrayList<>(List.of(clock(name)));
            periods.forEach(
                    period -> row.add(Shown.plain(onTime(period.clocks(unit).get(name)))));
            rows.add(row);
        });
        return Block.drawn(Paper.Kind.BARS, text("chart.clocks"), head, rows);
    }

    /** Scores with their intervals, drawn. */
    Block scoresDrawn(Collection<JsonNode> scores) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode score : scores) {
            rows.add(List.of(
                    score.path("rank").asText() + ' ' + name(score),
                    Shown.points(score.path("low").asDouble()),
                    Shown.points(score.path("points").asDouble()),
                    Shown.points(score.path("high").asDouble())));
        }
        return Block.drawn(Paper.Kind.INTERVALS, text("chart.scores"), heads("unit", "low", "points", "high"), rows);
    }

    /** What was first and what is now, at most so many rows. */
    Block restatements(List<Restatement> all, int most) {
        List<List<String>> rows = new ArrayList<>();
        for (Restatement one : all.subList(0, Math.min(most, all.size()))) {
            rows.add(List.of(
                    figures.name(one.unit()),
                    field(one.field()),
                    Shown.count(one.first()),
                    Shown.count(one.now()),
                    Shown.change(one.now(), one.first()),
                    String.valueOf(one.revision()),
                    day(one.restatedAt())));
        }
        return Block.table(heads("unit", "figure", "first", "present", "change", "revision", "restatedAt"), rows);
    }

    private static String day(String time) {
        return time.isEmpty() ? "" : BulletinTimes.day(time);
    }

    /** {@code 1（1–4）}, or a dash where it has no rank. */
    static String rank(JsonNode score) {
        return score.has("rank")
                ? score.path("rank").asText() + "（" + score.path("rankFrom").asText() + "–"
                        + score.path("rankTo").asText() + "）"
                : "—";
    }

    static String points(JsonNode score) {
        return Shown.points(score.path("points").asDouble()) + "（"
                + Shown.points(score.path("low").asDouble()) + "–"
                + Shown.points(score.path("high").asDouble()) + "）";
    }

    /** At least, or at most. */
    static String target(JsonNode indicator) {
        String sign = indicator.path("direction").asText().equals("UP") ? "≥ " : "≤ ";
        return sign + Shown.percent(number(indicator, "target"));
    }

    static String name(JsonNode document) {
        return document.path("unitName").asText(document.path("unit").asText());
    }

    static @Nullable Double number(@Nullable JsonNode document, String field) {
        return document == null || !document.has(field)
                ? null
                : (Double) document.path(field).asDouble();
    }
}
