package mashang.config.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The units are whole, start what is there, and know only variables somebody sets. */
class SystemdUnitsTest {
    private static final Path FOLDER = Deployed.FOLDER.resolve("systemd");
    private static final Map<String, Set<String>> KEYS = Map.of(
            "Unit", Set.of("Description", "Documentation", "Wants", "After", "Requires"),
            "Service",
                    Set.of(
                            "Type",
                            "User",
                            "EnvironmentFile",
                            "Environment",
                            "ExecStart",
                            "Restart",
                            "RestartSec",
                            "SuccessExitStatus",
                            "MemoryMax",
                            "CPUQuota",
                            "TimeoutStartSec",
                            "NoNewPrivileges",
                            "PrivateTmp",
                            "ProtectSystem",
                            "ProtectHome",
                            "ReadWritePaths"),
            "Timer", Set.of("OnBootSec", "OnUnitActiveSec", "OnCalendar", "Persistent"),
            "Install", Set.of("WantedBy"));

    @Test
    void everyUnitHasOnlyKnownKeysAndStartsWhatIsThere() throws IOException {
        List<Path> units = units();
        assertThat(units).hasSizeGreaterThan(6);
        Set<String> names = units.stream().map(u -> u.getFileName().toString()).collect(Collectors.toSet());
        Set<String> set = variables();
        for (Path unit : units) {
            Map<String, List<String>> entries = entries(unit);
            for (String other : entries.getOrDefault("After", List.of())) {
                assertThat(other.equals("network-online.target") || names.contains(other))
                        .isTrue();
            }
            String name = unit.getFileName().toString();
            if (name.endsWith(".timer")) {
                assertThat(names).contains(name.replace(".timer", ".service"));
                continue;
            }
            String start = entries.get("ExecStart").get(0);
            assertThat(start).startsWith("/opt/");
            if (start.startsWith("/opt/mashang/")) {
                assertThat(Path.of(
                                "..", start.substring("/opt/mashang/".length()).replaceFirst(" .*", "")))
                        .isExecutable();
            } else {
                assertThat(start).startsWith("/opt/flink-" + Deployed.version("flink.version") + "/bin/");
            }
            Matcher used = Pattern.compile("\\$\\{(\\w+)}").matcher(start);
            while (used.find()) {
                assertThat(set).contains(used.group(1));
            }
        }
    }

    @Test
    void theSubmissionKnowsOnlyWhatSomebodySetsAndTheJarOfThisVersion() throws IOException {
        String script = Files.readString(FOLDER.resolve("submit.sh"));
        assertThat(script).contains("mashang-pipeline-" + Deployed.ownVersion() + "-job.jar");
        Set<String> set = variables();
        set.addAll(Set.of("PARALLELISM", "FROM")); // of the unit itself
        Matcher used = Pattern.compile("\\$\\{?([A-Z_]+)").matcher(script);
        while (used.find()) {
            assertThat(set).contains(used.group(1));
        }
        assertThat(Deployed.yaml(FOLDER.resolve("flink-config.yaml"))).hasSize(1);
        assertThat(Files.readString(FOLDER.resolve("flink-config.yaml")))
                .as("the files that Flink's own scripts look for")
                .contains("log4j-console.properties", "log4j-cli.properties");
        assertThat(Files.readString(FOLDER.resolve("mashang.env")))
                .doesNotContainPattern("(?m)^\\w*(PASSWORD|API_KEY|CALLER_KEY)=");
    }

    private static Set<String> variables() throws IOException {
        return Files.readAllLines(FOLDER.resolve("mashang.env")).stream()
                .filter(line -> line.matches("\\w+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet());
    }

    private static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().matches(".*\\.(service|timer)"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, List<String>> entries(Path unit) throws IOException {
        Map<String, List<String>> entries = new HashMap<>();
        String section = "";
        for (String line : Files.readAllLines(unit)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                section = line.replaceAll("[\\[\\]]", "");
                assertThat(KEYS).containsKey(section);
                continue;
            }
            String key = line.substring(0, line.indexOf('='));
            assertThat(KEYS.get(section)).as("%s in %s", line, unit).contains(key);
            entries.computeIfAbsent(key, k -> new ArrayList<>()).add(line.substring(line.indexOf('=') + 1));
        }
        return entries;
    }
}
