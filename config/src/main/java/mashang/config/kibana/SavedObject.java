package mashang.config.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One object as Kibana imports it: a line of NDJSON.
 *
 * @param type {@code index-pattern}, {@code search} or {@code dashboard}
 * @param id the same in every build, so that importing again replaces
 * @param attributes what it says; some of it is JSON in a string, as Kibana keeps it
 * @param references what it needs, each once
 */
public record SavedObject(String type, String id, ObjectNode attributes, List<Reference> references) {

    /** Every type imports from Kibana 8.9 on; later versions bring older objects up to date themselves. */
    private static final String CORE_VERSION = "8.8.0";

    /**
     * A need of an object.
     *
     * @param name how the attributes call it
     */
    public record Reference(String type, String id, String name) {}

    /** The line, without its end. */
    public String line() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("attributes", attributes);
        line.put("coreMigrationVersion", CORE_VERSION);
        line.put("id", id);
        ArrayNode needs = line.putArray("references");
        for (Reference reference : references) {
            needs.addObject()
                    .put("id", reference.id())
                    .put("name", reference.name())
                    .put("type", reference.type());
        }
        line.put("type", type);
        line.put("typeMigrationVersion", type.equals("dashboard") ? "8.9.0" : "8.0.0");
        return line.toString();
    }
}
