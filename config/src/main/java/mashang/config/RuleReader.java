package mashang.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import mashang.config.PlacedPolicy.PlacedRule;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockRule;
import mashang.sla.OrderMatch;
import mashang.sla.Span;
import mashang.workorder.Kind;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a clock: how long it may run, for which orders. */
final class RuleReader {
    private static final int MAX_PRIORITY = 1_000_000;
    private static final Pattern CATEGORY = Pattern.compile("[^/]+(/[^/]+)*");

    private final ClockDefinition clock;
    private final RuleDefaults defaults;
    private final References references;

    RuleReader(ClockDefinition clock, RuleDefaults defaults, References references) {
        this.clock = clock;
        this.defaults = defaults;
        this.references = references;
    }

    @Nullable
    PlacedRule read(YamlMap rule) {
        YamlNode priorityNode = rule.get("priority");
        Long priority = priorityNode == null ? Long.valueOf(0) : priorityNode.number(-MAX_PRIORITY, MAX_PRIORITY);
        Boolean supplied = PolicyFile.truth(rule.get("suppliedDue"));
        Span limit = limit(rule);
        ClockDefinition.Cadence cadence = cadence(rule);
        YamlNode matchNode = rule.get("for");
        OrderMatch match = matchNode == null ? OrderMatch.ALL : match(matchNode.map());
        RuleDefaults own = defaults.with(rule, references);
        YamlNode sourceNode = rule.need("source");
        String source = sourceNode == null ? null : sourceNode.text();
        rule.done();
        if (priority == null || supplied == null || match == null || source == null) {
            return null;
        }
        ClockRule read = new ClockRule(
                clock,
                priority.intValue(),
                match,
                supplied,
                limit,
                own.calendar(),
                own.warnBefore(),
                own.ladder(),
                own.reminders(),
                own.graceMillis(),
                own.issuesLight(),
                cadence,
                source);
        return new PlacedRule(read, rule.node());
    }

    /** Intervals of its own; absent: those of the clock. */
    private ClockDefinition.@Nullable Cadence cadence(YamlMap rule) {
        YamlNode node = rule.get("cadence");
        if (node == null) {
            return null;
        }
        if (clock.scope() != ClockDefinition.Scope.CADENCE) {
            node.problem(
                    "只有 scope 为 cadence 的时钟才有督查频次",
                    "only a clock of scope cadence has a cadence",
                    "删除 cadence",
                    "Delete the cadence");
            return null;
        }
        return CadenceReader.read(node, Sources.names(rule));
    }

    private @Nullable Span limit(YamlMap rule) {
        if (clock.scope() == ClockDefinition.Scope.CADENCE) {
            YamlNode node = rule.get("limit");
            if (node != null) {
                node.problem(
                        "按频次督查的时钟没有 limit",
                        "a clock of scope cadence has no limit",
                        "删除；间隔写在 cadence 里",
                        "Delete it; cadence says the intervals");
            }
            return null;
        }
        YamlNode node = rule.need("limit");
        return node == null || node.says(SpanForms.NONE) ? null : SpanForms.limit(node);
    }

    private @Nullable OrderMatch match(@Nullable YamlMap map) {
        if (map == null) {
            return null;
        }
        YamlNode feeds = map.get("feeds");
        YamlNode units = map.get("units");
        Set<String> feedNames = members(feeds, YamlNode::text);
        Set<String> channels = members(map.get("channels"), YamlNode::text);
        Set<Kind> kinds = members(map.get("kinds"), node -> node.constant(Kind.class));
        Set<Urgency> urgencies = members(map.get("urgencies"), node -> node.constant(Urgency.class));
        Set<String> categories = members(map.get("categories"), RuleReader::category);
        Set<String> unitIds = members(units, YamlNode::text);
        map.done();
        if (feeds != null) {
            feeds.list().forEach(references::feed);
        }
        if (units != null) {
            units.list().forEach(references::unitMention);
        }
        return feedNames == null
                        || channels == null
                        || kinds == null
                        || urgencies == null
                        || categories == null
                        || unitIds == null
                ? null
                : new OrderMatch(feedNames, channels, kinds, urgencies, categories, unitIds);
    }

    /** The members of a list; nothing where it is not given; absent where one of them is wrong. */
    private static <T> @Nullable Set<T> members(@Nullable YamlNode node, Function<YamlNode, @Nullable T> reader) {
        if (node == null) {
            return Set.of();
        }
        List<YamlNode> elements = node.list();
        Set<T> members = new HashSet<>();
        boolean sound = !elements.isEmpty();
        if (!sound) {
            // taken as it stands it would be for every order, which nobody means who writes it
            node.problem(
                    "列表是空的",
                    "the list is empty",
                    "写上至少一项；不限就删除这一行",
                    "Name at least one, or delete the line to mean all");
        }
        for (YamlNode element : elements) {
            T member = reader.apply(element);
            sound &= member != null;
            if (member != null) {
                members.add(member);
            }
        }
        return sound ? Set.copyOf(members) : null;
    }

    private static @Nullable String category(YamlNode node) {
        return node.parsed(
                text -> {
                    if (!CATEGORY.matcher(text).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                },
                "类别（如 城建 或 城建/道路，首尾没有斜杠）",
                "a category (such as 城建 or 城建/道路, without a slash at either end)");
    }
}
