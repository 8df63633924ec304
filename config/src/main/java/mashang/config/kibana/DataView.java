package mashang.config.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some indices as an analyst sees them: names, descriptions and formats of their fields, taken from what the index template
 * says of each. A description {@code 阶段：SEEN 零星、CANDIDATE 苗头} gives the label 阶段 and the words for both codes.
 *
 * @param key how the sources call it
 * @param source its part of {@code views.yaml}
 * @param mappings mappings of its index template, with {@code _meta.fields}
 */
record DataView(String key, Part source, JsonNode mappings) {
    private static final Pattern LABEL = Pattern.compile("[^：，；。（]+");
    private static final Pattern CODE = Pattern.compile("([A-Z][A-Z_]+|[a-z][a-z-]+) ([\\p{IsHan}＋·]+)");

    /** Of indicators. */
    private static final Set<String> SHARES = Set.of("share", "shrunk", "former", "target");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    String id(Tongue tongue) {
        return "mashang-view-" + key + tongue.ending();
    }

    String timeField() {
        return source.at("time").text();
    }

    /** Type in Elasticsearch of a field, dotted path; empty where the mapping does not have it. */
    String type(String field) {
        JsonNode node = find(field);
        return node.path("type").asText(node.has("properties") ? "object" : "");
    }

    private JsonNode find(String field) {
        JsonNode node = mappings;
        for (String step : field.split("\\.", -1)) {
            node = node.path("properties").has(step)
                    ? node.path("properties").path(step)
                    : node.path("fields").path(step);
        }
        return node;
    }

    /** What people call a field. */
    String label(String field, Tongue tongue) {
        String plain = field.endsWith(".keyword") ? field.substring(0, field.length() - ".keyword".length()) : field;
        if (tongue == Tongue.en) {
            String name = plain.substring(plain.lastIndexOf('.') + 1);
            String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
        Matcher label = LABEL.matcher(description(plain));
        return label.lookingAt() ? label.group().strip() : plain;
    }

    SavedObject object(Tongue tongue) {
        ObjectNode attributes = JSON.objectNode();
        attributes.put("allowNoIndex", true);
        attributes.put("fieldAttrs", fieldAttributes(tongue).toString());
        attributes.put("fieldFormatMap", formats(tongue).toString());
        attributes.put("fields", "[]");
        attributes.put("name", source.at("name").in(tongue));
        attributes.put("runtimeFieldMap", "{}");
        attributes.put("sourceFilters", "[]");
        attributes.put("timeFieldName", timeField());
        attributes.put("title", source.at("indices").text());
        return new SavedObject("index-pattern", id(tongue), attributes, List.of());
    }

    private ObjectNode fieldAttributes(Tongue tongue) {
        ObjectNode all = JSON.objectNode();
        for (String field : fields().keySet()) {
            ObjectNode one = all.putObject(field);
            one.put("customLabel", label(field, tongue));
            if (tongue == Tongue.zh) {
                one.put("customDescription", description(field));
            }
        }
        return all;
    }

    private ObjectNode formats(Tongue tongue) {
        ObjectNode formats = JSON.objectNode();
        fields().forEach((field, type) -> {
            Map<String, String> words = tongue == Tongue.zh ? words(field) : Map.of();
            if (field.endsWith("Millis")) {
                format(formats, field, "duration")
                        .put("inputFormat", "milliseconds")
                        .put("outputFormat", "humanizePrecise")
                        .put("outputPrecision", 1)
                        .put("useShortSuffix", true);
            } else if (type.equals("date")) {
                format(formats, field, "date").put("pattern", "YYYY-MM-DD HH:mm:ss");
            } else if (isShare(field, type)) {
                format(formats, field, "percent").put("pattern", "0.0%");
            } else if (type.equals("keyword") && !words.isEmpty()) {
                var entries = format(formats, field, "static_lookup").putArray("lookupEntries");
                words.forEach(
                        (code, word) -> entries.addObject().put("key", code).put("value", word));
            }
        });
        return formats;
    }

    /** What lies between 0 and 1 and people read in percent. */
    private static boolean isShare(String field, String type) {
        return type.equals("double") && (field.endsWith("Share") || SHARES.contains(field));
    }

    private static ObjectNode format(ObjectNode formats, String field, String id) {
        return formats.putObject(field).put("id", id).putObject("params");
    }

    /** The words for a field's codes: what the sources say, else what the description does. */
    private Map<String, String> words(String field) {
        Map<String, String> words = new TreeMap<>();
        Part own = source.at("words").at(field);
        if (own.isMap()) {
            own.keys().forEach(code -> words.put(code, own.at(code).text()));
            return words;
        }
        String description = description(field);
        Matcher code = CODE.matcher(description.substring(description.indexOf('：') + 1));
        while (description.contains("：") && code.find()) {
            words.put(code.group(1), code.group(2));
        }
        return words;
    }

    private String description(String field) {
        return mappings.path("_meta").path("fields").path(field).asText(field);
    }

    /** Every field with its type, those of nested objects too. */
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        collect("", mappings, fields);
        return fields;
    }

    private static void collect(String before, JsonNode node, Map<String, String> into) {
        List<Map.Entry<String, JsonNode>> properties =
                new ArrayList<>(node.path("properties").properties());
        for (Map.Entry<String, JsonNode> property : properties) {
            String name = before + property.getKey();
            if (property.getValue().has("properties")) {
                collect(name + '.', property.getValue(), into);
            } else {
                into.put(name, property.getValue().path("type").asText());
            }
        }
    }
}
