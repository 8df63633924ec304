package mashang.connectors.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** As much of JSON Schema as ours uses: type, required, additionalProperties, enum, const, minimum, items, date-time. */
public final class SchemaCheck {
    private SchemaCheck() {}

    /** What is wrong with a message of the webhook by its published schema; empty: nothing. */
    public static List<String> webhook(JsonNode message) {
        try (InputStream schema = Channel.class.getResourceAsStream("webhook-message.schema.json")) {
            List<String> wrong = new ArrayList<>();
            check(new ObjectMapper().readTree(schema), message, "$", wrong);
            return wrong;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(JsonNode schema, JsonNode value, String path, List<String> wrong) {
        String type = schema.path("type").asText("");
        boolean fits =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    default -> true;
                };
        if (!fits) {
            wrong.add(path + " is no " + type);
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            wrong.add(path + " is not " + schema.get("const"));
        }
        if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode one : schema.get("enum")) {
                known |= one.equals(value);
            }
            if (!known) {
                wrong.add(path + " is none of the words");
            }
        }
        if (schema.has("minimum") && value.asLong() < schema.get("minimum").asLong()) {
            wrong.add(path + " is too small");
        }
        if (schema.path("format").asText("").equals("date-time")) {
            try {
                Instant.parse(value.asText());
            } catch (DateTimeException e) {
                wrong.add(path + " is no time");
            }
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                wrong.add(path + '.' + name.asText() + " is missing");
            }
        });
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (property.isMissingNode()) {
                wrong.add(path + '.' + field.getKey() + " is not in the schema");
            } else {
                check(property, field.getValue(), path + '.' + field.getKey(), wrong);
            }
        });
        if (value.isArray()) {
            value.forEach(element -> check(schema.path("items"), element, path + "[]", wrong));
        }
    }
}
