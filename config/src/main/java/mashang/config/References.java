package mashang.config;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mashang.units.Unit;
import org.jspecify.annotations.Nullable;

/** What the files say about one another: names written twice, and names nobody bears. Checked when all are read. */
final class References {
    private final Map<String, YamlNode> feeds = new HashMap<>();
    private final Map<String, String> topics = new HashMap<>();
    private final List<YamlNode> feedsMentioned = new ArrayList<>();
    private final Map<String, TreeMap<Integer, Instant>> policies = new HashMap<>();
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, List<Unit>> bearers = new HashMap<>();
    private final Map<String, YamlNode> parents = new HashMap<>();

    void feed(YamlNode node, Feed feed) {
        twice(node, feeds.putIfAbsent(feed.name(), node) != null, feed.name());
        String topic = feed.topic();
        if (topic != null) {
            twice(node, topics.putIfAbsent(topic, feed.name()) != null, topic);
        }
    }

    /** A feed is named elsewhere. */
    void feed(YamlNode mention) {
        feedsMentioned.add(mention);
    }

    void policy(YamlNode node, String id, int version, Instant from) {
        TreeMap<Integer, Instant> versions = policies.computeIfAbsent(id, k -> new TreeMap<>());
        if (versions.containsKey(version)) {
            twice(node, true, id + '@' + version);
            return;
        }
        Map.Entry<Integer, Instant> before = versions.lowerEntry(version);
        Map.Entry<Integer, Instant> after = versions.higherEntry(version);
        if ((before != null && before.getValue().isAfter(from))
                || (after != null && after.getValue().isBefore(from))) {
            node.problem(
                    "版本 " + version + " 的生效时间与其他版本颠倒",
                    "version " + version + " takes effect out of turn",
                    "较高的版本须较晚生效",
                    "A higher version must take effect later");
        }
        versions.put(version, from);
    }

    void unit(YamlNode node, @Nullable YamlNode parent, Unit unit) {
        twice(node, units.putIfAbsent(unit.id(), unit) != null, unit.id());
        if (parent != null) {
            parents.put(unit.id(), parent);
        }
        for (Unit.Name name : unit.names()) {
            for (Unit other : bearers.computeIfAbsent(name.name(), k -> new ArrayList<>())) {
                boolean both = !other.id().equals(unit.id())
                        && other.names().stream().anyMatch(n -> n.name().equals(name.name()) && overlap(n, name));
                twice(node, both, name.name());
            }
            bearers.computeIfAbsent(name.name(), k -> new ArrayList<>()).add(unit);
        }
    }

    /** Call it when everything is read. */
    void check() {
        for (YamlNode mention : feedsMentioned) {
            String name = mention.text();
            if (name != null && !feeds.containsKey(name)) {
                mention.problem(
                        "没有名为“" + name + "”的来源",
                        "there is no feed named \"" + name + '"',
                        "改正名称，或在 feeds 下添加它",
                        "Correct the name, or add the feed under feeds");
            }
        }
        parents.forEach(this::checkParent);
    }

    private void checkParent(String id, YamlNode node) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (at != null) {
            Unit unit = units.get(at);
            if (unit == null) {
                // told at the unit that names it, not at every unit below
                if (seen.size() == 1) {
                    node.problem("没有编号为“" + at + "”的单位", "there is no unit \"" + at + '"', "改正编号", "Correct the id");
                }
                return;
            }
            if (!seen.add(at)) {
                node.problem("上级关系成环", "its parents form a circle", "改正 parent", "Correct the parent");
                return;
            }
            at = unit.parent();
        }
    }

    private static boolean overlap(Unit.Name a, Unit.Name b) {
        return before(a.from(), b.until()) && before(b.from(), a.until());
    }

    private static boolean before(@Nullable LocalDate from, @Nullable LocalDate until) {
        return from == null || until == null || from.isBefore(until);
    }

    private static void twice(YamlNode node, boolean isTwice, String name) {
        if (isTwice) {
            node.problem(
                    "“" + name + "”已在别处用过",
                    '"' + name + "\" is used elsewhere already",
                    "改名，或删除其中一个",
                    "Rename or delete one of them");
        }
    }
}
