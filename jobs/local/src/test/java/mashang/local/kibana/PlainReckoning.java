package mashang.local.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The figures of a Lens panel reckoned without Elasticsearch: document by document, in the plainest way. */
final class PlainReckoning {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JsonNode columns;
    private final List<JsonNode> buckets = new ArrayList<>();

    PlainReckoning(JsonNode layer) {
        columns = layer.path("columns");
        for (JsonNode id : layer.path("columnOrder")) {
            JsonNode column = columns.path(id.asText());
            if (column.path("isBucketed").asBoolean()) {
                buckets.add(column);
            }
        }
    }

    /** Of these documents those that belong to each row; which may belong is looked up by the first key, or many rows would take for ever. */
    Function<List<String>, List<JsonNode>> behind(List<JsonNode> documents) {
        if (buckets.isEmpty() || !isKeyed(buckets.get(0))) {
            return keys -> behind(documents, keys);
        }
        Map<String, List<JsonNode>> byFirst = new HashMap<>();
        for (JsonNode document : documents) {
            for (String key : Set.copyOf(firstKeys(document, buckets.get(0)))) {
                byFirst.computeIfAbsent(key, k -> new ArrayList<>()).add(document);
            }
        }
        return keys -> {
            String first = firstKey(keys.get(0), buckets.get(0));
            return behind(byFirst.getOrDefault(first, List.of()), keys);
        };
    }

    private static boolean isKeyed(JsonNode bucket) {
        String operation = bucket.path("operationType").asText();
        return operation.equals("terms") || operation.equals("date_histogram");
    }

    private static List<String> firstKeys(JsonNode document, JsonNode bucket) {
        return values(document, bucket.path("sourceField").asText()).stream()
                .map(value -> firstKey(value, bucket))
                .toList();
    }

    /** Of a time its day, whatever part of it the row is. */
    private static String firstKey(String value, JsonNode bucket) {
        return bucket.path("operationType").asText().equals("terms")
                ? value
                : day(value).toString();
    }

    private List<JsonNode> behind(List<JsonNode> documents, List<String> keys) {
        return documents.stream()
                .filter(document -> {
                    for (int i = 0; i < buckets.size(); i++) {
                        if (!belongs(document, buckets.get(i), keys.get(i))) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    private static boolean belongs(JsonNode document, JsonNode bucket, String key) {
        List<String> values = values(document, bucket.path("sourceField").asText());
        JsonNode params = bucket.path("params");
        return switch (bucket.path("operationType").asText()) {
            case "terms" -> key.equals(LensQuery.MISSING) ? values.isEmpty() : values.contains(key);
            case "date_histogram" ->
                values.stream()
                        .anyMatch(v -> params.path("interval").asText().equals("1d")
                                ? day(v).equals(day(key))
                                : halfDay(v) == halfDay(key));
            case "filters" -> {
                for (JsonNode filter : params.path("filters")) {
                    if (filter.path("label").asText().equals(key)) {
                        yield matches(
                                document,
                                Kql.query(filter.path("input").path("query").asText()));
                    }
                }
                yield false;
            }
            default -> {
                for (JsonNode range : params.path("ranges")) {
                    double until = range.path("to").isNull()
                            ? Double.MAX_VALUE
                            : range.path("to").asDouble();
                    if (range.path("label").asText().equals(key)) {
                        yield values.stream()
                                .mapToDouble(Double::parseDouble)
                                .anyMatch(v -> v >= range.path("from").asDouble() && v < until);
                    }
                }
                yield false;
            }
        };
    }

    private static LocalDate day(String time) {
        return there(time).toLocalDate();
    }

    private static long halfDay(String time) {
        return 2 * day(time).toEpochDay() + there(time).getHour() / 12;
    }

    private static ZonedDateTime there(String time) {
        return OffsetDateTime.parse(time).atZoneSameInstant(ZONE);
    }

    /** A measure over these documents, by the label it is shown with; absent for one that is only estimated. */
    Double value(List<JsonNode> documents, String label) {
        for (JsonNode column : columns) {
            String operation = column.path("operationType").asText();
            if (column.path("label").asText().equals(label) && !operation.equals("math")) {
                return operation.equals("formula") ? ratio(documents, column) : value(documents, column);
            }
        }
        throw new IllegalArgumentException("no measure " + label);
    }

    private Double ratio(List<JsonNode> documents, JsonNode formula) {
        JsonNode math = columns.path(formula.path("references").path(0).asText());
        double above =
                value(documents, columns.path(math.path("references").path(0).asText()));
        return above
                / value(documents, columns.path(math.path("references").path(1).asText()));
    }

    private static Double value(List<JsonNode> documents, JsonNode column) {
        List<JsonNode> counted = documents;
        if (column.has("filter")) {
            ObjectNode filter = Kql.query(column.path("filter").path("query").asText());
            counted = documents.stream().filter(d -> matches(d, filter)).toList();
        }
        String field = column.path("sourceField").asText();
        String operation = column.path("operationType").asText();
        if (operation.equals("count")) {
            return (double) counted.size();
        } else if (operation.equals("unique_count")) {
            Set<String> all = new TreeSet<>();
            counted.forEach(d -> all.addAll(values(d, field)));
            return (double) all.size();
        }
        List<Double> numbers = counted.stream()
                .flatMap(d -> values(d, field).stream())
                .map(PlainReckoning::number)
                .toList();
        var statistics = numbers.stream().mapToDouble(n -> n).summaryStatistics();
        return switch (operation) {
            case "sum" -> statistics.getSum();
            case "max" -> statistics.getMax();
            case "min" -> statistics.getMin();
            case "average" -> statistics.getAverage();
            default -> null;
        };
    }

    private static double number(String value) {
        return value.contains("T") ? Instant.parse(value).toEpochMilli() : Double.parseDouble(value);
    }

    /** Whether a document is what a query of {@link Kql} asks for. */
    static boolean matches(JsonNode document, JsonNode query) {
        if (query.has("match_all")) {
            return true;
        } else if (query.has("exists")) {
            return !values(document, query.at("/exists/field").asText()).isEmpty();
        } else if (query.has("term")) {
            var term = query.path("term").properties().iterator().next();
            return values(document, term.getKey()).contains(term.getValue().asText());
        } else if (query.has("range")) {
            var range = query.path("range").properties().iterator().next();
            return values(document, range.getKey()).stream().anyMatch(v -> within(number(v), range.getValue()));
        }
        if (query.has("nested")) {
            return anyObject(document, query.path("nested"));
        }
        JsonNode bool = query.path("bool");
        return all(document, bool.path("filter"))
                && (!bool.has("should") || any(document, bool.path("should")))
                && !any(document, bool.path("must_not"));
    }

    /** Whether one object of a list meets the query alone; its fields are asked for by their whole names. */
    private static boolean anyObject(JsonNode document, JsonNode nested) {
        String path = nested.path("path").asText();
        for (JsonNode object : document.path(path)) {
            ObjectNode named = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> named.set(path + '.' + field.getKey(), field.getValue()));
            if (matches(named, nested.path("query"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(double value, JsonNode range) {
        return (!range.has("gt") || value > range.path("gt").asDouble())
                && (!range.has("gte") || value >= range.path("gte").asDouble())
                && (!range.has("lt") || value < range.path("lt").asDouble())
                && (!range.has("lte") || value <= range.path("lte").asDouble());
    }

    private static boolean all(JsonNode document, JsonNode queries) {
        for (JsonNode query : queries) {
            if (!matches(document, query)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(JsonNode document, JsonNode queries) {
        for (JsonNode query : queries) {
            if (matches(document, query)) {
                return true;
            }
        }
        return false;
    }

    /** What a document has in a field, as text; several where it is a list, none where it is missing. */
    static List<String> values(JsonNode document, String field) {
        JsonNode value = document.path(field.replaceAll("\\.keyword$", ""));
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> values.add(one.asText()));
        } else if (!value.isMissingNode() && !value.isNull()) {
            values.add(Objects.requireNonNull(value.asText()));
        }
        return values;
    }
}
