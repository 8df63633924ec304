package mashang.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mashang.targeting.TargetPolicy;
import org.jspecify.annotations.Nullable;

/** Reads how a city ranks where to look next: {@code scores/targets.yaml}. */
public final class TargetFile {
    /** Its name in the folder of scores. */
    static final String NAME = "targets.yaml";

    private static final Path PLACE = Path.of("scores", NAME);
    private static final int MOST_VERSIONS = 10_000;
    private static final int LONGEST_WINDOW = 366;
    private static final int LONGEST_SPAN = 92;
    private static final int LONGEST_RECURRENCE = 1_096;
    private static final int MOST = 1_000;

    private TargetFile() {}

    /** What the file says; without it {@link TargetPolicy#DEFAULT}. Throws {@link ConfigException} with everything that is wrong. */
    public static TargetPolicy load(Path configDir) {
        Problems problems = new Problems();
        TargetPolicy policy = read(configDir, problems);
        problems.throwIfAny();
        return policy;
    }

    /** Everything that is wrong with it. */
    public static List<Problem> problems(Path configDir) {
        Problems problems = new Problems();
        read(configDir, problems);
        return problems.all();
    }

    private static TargetPolicy read(Path configDir, Problems problems) {
        Path file = configDir.resolve(PLACE);
        YamlMap root = Files.exists(file) ? YamlFile.read(file, City.shown(configDir, file), problems) : null;
        return root == null ? TargetPolicy.DEFAULT : policy(root);
    }

    private static TargetPolicy policy(YamlMap root) {
        TargetPolicy usual = TargetPolicy.DEFAULT;
        YamlNode id = root.need("id");
        String name = id == null ? null : id.text();
        int[] weights = ScoreFiles.weights(root, "weights", "breach", "growth", "repeats", "recurrence");
        YamlNode span = root.get("span");
        TargetPolicy policy = new TargetPolicy(
                name == null ? "" : name,
                number(root.need("version"), 1, MOST_VERSIONS, 0),
                days(root.get("window"), LONGEST_WINDOW, usual.windowDays()),
                days(span, LONGEST_SPAN, usual.spanDays()),
                days(root.get("recurrence"), LONGEST_RECURRENCE, usual.recurrenceDays()),
                new TargetPolicy.Weights(weights[0], weights[1], weights[2], weights[3]),
                number(root.get("prior"), 0, MOST, usual.prior()),
                number(root.get("least"), 1, MOST, usual.least()),
                number(root.get("most"), 1, MOST, usual.most()));
        root.done();
        if (2 * policy.spanDays() > policy.windowDays()) {
            (span == null ? root.node() : span)
                    .problem(
                            "两个 span 比 window 还长，比不出增长",
                            "two spans are longer than the window, so growth cannot be seen",
                            "缩短 span，或加长 window",
                            "Make span shorter or window longer");
        }
        return policy;
    }

    private static int days(@Nullable YamlNode node, int most, int usual) {
        Duration length = node == null ? null : node.duration();
        if (node == null || length == null) {
            return usual;
        }
        boolean isWhole = Duration.ofDays(length.toDays()).equals(length);
        if (!isWhole || length.toDays() < 1 || length.toDays() > most) {
            node.problem("应是 1 到 " + most + " 的整天数", "should be whole days, 1 to " + most, "如 7d", "Like 7d");
            return usual;
        }
        return (int) length.toDays();
    }

    private static int number(@Nullable YamlNode node, int min, int max, int usual) {
        Long number = node == null ? null : node.number(min, max);
        return number == null ? usual : number.intValue();
    }
}
