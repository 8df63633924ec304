package mashang.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a data folder has of a simulated run: {@code demo.json}. A run that was interrupted carries on; one that is complete is fed
 * again, into the indices as they are.
 */
public final class DemoFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "demo.json";

    /** Everything a stack keeps that a feed's clock runs through. */
    private static final List<String> LOG = List.of("kafka", "checkpoints");

    private static final List<String> ALL = List.of(
            "kafka",
            "checkpoints",
            "elasticsearch",
            "tmp",
            FILE,
            SimulatedRun.TRUTH_FILE,
            SimulatedRun.TRUE_ALERTS_FILE);

    private final Path folder;

    public DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** What the folder holds. */
    public enum Holds {
        /** No simulated run. */
        NOTHING,
        /** This run, interrupted. */
        PART,
        /** This run, complete. */
        ALL,
        /** Another run. */
        ANOTHER
    }

    public Holds look(long orders, long seed) {
        try {
            JsonNode json = JSON.readTree(Files.readString(folder.resolve(FILE)));
            if (json.path("orders").asLong() != orders || json.path("seed").asLong() != seed) {
                return Holds.ANOTHER;
            }
            return json.path("complete").asBoolean() ? Holds.ALL : Holds.PART;
        } catch (IOException absent) {
            return Files.exists(folder.resolve("kafka")) ? Holds.ANOTHER : Holds.NOTHING;
        }
    }

    /** Whether a demo has put its data there: nobody else's is ever deleted. */
    public boolean isDemo() {
        return Files.exists(folder.resolve(FILE));
    }

    /** Writes down which run it is. */
    public void remember(long orders, long seed, boolean complete) throws IOException {
        Files.createDirectories(folder);
        Path whole = Files.writeString(
                folder.resolve(FILE + ".new"),
                JSON.createObjectNode()
                                .put("orders", orders)
                                .put("seed", seed)
                                .put("complete", complete)
                                .toPrettyString()
                        + "\n");
        Files.move(whole, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets topics and state, so that the same input can be fed again; the indices stay. No stack may run on it. */
    public void rewind() throws IOException {
        delete(LOG);
    }

    /** Forgets everything a stack has put there, and nothing else. No stack may run on it. */
    public void clear() throws IOException {
        delete(ALL);
    }

    private void delete(List<String> names) throws IOException {
        for (String name : names) {
            Path path = folder.resolve(name);
            if (Files.exists(path)) {
                List<Path> deepestFirst;
                try (Stream<Path> all = Files.walk(path)) {
                    deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path each : deepestFirst) {
                    Files.delete(each);
                }
            }
        }
    }
}
