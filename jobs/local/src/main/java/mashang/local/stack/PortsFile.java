package mashang.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ports.json}: the ports of the last start, so that bookmarks and configured clients survive a restart. */
final class PortsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PortsFile() {}

    static Ports last(Path folder) {
        try {
            return read(JSON.readTree(Files.readString(file(folder))));
        } catch (IOException | IllegalArgumentException noneOrUnreadable) {
            return Ports.ANY;
        }
    }

    static void remember(Path folder, Ports ports) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        write(ports, json);
        Files.writeString(file(folder), json.toPrettyString() + "\n");
    }

    static Ports read(JsonNode json) {
        return new Ports(
                json.path("kafka").asInt(),
                json.path("controller").asInt(),
                json.path("elasticsearch").asInt(),
                json.path("flink").asInt());
    }

    static void write(Ports ports, ObjectNode json) {
        json.put("kafka", ports.kafka())
                .put("controller", ports.controller())
                .put("elasticsearch", ports.elasticsearch())
                .put("flink", ports.flink());
    }

    private static Path file(Path folder) {
        return folder.resolve("ports.json");
    }
}
