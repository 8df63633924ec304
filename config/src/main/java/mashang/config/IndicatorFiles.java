package mashang.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.accountability.Indicator;
import mashang.accountability.IndicatorPolicy;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import org.jspecify.annotations.Nullable;

/** Reads by what a city compares its units: {@code scores/indicators*.yaml}, a version each. */
public final class IndicatorFiles {
    private static final int WHOLE = 100;
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_VERSIONS = 10_000;

    private final List<IndicatorPolicy> versions = new ArrayList<>();
    private final Set<String> clocks;

    /** @param clocks names of those there are; empty where nobody knows */
    private IndicatorFiles(Set<String> clocks) {
        this.clocks = clocks;
    }

    /**
     * Every version, in the order in which they come into force; without a file none. Throws {@link ConfigException} with everything that is wrong.
     *
     * @param city whose clocks there are
     */
    public static List<IndicatorPolicy> load(Path configDir, City city) {
        Problems problems = new Problems();
        List<IndicatorPolicy> versions = read(configDir, city, problems);
        problems.throwIfAny();
        return versions;
    }

    /**
     * Everything that is wrong with them.
     *
     * @param city absent where it cannot be read: then no clock is unknown
     */
    public static List<Problem> problems(Path configDir, @Nullable City city) {
        Problems problems = new Problems();
        read(configDir, city, problems);
        return problems.all();
    }

    private static List<IndicatorPolicy> read(Path configDir, @Nullable City city, Problems problems) {
        IndicatorFiles files = new IndicatorFiles(city == null ? Set.of() : clocks(city));
        ScoreFolder.read(configDir, ScoreFolder::isOfIndicators, problems).forEach(files::add);
        files.versions.sort(Comparator.comparingLong(IndicatorPolicy::effectiveFrom));
        return List.copyOf(files.versions);
    }

    private static Set<String> clocks(City city) {
        Set<String> clocks = new TreeSet<>();
        for (Policy policy : city.policies()) {
            for (ClockRule rule : policy.rules()) {
                clocks.add(rule.clock().name());
            }
        }
        return clocks;
    }

    private void add(YamlMap root) {
        YamlNode id = root.need("id");
        YamlNode version = root.need("version");
        YamlNode from = root.need("effectiveFrom");
        String name = id == null ? null : id.text();
        Long number = version == null ? null : version.number(1, MOST_VERSIONS);
        LocalDate day = from == null ? null : from.date();
        int minimum = number(root.need("minimum"), MOST_ITEMS);
        int shrink = number(root.need("shrink"), MOST_ITEMS);
        int margin = number(root.need("trend"), WHOLE);
        List<Indicator> indicators = indicators(root.need("indicators"));
        root.done();
        if (name != null && number != null && day != null && version != null && from != null) {
            IndicatorPolicy policy = new IndicatorPolicy(
                    name, number.intValue(), day.toEpochDay(), minimum, shrink, (double) margin / WHOLE, indicators);
            for (IndicatorPolicy other : versions) {
                ScoreFolder.check(edition(policy), edition(other), version, from);
            }
            versions.add(policy);
        }
    }

    private static ScoreFolder.Edition edition(IndicatorPolicy policy) {
        return new ScoreFolder.Edition(policy.id(), policy.version(), policy.effectiveFrom());
    }

    private static int number(@Nullable YamlNode node, int most) {
        Long number = node == null ? null : node.number(1, most);
        return number == null ? 1 : number.intValue();
    }

    private List<Indicator> indicators(@Nullable YamlNode list) {
        List<Indicator> indicators = new ArrayList<>();
        if (list == null) {
            return indicators;
        }
        IndicatorReader reader = new IndicatorReader(clocks);
        Set<String> ids = new HashSet<>();
        List<YamlNode> nodes = list.list();
        if (nodes.size() > IndicatorPolicy.MOST) {
            list.problem(
                    "有 " + nodes.size() + " 项指标，最多 " + IndicatorPolicy.MOST + " 项",
                    "there are " + nodes.size() + " indicators, " + IndicatorPolicy.MOST + " at most",
                    "删去次要的",
                    "Leave out those that matter less");
        }
        for (YamlNode node : nodes) {
            YamlMap map = node.map();
            Indicator indicator = map == null ? null : reader.read(map);
            if (indicator != null && !ids.add(indicator.id())) {
                node.problem(
                        "编号 " + indicator.id() + " 写了两遍",
                        "id " + indicator.id() + " is there twice",
                        "换一个编号",
                        "Choose another id");
            } else if (indicator != null) {
                indicators.add(indicator);
            }
        }
        return List.copyOf(indicators);
    }
}
