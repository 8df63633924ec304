package mashang.local.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The figures at the head of the board: open, red, yellow; today beside the same weekday a week ago up to the same time; the last 30 days. */
final class Figures {
    /** Long enough for a small unit, short enough to be about now. */
    static final int DAYS = 30;

    private final Search search;

    Figures(Search search) {
        this.search = search;
    }

    ObjectNode read(AsOf asOf) {
        List<JsonNode> answers = search.ask(List.of(
                Query.of("open"),
                Query.of("red"),
                Query.of("yellow"),
                today("received", asOf),
                today("breached", asOf),
                Query.of("month")
                        .with("from", since(asOf.lately()))
                        .with("asOf", asOf.lately().at())));
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        figures.put("open", Hits.total(answers.get(0)));
        figures.put("red", Hits.total(answers.get(1)));
        figures.put("yellow", Hits.total(answers.get(2)));
        figures.set("received", compared(answers.get(3), asOf));
        figures.set("breached", compared(answers.get(4), asOf));
        figures.putObject("month")
                .put("days", DAYS)
                .put("orders", Hits.total(answers.get(5)))
                .put("late", Hits.count(Hits.aggregation(answers.get(5), "late")));
        return figures;
    }

    /** Where the last {@link #DAYS} days begin, this day among them. */
    static Instant since(AsOf asOf) {
        return asOf.daysAgo(DAYS - 1);
    }

    private static Query today(String name, AsOf asOf) {
        return Query.of(name)
                .with("dayBefore", asOf.dayOfWeekBefore())
                .with("weekBefore", asOf.weekBefore())
                .with("day", asOf.day())
                .with("asOf", asOf.at())
                .with("zone", asOf.offset());
    }

    /** Today, the same day a week ago up to the same time, and today by the hour, from 0 up to this one. */
    private static ObjectNode compared(JsonNode answer, AsOf asOf) {
        ObjectNode compared = JsonNodeFactory.instance.objectNode();
        compared.put("today", Hits.count(Hits.aggregation(answer, "today")));
        compared.put("before", Hits.count(Hits.aggregation(answer, "before")));
        long[] counts = new long[asOf.at().atZone(asOf.zone()).getHour() + 1];
        for (JsonNode hour : Hits.aggregation(answer, "today", "hours").path("buckets")) {
            Instant at = Instant.ofEpochMilli(hour.path("key").asLong());
            counts[at.atZone(asOf.zone()).getHour()] += Hits.count(hour);
        }
        ArrayNode hours = compared.putArray("hours");
        for (long count : counts) {
            hours.add(count);
        }
        return compared;
    }
}
