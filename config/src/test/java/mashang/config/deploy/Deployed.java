package mashang.config.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The folder of deployment files, read. */
final class Deployed {
    static final Path FOLDER = Path.of("deploy");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Deployed() {}

    /** Every document of a file; a key that is there twice is an error. */
    static List<JsonNode> yaml(Path file) throws IOException {
        return documents(Files.readString(file));
    }

    static List<JsonNode> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(10_000_000);
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(options)).loadAll(text).forEach(d -> documents.add(JSON.valueToTree(d)));
        return documents;
    }

    static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** A property of the root POM. */
    static String version(String property) throws IOException {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        Matcher value =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(pom);
        if (!value.find()) {
            throw new IllegalStateException("no property " + property);
        }
        return value.group(1);
    }

    /** The project's own. */
    static String ownVersion() throws IOException {
        Matcher value = Pattern.compile("<artifactId>mashang</artifactId>\\s*<version>([^<]+)<")
                .matcher(Files.readString(Path.of("..", "pom.xml")));
        if (!value.find()) {
            throw new IllegalStateException("no version");
        }
        return value.group(1);
    }
}
