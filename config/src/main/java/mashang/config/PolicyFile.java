package mashang.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import mashang.config.PlacedPolicy.PlacedClock;
import mashang.config.PlacedPolicy.PlacedRule;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.sla.Policy.BuckPassing;
import org.jspecify.annotations.Nullable;

/** Reads a policy file: the clocks of a city ({@link ClockReader}) and how long each may run ({@link RuleReader}). */
final class PolicyFile {
    /** Clock, rung and policy names become part of alert ids, which are separated by slashes. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** One dispatch is not passing around, and nobody waits for a hundred. */
    private static final int MIN_HOPS = 2;

    private static final int MAX_HOPS = 100;

    private PolicyFile() {}

    static @Nullable Policy read(Path path, String shownAs, References references, Problems problems) {
        YamlMap root = YamlFile.read(path, shownAs, problems);
        return root == null ? null : read(root, references);
    }

    static @Nullable Policy read(YamlMap root, References references) {
        String id = name(root.need("policy"));
        YamlNode versionNode = root.need("version");
        Long version = versionNode == null ? null : versionNode.number(1, Integer.MAX_VALUE);
        YamlNode fromNode = root.need("effectiveFrom");
        Instant from = fromNode == null
                ? null
                : fromNode.parsed(
                        YamlNode::timeOf,
                        "带时区的时间（如 2026-01-01T00:00:00+08:00）",
                        "a time with its offset (such as 2026-01-01T00:00:00+08:00)");
        BuckPassing buckPassing = buckPassing(root.get("buckPassing"));
        Policy.Office office = OfficeReader.read(root.get("office"));
        List<PlacedClock> clocks = clocks(root.need("clocks"), defaults(root.get("defaults"), references), references);
        root.done();
        List<ClockRule> rules = clocks.stream()
                .flatMap(clock -> clock.rules().stream())
                .map(PlacedRule::rule)
                .toList();
        Policy policy = id == null || version == null || from == null
                ? null
                : new Policy(id, version.intValue(), from, rules, buckPassing, office);
        references.policy(root.node(), new PlacedPolicy(policy, clocks));
        return policy;
    }

    private static RuleDefaults defaults(@Nullable YamlNode node, References references) {
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return RuleDefaults.NONE;
        }
        RuleDefaults defaults = RuleDefaults.NONE.with(map, references);
        map.done();
        return defaults;
    }

    private static List<PlacedClock> clocks(@Nullable YamlNode node, RuleDefaults defaults, References references) {
        List<PlacedClock> clocks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode element : node == null ? List.<YamlNode>of() : node.list()) {
            YamlMap map = element.map();
            if (map == null) {
                continue;
            }
            PlacedClock clock = ClockReader.read(map, defaults, references);
            String name = clock.definition().name();
            YamlNode nameNode = map.get("clock");
            if (nameNode == null || names.add(name)) {
                clocks.add(clock);
            } else if (!name.isEmpty()) {
                nameNode.problem(
                        "时钟“" + name + "”写了两次",
                        "clock \"" + name + "\" is written twice",
                        "合并为一个",
                        "Join them into one");
            }
        }
        return List.copyOf(clocks);
    }

    private static @Nullable BuckPassing buckPassing(@Nullable YamlNode node) {
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return null;
        }
        Boolean backAndForth = truth(map.need("backAndForth"));
        YamlNode hopsNode = map.need("hops");
        Long hops = hopsNode == null || hopsNode.says(SpanForms.NONE)
                ? Long.valueOf(0)
                : hopsNode.number(MIN_HOPS, MAX_HOPS);
        Sources.check(map, false);
        map.done();
        if (backAndForth == null || hops == null) {
            return null;
        }
        if (hopsNode != null && hops == 0 && !backAndForth) {
            map.node()
                    .problem(
                            "两项都不用，等于没有写",
                            "uses neither sign of buck-passing",
                            "至少用一项，或删除 buckPassing",
                            "Use one of them, or delete buckPassing");
        }
        return new BuckPassing(backAndForth, hops.intValue());
    }

    /** A name that may stand in an id. */
    static @Nullable String name(@Nullable YamlNode node) {
        return node == null
                ? null
                : node.parsed(
                        PolicyFile::checkedName, "小写字母、数字和 - 组成的名称", "a name of lower-case letters, digits and -");
    }

    /** Yes or no; no where nothing is written. */
    static @Nullable Boolean truth(@Nullable YamlNode node) {
        return node == null ? Boolean.FALSE : node.parsed(PolicyFile::checkedTruth, "true 或 false", "true or false");
    }

    private static String checkedName(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean checkedTruth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
