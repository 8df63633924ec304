package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is another one than when the period was settled (更正).
 *
 * @param unit id
 * @param field its name in {@code mashang-unit-days}; of a clock {@code clock.late}
 * @param revision of the unit's figures
 * @param restatedAt when the last of what changed them became known, ISO-8601
 * @param first what it was
 * @param now what it is
 */
record Restatement(String unit, String field, int revision, String restatedAt, long first, long now) {

    /** All of a period, or of one unit, by unit and in the order of {@link Shown#COUNTS}; clocks last. */
    static List<Restatement> of(PeriodFigures figures, @Nullable String unit) {
        List<Restatement> all = new ArrayList<>();
        for (JsonNode one : figures.units()) {
            boolean isMeant = unit == null || unit.equals(one.path("unit").asText());
            if (isMeant && one.path("first").isArray()) {
                JsonNode first = one.path("first").path(0);
                for (String field : Shown.COUNTS) {
                    add(one, field, first.path(field).asLong(), one.path(field).asLong(), all);
                }
                Map<String, Long> was = clocks(first);
                Map<String, Long> is = clocks(one);
                is.keySet().forEach(key -> was.putIfAbsent(key, 0L));
                was.forEach((key, amount) -> add(one, key, amount, is.getOrDefault(key, 0L), all));
            }
        }
        return all;
    }

    private static void add(JsonNode unit, String field, long first, long now, List<Restatement> all) {
        if (first != now) {
            all.add(new Restatement(
                    unit.path("unit").asText(),
                    field,
                    unit.path("revision").asInt(),
                    unit.path("restatedAt").asText(),
                    first,
                    now));
        }
    }

    private static Map<String, Long> clocks(JsonNode figures) {
        Map<String, Long> clocks = new TreeMap<>();
        for (JsonNode clock : figures.path("clocks")) {
            for (String end : List.of("inTime", "late", "excused")) {
                clocks.put(
                        clock.path("clock").asText() + '.' + end,
                        clock.path(end).asLong());
            }
        }
        return clocks;
    }
}
