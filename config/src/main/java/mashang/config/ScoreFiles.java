package mashang.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mashang.accountability.ScorePolicy;
import org.jspecify.annotations.Nullable;

/** Reads how a city weighs the work of its units: {@code scores/*.yaml} save those of indicators and targets, a version each. */
public final class ScoreFiles {
    private static final int WHOLE = 100;
    private static final int MOST_ITEMS = 1_000;
    private static final int LEAST_SURE = 50;
    private static final int MOST_SURE = 99;
    private static final int MOST_VERSIONS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(60);

    private final List<ScorePolicy> versions = new ArrayList<>();

    private ScoreFiles() {}

    /**
     * Every version, in the order in which they come into force; without the folder, or without a file in it, {@link ScorePolicy#DEFAULT}. Throws
     * {@link ConfigException} with everything that is wrong.
     */
    public static List<ScorePolicy> load(Path configDir) {
        Problems problems = new Problems();
        List<ScorePolicy> versions = read(configDir, problems);
        problems.throwIfAny();
        return versions;
    }

    /** Everything that is wrong with them. */
    public static List<Problem> problems(Path configDir) {
        Problems problems = new Problems();
        read(configDir, problems);
        return problems.all();
    }

    private static List<ScorePolicy> read(Path configDir, Problems problems) {
        ScoreFiles files = new ScoreFiles();
        ScoreFolder.read(configDir, ScoreFolder::isOfWeights, problems).forEach(files::add);
        files.versions.sort(Comparator.comparingLong(ScorePolicy::effectiveFrom));
        return files.versions.isEmpty() ? List.of(ScorePolicy.DEFAULT) : List.copyOf(files.versions);
    }

    private void add(YamlMap root) {
        ScorePolicy usual = ScorePolicy.DEFAULT;
        YamlNode id = root.need("id");
        YamlNode version = root.need("version");
        YamlNode from = root.need("effectiveFrom");
        String name = id == null ? null : id.text();
        Long number = version == null ? null : version.number(1, MOST_VERSIONS);
        LocalDate day = from == null ? null : from.date();
        int[] rates = weights(root, "threeRates", "response", "resolution", "satisfaction");
        int[] timed = weights(root, "timed", "timeliness", "quality", "early");
        int[] untimed = weights(root, "untimed", "timeliness", "quality");
        ScorePolicy policy = new ScorePolicy(
                name == null ? "" : name,
                number == null ? 0 : number.intValue(),
                day == null ? 0 : day.toEpochDay(),
                settle(root.get("settle"), usual.settleDays()),
                new ScorePolicy.Rates(rates[0], rates[1], rates[2]),
                new ScorePolicy.Timed(timed[0], timed[1], timed[2]),
                new ScorePolicy.Untimed(untimed[0], untimed[1]),
                number(root.get("minimumItems"), 1, MOST_ITEMS, usual.minimumItems()),
                number(root.get("interval"), LEAST_SURE, MOST_SURE, usual.intervalPercent()));
        root.done();
        if (name != null && number != null && day != null) {
            add(policy, version == null ? root.node() : version, from == null ? root.node() : from);
        }
    }

    private void add(ScorePolicy policy, YamlNode version, YamlNode from) {
        for (ScorePolicy other : versions) {
            ScoreFolder.check(edition(policy), edition(other), version, from);
        }
        versions.add(policy);
    }

    private static ScoreFolder.Edition edition(ScorePolicy policy) {
        return new ScoreFolder.Edition(policy.id(), policy.version(), policy.effectiveFrom());
    }

    /** Whole hundredths of a group, which have to be all of it. */
    static int[] weights(YamlMap root, String group, String... names) {
        int[] weights = new int[names.length];
        YamlNode node = root.need(group);
        YamlMap map = node == null ? null : node.map();
        if (node == null || map == null) {
            return weights;
        }
        long sum = 0;
        boolean isWhole = true;
        for (int i = 0; i < names.length; i++) {
            YamlNode one = map.need(names[i]);
            Long weight = one == null ? null : one.number(0, WHOLE);
            isWhole &= weight != null;
            weights[i] = weight == null ? 0 : weight.intValue();
            sum += weights[i];
        }
        map.done();
        if (isWhole && sum != WHOLE) {
            node.problem(
                    "权重合计是 " + sum + "，不是 100",
                    "the weights sum to " + sum + ", not to 100",
                    "改到合计 100",
                    "Make them sum to 100");
        }
        return weights;
    }

    private static int settle(@Nullable YamlNode node, int usual) {
        Duration length = node == null ? null : node.duration();
        if (node == null || length == null) {
            return usual;
        }
        if (length.toDays() < 0
                || length.compareTo(LONGEST) > 0
                || !Duration.ofDays(length.toDays()).equals(length)) {
            node.problem("应是 0 到 60 的整天数", "should be whole days, 0 to 60", "如 3d", "Like 3d");
        }
        return (int) length.toDays();
    }

    private static int number(@Nullable YamlNode node, int min, int max, int usual) {
        Long number = node == null ? null : node.number(min, max);
        return number == null ? usual : number.intValue();
    }
}
