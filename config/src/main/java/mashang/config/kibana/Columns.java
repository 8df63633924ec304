package mashang.config.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one form-based Lens layer: what rows are made by (buckets) and what is reckoned for each (measures). A field
 * that the view does not have, or of a type that does not serve, is an error of the source.
 */
final class Columns {
    private static final Set<String> WORDS = Set.of("keyword", "boolean", "integer", "long");
    private static final Set<String> NUMBERS = Set.of("integer", "long", "double", "float");
    private static final Set<String> BUCKETS =
            Set.of("top", "size", "order", "time", "every", "ranges", "steps", "cases", "label");
    private static final Set<String> REDUCTIONS = Set.of("sum", "average", "median", "min", "max");
    private static final Set<String> MEASURES = Set.of(
            "count",
            "unique",
            "sum",
            "average",
            "median",
            "min",
            "max",
            "percentile",
            "rank",
            "ratio",
            "over",
            "label",
            "shift",
            "where");
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\s*(?::|>=|<=|>|<)");

    private static final Pattern NESTED = Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\s*:\\s*\\{([^{}]*)\\}");

    private final DataView view;
    private final Tongue tongue;
    private final ObjectNode columns = JsonNodeFactory.instance.objectNode();
    private final List<String> order = new ArrayList<>();

    /** Columns ordered by a measure, which is only known later. */
    private final List<ObjectNode> rankings = new ArrayList<>();

    Columns(DataView view, Tongue tongue) {
        this.view = view;
        this.tongue = tongue;
    }

    /** Adds what rows are made by; returns the column's id. */
    String bucket(Part part) {
        part.only(BUCKETS);
        if (part.has("top")) {
            return top(part);
        } else if (part.has("time")) {
            return time(part);
        } else if (part.has("ranges")) {
            return ranges(part);
        }
        return cases(part);
    }

    /** Adds a measure; returns the column's id. */
    String measure(Part part) {
        if (part.isText()) {
            if (!part.text().equals("count")) {
                throw part.wrong("不认识的度量", "unknown measure");
            }
            return count(part, null);
        }
        part.only(MEASURES);
        if (part.has("ratio")) {
            return ratio(part);
        } else if (part.has("count")) {
            return count(part, kql(part.at("count")));
        }
        String reduction = REDUCTIONS.stream().filter(part::has).findFirst().orElse(null);
        if (reduction != null) {
            return reduced(part, reduction, part.at(reduction), NUMBERS);
        } else if (part.has("unique")) {
            return reduced(part, "unique_count", part.at("unique"), WORDS);
        }
        String id = reduced(part, "percentile", part.at("percentile"), NUMBERS);
        params(id).put("percentile", part.at("rank").number());
        return id;
    }

    /** The layer, once every column is in. */
    ObjectNode layer() {
        String first = order.stream()
                .filter(id -> !columns.path(id).path("isBucketed").asBoolean())
                .findFirst()
                .orElse("");
        for (ObjectNode ranking : rankings) {
            ranking.put("columnId", first);
        }
        ObjectNode layer = JsonNodeFactory.instance.objectNode();
        ArrayNode sequence = layer.putArray("columnOrder");
        order.stream()
                .filter(id -> columns.path(id).path("isBucketed").asBoolean())
                .forEach(sequence::add);
        order.stream()
                .filter(id -> !columns.path(id).path("isBucketed").asBoolean())
                .forEach(sequence::add);
        layer.set("columns", columns);
        layer.putObject("incompleteColumns");
        layer.put("sampling", 1);
        return layer;
    }

    /**
     * The same for rows below others: what lies behind a row stays there where it lacks the field, or the row would be short of it, or not be
     * shown at all.
     */
    String bucketBelow(Part part) {
        String id = bucket(part);
        if (part.has("top")) {
            // Lens minds the second only where the first is set; where the size holds all there are no others
            params(id).put("otherBucket", true).put("missingBucket", true);
        }
        return id;
    }

    private String top(Part part) {
        String field = field(part.at("top"), WORDS);
        String id = add(part, "terms", view.label(field, tongue), "string", "ordinal", true);
        column(id).put("sourceField", field);
        ObjectNode params = params(id);
        params.put("size", part.has("size") ? part.at("size").number() : 10);
        params.put("otherBucket", false).put("missingBucket", false);
        // Without it the few of each month are added up: too little for who is among them in one month only.
        params.put("accuracyMode", true);
        params.putObject("parentFormat").put("id", "terms");
        params.putArray("include");
        params.putArray("exclude");
        params.put("includeIsRegex", false).put("excludeIsRegex", false);
        ObjectNode by = params.putObject("orderBy");
        switch (part.at("order").textOr("measure")) {
            case "name" -> {
                by.put("type", "alphabetical").put("fallback", false);
                params.put("orderDirection", "asc");
            }
            case "significance" -> {
                by.put("type", "significant");
                params.put("orderDirection", "desc");
            }
            case "measure" -> {
                rankings.add(by.put("type", "column"));
                params.put("orderDirection", "desc");
            }
            default -> throw part.at("order").wrong("只可为 measure、name、significance", "measure, name or significance");
        }
        return id;
    }

    private String time(Part part) {
        String field = field(part.at("time"), Set.of("date"));
        String id = add(part, "date_histogram", view.label(field, tongue), "date", "interval", true);
        column(id).put("sourceField", field);
        params(id)
                .put("interval", part.at("every").textOr("auto"))
                .put("includeEmptyRows", true)
                .put("dropPartials", false);
        return id;
    }

    private String ranges(Part part) {
        String field = field(part.at("ranges"), NUMBERS);
        String id = add(part, "range", view.label(field, tongue), "string", "ordinal", true);
        column(id).put("sourceField", field);
        ObjectNode params = params(id);
        params.put("type", "range").put("maxBars", "auto");
        params.putObject("parentFormat").put("id", "range").putObject("params").put("template", "arrow_right");
        ArrayNode ranges = params.putArray("ranges");
        for (Part step : part.at("steps").list()) {
            step.only(Set.of("from", "to", "label"));
            ObjectNode range = ranges.addObject().put("label", step.at("label").in(tongue));
            range.put("from", step.at("from").number());
            if (step.has("to")) {
                range.put("to", step.at("to").number());
            } else {
                range.putNull("to");
            }
        }
        return id;
    }

    private String cases(Part part) {
        String id = add(part, "filters", "", "string", "ordinal", true);
        ArrayNode filters = params(id).putArray("filters");
        for (Part one : part.at("cases").list()) {
            one.only(Set.of("where", "label"));
            ObjectNode filter = filters.addObject().put("label", one.at("label").in(tongue));
            filter.set("input", query(kql(one.at("where"))));
        }
        return id;
    }

    private String count(Part part, @Nullable String kql) {
        String label = tongue == Tongue.zh ? "件数" : "Count";
        String id = add(part, "count", label, "number", "ratio", false);
        ObjectNode column = column(id).put("sourceField", "___records___");
        params(id).put("emptyAsNull", false);
        if (kql != null) {
            column.set("filter", query(kql));
        }
        return id;
    }

    private String reduced(Part part, String operation, Part fieldPart, Set<String> types) {
        Set<String> fitting = operation.equals("max") || operation.equals("min")
                ? Set.of("integer", "long", "double", "float", "date")
                : types;
        String field = field(fieldPart, fitting);
        boolean date = view.type(field).equals("date");
        String id = add(part, operation, view.label(field, tongue), date ? "date" : "number", "ratio", false);
        ObjectNode column = column(id).put("sourceField", field);
        params(id).put("emptyAsNull", true);
        if (part.has("where")) {
            column.set("filter", query(kql(part.at("where"))));
        }
        return id;
    }

    /** A share in percent: a formula, spelled out into the columns that Kibana makes of it. */
    private String ratio(Part part) {
        String above = kql(part.at("ratio"));
        String below = part.has("over") ? kql(part.at("over")) : null;
        String formula = counted(above) + " / " + counted(below);
        String id = add(part, "formula", "", "number", "ratio", false);
        String dividend = hidden(id + "X0", formula, above);
        String divisor = hidden(id + "X1", formula, below);
        String math = id + "X2";
        ObjectNode quotient = column(math).put("label", formula).put("dataType", "number");
        quotient.put("operationType", "math")
                .put("isBucketed", false)
                .put("scale", "ratio")
                .put("customLabel", true);
        quotient.putArray("references").add(dividend).add(divisor);
        ObjectNode ast = quotient.putObject("params").putObject("tinymathAst");
        ast.put("type", "function").put("name", "divide").put("text", formula);
        ast.putArray("args").add(dividend).add(divisor);
        ast.putObject("location").put("min", 0).put("max", formula.length());
        order.add(math);
        params(id).put("formula", formula).put("isFormulaBroken", false);
        params(id).putObject("format").put("id", "percent").putObject("params").put("decimals", 1);
        column(id).putArray("references").add(math);
        return id;
    }

    private static String counted(@Nullable String kql) {
        return kql == null ? "count()" : "count(kql='" + kql.replace("'", "\\'") + "')";
    }

    private String hidden(String id, String formula, @Nullable String kql) {
        ObjectNode column = column(id).put("label", formula).put("dataType", "number");
        column.put("operationType", "count").put("isBucketed", false).put("scale", "ratio");
        column.put("sourceField", "___records___").put("customLabel", true);
        column.putObject("params").put("emptyAsNull", false);
        if (kql != null) {
            column.set("filter", query(kql));
        }
        order.add(id);
        return id;
    }

    private String add(Part part, String operation, String label, String type, String scale, boolean bucketed) {
        String id = "c" + columns.size();
        String shown = part.isMap() && part.has("label") ? part.at("label").in(tongue) : label;
        ObjectNode column =
                column(id).put("label", shown).put("customLabel", true).put("dataType", type);
        column.put("operationType", operation).put("isBucketed", bucketed).put("scale", scale);
        column.putObject("params");
        if (part.isMap() && part.has("shift")) {
            column.put("timeShift", part.at("shift").text());
        }
        order.add(id);
        return id;
    }

    private ObjectNode column(String id) {
        return columns.withObject('/' + id);
    }

    private ObjectNode params(String id) {
        return columns.withObject('/' + id + "/params");
    }

    private String field(Part part, Set<String> types) {
        String field = part.in(tongue);
        String type = view.type(field);
        if (!types.contains(type)) {
            throw part.wrong(
                    "视图“" + view.key() + "”的字段“" + field + "”" + (type.isEmpty() ? "不存在" : "类型为 " + type + "，此处不合用"),
                    "field \"" + field + "\" of view \"" + view.key() + "\" "
                            + (type.isEmpty()
                                    ? "does not exist"
                                    : "is of type " + type + ", which does not serve here"));
        }
        return field;
    }

    /** A condition in Kibana's query language; every field it names must exist. */
    private String kql(Part part) {
        String kql = part.text();
        requireFields(view, part, kql);
        return kql;
    }

    /** Fails where a condition names a field that the view does not have. */
    static void requireFields(DataView view, Part part, String kql) {
        Matcher named = NAMED.matcher(spelledOut(kql.replaceAll("\"[^\"]*\"", "\"\"")));
        while (named.find()) {
            if (view.type(named.group(1)).isEmpty()) {
                throw part.wrong("没有字段“" + named.group(1) + "”", "there is no field \"" + named.group(1) + '"');
            }
        }
    }

    /** Conditions on one object of a list, {@code clocks:{state:running and breached:true}}, with the whole name of each field. */
    private static String spelledOut(String kql) {
        return NESTED.matcher(kql).replaceAll(within -> {
            String path = within.group(1) + '.';
            return NAMED.matcher(within.group(2)).replaceAll(named -> path + named.group());
        });
    }

    static ObjectNode query(String kql) {
        return JsonNodeFactory.instance.objectNode().put("language", "kuery").put("query", kql);
    }
}
