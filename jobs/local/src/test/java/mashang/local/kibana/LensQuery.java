package mashang.local.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Lens asks Elasticsearch for a form-based layer, derived from the layer as it is packed: buckets nested in the order of the
 * columns, a measure each below, formulas reckoned from their parts.
 */
final class LensQuery {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ZONE = "Asia/Shanghai";

    /** The key of documents that lack the field. */
    static final String MISSING = "__missing__";

    private final JsonNode columns;
    private final List<String> buckets = new ArrayList<>();
    private final List<String> measures = new ArrayList<>();

    LensQuery(JsonNode layer) {
        columns = layer.path("columns");
        for (JsonNode id : layer.path("columnOrder")) {
            JsonNode column = columns.path(id.asText());
            (column.path("isBucketed").asBoolean() ? buckets : measures).add(id.asText());
        }
    }

    /**
     * One row of the answer.
     *
     * @param keys of the buckets, outermost first
     * @param documents how many documents lie behind it
     * @param values of the measures by the label they are shown with; a measure without documents is absent
     */
    record Row(List<String> keys, long documents, Map<String, Double> values) {}

    /** Measures that look at another time than the panel, by their shift; Lens asks for those apart. */
    boolean isShifted(String column) {
        return columns.path(column).has("timeShift");
    }

    boolean hasShift() {
        return measures.stream().anyMatch(this::isShifted);
    }

    /** @param shifted whether to ask for the measures that look at another time, and for no others */
    ObjectNode aggregations(boolean shifted) {
        ObjectNode root = JSON.objectNode();
        ObjectNode at = root;
        for (String bucket : buckets) {
            ObjectNode aggregation = at.withObject("/aggs").putObject(bucket);
            bucket(columns.path(bucket), aggregation);
            ranking(aggregation);
            at = aggregation;
        }
        ObjectNode below = JSON.objectNode();
        for (String measure : measures) {
            if (isShifted(measure) == shifted) {
                measure(measure, below);
            }
        }
        if (!below.isEmpty()) {
            at.withObject("/aggs").setAll(below);
        }
        return root.has("aggs") ? (ObjectNode) root.get("aggs") : JSON.objectNode();
    }

    /** Rows that are ordered by a measure need it at their own level, also where it is shown further below. */
    private void ranking(ObjectNode aggregation) {
        aggregation.path("terms").path("order").fieldNames().forEachRemaining(by -> {
            if (columns.has(by)) {
                measure(by, aggregation.putObject("aggs"));
            }
        });
    }

    private void bucket(JsonNode column, ObjectNode into) {
        String field = column.path("sourceField").asText();
        JsonNode params = column.path("params");
        switch (column.path("operationType").asText()) {
            case "terms" -> terms(field, params, into);
            case "date_histogram" -> {
                ObjectNode histogram = into.putObject("date_histogram").put("field", field);
                histogram.put("time_zone", ZONE).put("min_doc_count", 0);
                boolean auto = params.path("interval").asText().equals("auto");
                histogram.put(
                        auto ? "fixed_interval" : "calendar_interval",
                        auto ? "12h" : params.path("interval").asText());
            }
            case "range" -> {
                ArrayNode ranges = into.putObject("range").put("field", field).putArray("ranges");
                for (JsonNode range : params.path("ranges")) {
                    ObjectNode one =
                            ranges.addObject().put("key", range.path("label").asText());
                    one.set("from", range.get("from"));
                    if (!range.path("to").isNull()) {
                        one.set("to", range.get("to"));
                    }
                }
            }
            case "filters" -> {
                ObjectNode filters = into.putObject("filters").putObject("filters");
                params.path("filters")
                        .forEach(f -> filters.set(
                                f.path("label").asText(),
                                Kql.query(f.path("input").path("query").asText())));
            }
            default -> throw new IllegalArgumentException("no bucket: " + column);
        }
    }

    private void terms(String field, JsonNode params, ObjectNode into) {
        JsonNode by = params.path("orderBy");
        boolean significant = by.path("type").asText().equals("significant");
        ObjectNode terms = into.putObject(significant ? "significant_terms" : "terms");
        terms.put("field", field).set("size", params.get("size"));
        if (params.path("accuracyMode").asBoolean()) {
            terms.put("shard_size", Math.max(1000, params.path("size").asInt() * 3 / 2 + 10)); // as Lens has it
        }
        if (params.path("otherBucket").asBoolean()
                && params.path("missingBucket").asBoolean()) {
            terms.put("missing", MISSING);
        }
        if (significant) {
            return;
        }
        String order;
        if (by.path("type").asText().equals("alphabetical")) {
            order = "_key";
        } else {
            JsonNode measure = columns.path(by.path("columnId").asText());
            boolean all = measure.path("operationType").asText().equals("count") && !measure.has("filter");
            order = all ? "_count" : by.path("columnId").asText();
        }
        terms.putObject("order").put(order, params.path("orderDirection").asText());
    }

    private void measure(String id, ObjectNode into) {
        JsonNode column = columns.path(id);
        String operation = column.path("operationType").asText();
        if (operation.equals("formula") || operation.equals("math")) {
            return;
        }
        ObjectNode aggregation = JSON.objectNode();
        String field = column.path("sourceField").asText();
        if (operation.equals("count")) {
            if (column.has("filter")) {
                into.putObject(id).set("filter", filter(column));
            }
            return;
        } else if (operation.equals("percentile") || operation.equals("median")) {
            ArrayNode ranks =
                    aggregation.putObject("percentiles").put("field", field).putArray("percents");
            ranks.add(
                    operation.equals("median")
                            ? 50
                            : column.path("params").path("percentile").asInt());
        } else {
            String name =
                    switch (operation) {
                        case "unique_count" -> "cardinality";
                        case "average" -> "avg";
                        default -> operation;
                    };
            aggregation.putObject(name).put("field", field);
        }
        if (column.has("filter")) {
            ObjectNode filtered = into.putObject(id);
            filtered.set("filter", filter(column));
            filtered.putObject("aggs").set("value", aggregation);
        } else {
            into.set(id, aggregation);
        }
    }

    private static ObjectNode filter(JsonNode column) {
        return Kql.query(column.path("filter").path("query").asText());
    }

    /** The rows of an answer. */
    List<Row> rows(JsonNode aggregations, long documents, boolean shifted) {
        List<Row> rows = new ArrayList<>();
        rows(aggregations, documents, 0, List.of(), shifted, rows);
        return rows;
    }

    private void rows(JsonNode at, long documents, int depth, List<String> keys, boolean shifted, List<Row> into) {
        if (depth == buckets.size()) {
            if (documents > 0 || keys.isEmpty()) {
                into.add(new Row(keys, documents, values(at, documents, shifted)));
            }
            return;
        }
        JsonNode found = at.path(buckets.get(depth)).path("buckets");
        if (found.isObject()) {
            found.properties().forEach(b -> rows(b.getValue(), b.getKey(), depth, keys, shifted, into));
        } else {
            found.forEach(
                    b -> rows(b, b.path("key_as_string").asText(b.path("key").asText()), depth, keys, shifted, into));
        }
    }

    private void rows(JsonNode bucket, String key, int depth, List<String> keys, boolean shifted, List<Row> into) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        rows(bucket, bucket.path("doc_count").asLong(), depth + 1, longer, shifted, into);
    }

    private Map<String, Double> values(JsonNode at, long documents, boolean shifted) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String id : measures) {
            JsonNode column = columns.path(id);
            boolean part = column.path("operationType").asText().equals("math") || id.contains("X");
            if (!part && isShifted(id) == shifted) {
                Double value = value(id, at, documents);
                if (value != null) {
                    values.put(column.path("label").asText(), value);
                }
            }
        }
        return values;
    }

    private Double value(String id, JsonNode at, long documents) {
        JsonNode column = columns.path(id);
        String operation = column.path("operationType").asText();
        if (operation.equals("formula")) {
            return value(column.path("references").path(0).asText(), at, documents);
        } else if (operation.equals("math")) {
            double below = value(column.path("references").path(1).asText(), at, documents);
            return below == 0 ? null : value(column.path("references").path(0).asText(), at, documents) / below;
        } else if (operation.equals("count")) {
            return column.has("filter") ? (double) at.path(id).path("doc_count").asLong() : (double) documents;
        }
        JsonNode answer = column.has("filter") ? at.path(id).path("value") : at.path(id);
        JsonNode value = answer.has("values") ? answer.path("values").iterator().next() : answer.path("value");
        return value.isNumber() ? value.asDouble() : null;
    }
}
