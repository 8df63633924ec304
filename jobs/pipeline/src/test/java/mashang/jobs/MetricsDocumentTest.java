package mashang.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mashang.delivery.Delivery;
import mashang.sla.Alert;
import org.apache.flink.runtime.checkpoint.DefaultCheckpointStatsTracker;
import org.apache.flink.runtime.metrics.MetricNames;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is written about metrics is true: all of ours are described, and alert rules speak of metrics there are. */
class MetricsDocumentTest {
    private static final Path PROMETHEUS = Path.of("..", "..", "config", "deploy", "prometheus");
    private static final String OURS = "flink_taskmanager_job_task_operator_mashang_";

    /** Where Flink puts its own. */
    private static final Pattern SCOPE = Pattern.compile(
            "flink_(jobmanager_job_|jobmanager_|taskmanager_job_task_|taskmanager_Status_JVM_Memory_Heap_)(.+)");

    private static final Pattern REGISTERED =
            Pattern.compile("\\.(?:counter|gauge|histogram|meter)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");

    @Test
    void everyMetricOfOursIsDescribedAndNoOther() throws IOException {
        Set<String> described = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\| ")
                .matcher(Files.readString(PROMETHEUS.resolve("METRICS.md")));
        while (row.find()) {
            described.add(row.group(1));
        }
        assertThat(described).isEqualTo(registered());
    }

    @Test
    void alertRulesAreWholeAndSpeakOfMetricsThereAre() throws IOException {
        Set<String> known = registered().stream().map(OURS::concat).collect(Collectors.toSet());
        Set<String> flinks = flinkNames();
        Set<String> names = new TreeSet<>();
        for (Map<String, Object> rule : rules()) {
            assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
            assertThat(names.add((String) rule.get("alert")))
                    .as("%s is there once", rule)
                    .isTrue();
            assertThat(rule.get("labels")).asString().matches("\\{severity=(page|ticket)}");
            assertThat(rule.get("annotations")).asString().contains("summary=", "action=", " | ");
            assertThat(used((String) rule.get("expr"))).isNotEmpty().allSatisfy(metric -> assertThat(
                            known.contains(metric) || isFlinks(metric, flinks))
                    .as("%s of %s", metric, rule.get("alert"))
                    .isTrue());
            assertThat(balance((String) rule.get("expr"))).isZero();
        }
        assertThat(names).hasSizeGreaterThan(10);
        String document = Files.readString(PROMETHEUS.resolve("METRICS.md"));
        assertThat(used(document)).allSatisfy(metric -> assertThat(metric.equals(OURS) || isFlinks(metric, flinks))
                .as("%s", metric)
                .isTrue());
    }

    /** The reporter replaces what a label must not have: a rule that asks for a job by the name it was submitted under never fires. */
    @Test
    void alertRulesAskForJobsByTheNamesTheReporterTells() throws IOException {
        List<String> jobs = AllCommand.NAMES;
        Set<String> missed = new TreeSet<>();
        for (Map<String, Object> rule : rules()) {
            Matcher selector = Pattern.compile("job_name(=~|=)\"([^\"]+)\"").matcher((String) rule.get("expr"));
            while (selector.find()) {
                assertThat(selector.group(1)).as("%s", rule.get("alert")).isEqualTo("=~");
                List<String> meant = jobs.stream()
                        .map("mashang "::concat)
                        .filter(job -> job.matches(selector.group(2)))
                        .toList();
                assertThat(meant).as("%s", rule.get("alert")).isNotEmpty();
                assertThat(meant.stream().map(MetricsDocumentTest::told))
                        .as("%s", rule.get("alert"))
                        .allMatch(label -> label.matches(selector.group(2)));
                if (((String) rule.get("expr")).contains("absent(")) {
                    missed.addAll(meant);
                }
            }
        }
        assertThat(missed).as("jobs whose absence is told").hasSize(jobs.size());
    }

    @Test
    void everyAlertRuleHasACaseInWhichItFires() throws IOException {
        String cases = Files.readString(PROMETHEUS.resolve("alerts-test.yaml"));
        assertThat(rules()).allSatisfy(rule -> assertThat(cases).contains("alertname=\"" + rule.get("alert") + '"'));
    }

    /** What Flink's reporter does to the value of a label unless it is told to leave it alone. */
    private static String told(String label) {
        return label.replaceAll("[^a-zA-Z0-9:_]", "_");
    }

    private static boolean isFlinks(String metric, Set<String> names) {
        Matcher scope = SCOPE.matcher(metric);
        return scope.matches() && names.contains(scope.group(2));
    }

    private static int balance(String expression) {
        return expression
                .chars()
                .map(c -> c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0)
                .sum();
    }

    private static Set<String> used(String text) {
        Set<String> used = new TreeSet<>();
        Matcher metric = Pattern.compile("flink_[A-Za-z0-9_]+").matcher(text);
        while (metric.find()) {
            used.add(metric.group());
        }
        return used;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml(
                        new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(PROMETHEUS.resolve("alerts.yaml")));
        return file.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .toList();
    }

    /** As the code registers them, spelled as the reporter does. */
    private static Set<String> registered() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of(".", "../../connectors")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher metric = REGISTERED.matcher(Files.readString(file));
                    while (metric.find()) {
                        names.addAll(spelled(metric.group(1), metric.group(2) != null));
                    }
                }
            }
        }
        return names;
    }

    private static List<String> spelled(String name, boolean isBeginning) {
        Stream<String> names = Stream.of(name);
        if (isBeginning) {
            names = name.equals("alerts.")
                    ? Arrays.stream(Alert.Kind.values()).map(kind -> name + kind.word())
                    : Arrays.stream(Delivery.Status.values())
                            .map(status -> name + status.name().toLowerCase(Locale.ROOT));
        }
        String group = name.equals("deadLetters") ? "reason_" : "";
        return names.map(n -> group + n.replaceAll("[^a-zA-Z0-9_]", "_")).toList();
    }

    private static Set<String> flinkNames() {
        return Stream.of(MetricNames.class, DefaultCheckpointStatsTracker.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == String.class)
                .map(MetricsDocumentTest::constant)
                .collect(Collectors.toSet());
    }

    private static String constant(Field field) {
        try {
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
