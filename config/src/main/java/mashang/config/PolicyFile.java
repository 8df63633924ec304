package mashang.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.OrderMatch;
import mashang.sla.Policy;
import mashang.sla.Span;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/** Reads a policy file: the clocks of a city and how long each may run. Elapsed limits only (24×7). */
final class PolicyFile {
    /** Clock and policy names become part of alert ids, which are separated by slashes. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final int MAX_PRIORITY = 1_000_000;

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
                        t -> OffsetDateTime.parse(t).toInstant(),
                        "带时区的时间（如 2026-01-01T00:00:00+08:00）",
                        "a time with its offset (such as 2026-01-01T00:00:00+08:00)");
        List<ClockRule> rules = new ArrayList<>();
        YamlNode clocksNode = root.need("clocks");
        if (clocksNode != null) {
            Set<String> clocks = new HashSet<>();
            for (YamlNode element : clocksNode.list()) {
                YamlMap clock = element.map();
                if (clock != null) {
                    readClock(clock, clocks, references, rules);
                }
            }
        }
        root.done();
        if (id == null || version == null || from == null) {
            return null;
        }
        references.policy(root.node(), id, version.intValue(), from);
        return new Policy(id, version.intValue(), from, List.copyOf(rules), null);
    }

    private static void readClock(YamlMap clock, Set<String> clocks, References references, List<ClockRule> rules) {
        YamlNode nameNode = clock.need("clock");
        String name = name(nameNode);
        if (nameNode != null && name != null && !clocks.add(name)) {
            nameNode.problem(
                    "时钟“" + name + "”写了两次", "clock \"" + name + "\" is written twice", "合并为一个", "Join them into one");
        }
        clock.get("title"); // for people only
        Set<Step> start = steps(clock.need("start"));
        Set<Step> stop = steps(clock.need("stop"));
        YamlNode rulesNode = clock.need("rules");
        if (rulesNode != null) {
            for (YamlNode element : rulesNode.list()) {
                YamlMap rule = element.map();
                if (rule != null) {
                    ClockRule read = rule(rule, name == null ? "" : name, start, stop, references);
                    if (read != null) {
                        rules.add(read);
                    }
                }
            }
        }
        clock.done();
    }

    private static @Nullable ClockRule rule(
            YamlMap rule, String clock, Set<Step> start, Set<Step> stop, References references) {
        YamlNode priorityNode = rule.get("priority");
        Long priority = priorityNode == null ? Long.valueOf(0) : priorityNode.number(-MAX_PRIORITY, MAX_PRIORITY);
        YamlNode suppliedNode = rule.get("suppliedDue");
        Boolean supplied = suppliedNode == null
                ? Boolean.FALSE
                : suppliedNode.parsed(PolicyFile::truth, "true 或 false", "true or false");
        YamlNode limitNode = rule.need("limit");
        Long limit = limitNode == null
                ? null
                : limitNode.parsed(
                        PolicyFile::limit,
                        "大于零的时长（如 10m、24h、7d）或 none",
                        "a duration above zero (such as 10m, 24h, 7d) or none");
        YamlNode matchNode = rule.get("for");
        YamlMap matchMap = matchNode == null ? null : matchNode.map();
        OrderMatch match = matchMap == null ? OrderMatch.ALL : match(matchMap, references);
        YamlNode sourceNode = rule.need("source");
        String source = sourceNode == null ? null : sourceNode.text();
        rule.done();
        if (priority == null || supplied == null || limit == null || source == null) {
            return null;
        }
        ClockDefinition definition = ClockDefinition.ofOrder(clock, ClockDefinition.Owner.UNIT, start, stop);
        Span span = limit < 0 ? null : Span.elapsed(limit);
        return new ClockRule(
                definition, priority.intValue(), match, supplied, span, null, null, List.of(), 0, null, source);
    }

    private static OrderMatch match(YamlMap map, References references) {
        YamlNode feeds = map.get("feeds");
        YamlNode channels = map.get("channels");
        YamlNode kinds = map.get("kinds");
        YamlNode urgencies = map.get("urgencies");
        map.done();
        if (feeds != null) {
            feeds.list().forEach(references::feed);
        }
        return new OrderMatch(
                feeds == null ? Set.of() : Set.copyOf(new HashSet<>(feeds.texts())),
                channels == null ? Set.of() : Set.copyOf(new HashSet<>(channels.texts())),
                constants(kinds, Kind.class),
                constants(urgencies, Urgency.class),
                Set.of(),
                Set.of());
    }

    private static <E extends Enum<E>> Set<E> constants(@Nullable YamlNode node, Class<E> type) {
        Set<E> constants = EnumSet.noneOf(type);
        if (node != null) {
            for (YamlNode element : node.list()) {
                E constant = element.constant(type);
                if (constant != null) {
                    constants.add(constant);
                }
            }
        }
        return Set.copyOf(constants);
    }

    private static Set<Step> steps(@Nullable YamlNode node) {
        if (node != null && node.list().isEmpty()) {
            node.problem("至少要有一个环节", "needs at least one step", "写上环节，如 [ACCEPTED]", "Name a step, such as [ACCEPTED]");
        }
        return constants(node, Step.class);
    }

    private static @Nullable String name(@Nullable YamlNode node) {
        return node == null
                ? null
                : node.parsed(
                        PolicyFile::checkedName, "小写字母、数字和 - 组成的名称", "a name of lower-case letters, digits and -");
    }

    private static String checkedName(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static long limit(String text) {
        if (text.equals("none")) {
            return -1;
        }
        Duration limit = YamlNode.durationOf(text);
        if (limit.toMillis() <= 0) {
            throw new IllegalArgumentException(text);
        }
        return limit.toMillis();
    }
}
