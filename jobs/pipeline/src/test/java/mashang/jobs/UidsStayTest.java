package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * State is found again by uid: each stays for ever under the class that gives it. The tests of the topologies say the same of their graphs; this
 * one sees the Kafka ends, too.
 */
class UidsStayTest {
    private static final Pattern UID = Pattern.compile("\\.uid\\((?:\"([^\"]+)\"|(\\w+))\\)");

    @Test
    void everyUidIsWhereItWasAndNoneWasAddedUnseen() throws IOException {
        TreeMap<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                List<String> uids = uids(Files.readString(file));
                if (!uids.isEmpty()) {
                    found.put(file.getFileName().toString().replace(".java", ""), uids);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        found.forEach((type, uids) -> lines.add(type + ": " + String.join(", ", uids)));
        assertThat(lines).isEqualTo(Files.readAllLines(Path.of("src/test/resources/mashang/jobs/uids.txt")));
    }

    private static List<String> uids(String source) {
        List<String> uids = new ArrayList<>();
        Matcher uid = UID.matcher(source);
        while (uid.find()) {
            uids.add(uid.group(1) != null ? uid.group(1) : constant(source, uid.group(2)));
        }
        return uids.stream().distinct().sorted().toList();
    }

    private static String constant(String source, String name) {
        Matcher value = Pattern.compile("String " + name + " = \"([^\"]+)\"").matcher(source);
        if (!value.find()) {
            throw new IllegalStateException("no constant " + name);
        }
        return value.group(1);
    }
}
