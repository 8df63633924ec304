package mashang.config.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** A strict reader of what may be in a saved object, by {@code shapes.yaml}: says everything that does not belong. */
final class Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> shapes;
    private final List<String> faults = new ArrayList<>();

    Shapes() throws IOException {
        try (InputStream in = Shapes.class.getResourceAsStream("shapes.yaml")) {
            shapes = new Yaml().load(in);
        }
    }

    /** Faults of a value, with their paths; none if it is of the shape. */
    List<String> faults(String path, JsonNode value, String shape) {
        faults.clear();
        check(path, value, shape);
        return List.copyOf(faults);
    }

    private void check(String path, JsonNode value, String kind) {
        if (kind.contains("|")) {
            boolean fits = List.of(kind.split("\\|", -1)).stream().anyMatch(k -> plain(value, k));
            require(fits, path, kind, value);
        } else if (kind.startsWith("json:")) {
            try {
                check(path + "<json>", JSON.readTree(value.asText()), kind.substring("json:".length()));
            } catch (JsonProcessingException e) {
                faults.add(path + ": not JSON");
            }
        } else if (kind.endsWith("[]")) {
            require(value.isArray(), path, kind, value);
            int i = 0;
            for (JsonNode one : value) {
                check(path + '[' + i++ + ']', one, kind.substring(0, kind.length() - 2));
            }
        } else if (kind.endsWith("{}")) {
            require(value.isObject(), path, kind, value);
            value.properties()
                    .forEach(e -> check(path + '.' + e.getKey(), e.getValue(), kind.substring(0, kind.length() - 2)));
        } else if (shapes.containsKey(kind)) {
            shape(path, value, kind);
        } else {
            require(plain(value, kind), path, kind, value);
        }
    }

    private void shape(String path, JsonNode value, String name) {
        Object shape = shapes.get(name);
        if (shape instanceof String choice) {
            String[] by = choice.substring("by(".length(), choice.length() - 1).split(",", -1);
            String chosen = by[1] + value.path(by[0]).asText();
            require(shapes.containsKey(chosen), path, chosen, value);
            if (shapes.containsKey(chosen)) {
                shape(path, value, chosen);
            }
            return;
        }
        require(value.isObject(), path, name, value);
        Set<String> left = new LinkedHashSet<>();
        value.fieldNames().forEachRemaining(left::add);
        ((Map<?, ?>) shape).forEach((written, kind) -> {
            String key = String.valueOf(written);
            boolean optional = key.endsWith("~");
            String field = optional ? key.substring(0, key.length() - 1) : key;
            left.remove(field);
            if (value.has(field)) {
                check(path + '.' + field, value.get(field), String.valueOf(kind));
            } else if (!optional) {
                faults.add(path + '.' + field + ": missing");
            }
        });
        left.forEach(field -> faults.add(path + '.' + field + ": not in the shape " + name));
    }

    private static boolean plain(JsonNode value, String kind) {
        return switch (kind) {
            case "any" -> true;
            case "text" -> value.isTextual();
            case "number" -> value.isNumber();
            case "bool" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> kind.startsWith("=") && value.asText().equals(kind.substring(1));
        };
    }

    private void require(boolean fits, String path, String kind, JsonNode value) {
        if (!fits) {
            faults.add(path + ": " + kind + " expected, but found " + value);
        }
    }
}
