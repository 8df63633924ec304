package mashang.config;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import mashang.sla.Policy;
import mashang.units.Succession;
import mashang.units.Unit;
import org.jspecify.annotations.Nullable;

/** What the files say about one another: names written twice, and names nobody bears. Checked when all are read. */
final class References {
    private final Map<String, YamlNode> feeds = new HashMap<>();
    private final Map<String, String> topics = new HashMap<>();
    private final List<YamlNode> feedsMentioned = new ArrayList<>();
    private final Map<String, TreeMap<Integer, Instant>> versions = new HashMap<>();
    private final List<PlacedPolicy> policies = new ArrayList<>();
    private final List<YamlNode> unitsMentioned = new ArrayList<>();
    private final Set<String> calendars = new HashSet<>();
    private final List<YamlNode> calendarsMentioned = new ArrayList<>();
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, List<Unit>> bearers = new HashMap<>();
    private final Map<String, YamlNode> parents = new HashMap<>();
    private final Map<String, YamlNode> succeeded = new HashMap<>();

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

    /** A unit is named, by its id, elsewhere than in the registry. */
    void unitMention(YamlNode mention) {
        unitsMentioned.add(mention);
    }

    void calendar(YamlNode node, String id) {
        twice(node, !calendars.add(id), id);
    }

    /** There is a calendar of this id without a file. */
    void calendar(String id) {
        calendars.add(id);
    }

    /** A calendar is named by its id. */
    void calendarMention(YamlNode mention) {
        calendarsMentioned.add(mention);
    }

    void policy(YamlNode node, PlacedPolicy placed) {
        policies.add(placed);
        Policy policy = placed.policy();
        if (policy != null) {
            version(node, policy.id(), policy.version(), policy.effectiveFrom());
        }
    }

    private void version(YamlNode node, String id, int version, Instant from) {
        TreeMap<Integer, Instant> others = versions.computeIfAbsent(id, k -> new TreeMap<>());
        if (others.containsKey(version)) {
            twice(node, true, id + '@' + version);
            return;
        }
        Map.Entry<Integer, Instant> before = others.lowerEntry(version);
        Map.Entry<Integer, Instant> after = others.higherEntry(version);
        if ((before != null && before.getValue().isAfter(from))
                || (after != null && after.getValue().isBefore(from))) {
            node.problem(
                    "版本 " + version + " 的生效时间与其他版本颠倒",
                    "version " + version + " takes effect out of turn",
                    "较高的版本须较晚生效",
                    "A higher version must take effect later");
        }
        others.put(version, from);
    }

    void unit(YamlNode node, @Nullable YamlNode parent, Unit unit) {
        twice(node, units.putIfAbsent(unit.id(), unit) != null, unit.id());
        if (parent != null) {
            parents.put(unit.id(), parent);
        }
        if (unit.succession() != null) {
            succeeded.put(unit.id(), node);
        }
        for (Unit.Name name : unit.names()) {
            for (Unit other : bearers.computeIfAbsent(name.name(), k -> new ArrayList<>())) {
                boolean both = !other.id().equals(unit.id())
                        && other.names().stream()
                                .anyMatch(n -> n.name().equals(name.name())
                                        && overlap(asBorne(n, other), asBorne(name, unit)));
                twice(node, both, name.name());
            }
            bearers.computeIfAbsent(name.name(), k -> new ArrayList<>()).add(unit);
        }
    }

    /** Call it when everything is read. */
    void check() {
        checkMentions(feedsMentioned, feeds.keySet(), "来源", "feed", "feeds");
        checkMentions(unitsMentioned, units.keySet(), "单位", "unit", "units");
        checkMentions(calendarsMentioned, calendars, "工作日历", "calendar", "calendars");
        parents.forEach(this::checkParent);
        succeeded.forEach(this::checkHeirs);
        new PolicyClashes(policies, this::areOnOneBranch).check();
    }

    private static void checkMentions(
            List<YamlNode> mentions, Set<String> known, String chinese, String english, String folder) {
        for (YamlNode mention : mentions) {
            String name = mention.text();
            if (name != null && !known.contains(name)) {
                mention.problem(
                        "没有名为“" + name + "”的" + chinese,
                        "there is no " + english + " named \"" + name + '"',
                        "改正名称，或在 " + folder + " 下添加它",
                        "Correct the name, or add the " + english + " under " + folder);
            }
        }
    }

    /** Whether of two units one is the other or lies above it. */
    private boolean areOnOneBranch(String a, String b) {
        return andAbove(a).contains(b) || andAbove(b).contains(a);
    }

    private Set<String> andAbove(String id) {
        Set<String> ids = new HashSet<>();
        String at = id;
        while (at != null && ids.add(at)) {
            Unit unit = units.get(at);
            at = unit == null ? null : unit.parent();
        }
        return ids;
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

    /** Who followed must have been there: so the days of a line of successions go up, and it cannot be a circle. */
    private void checkHeirs(String id, YamlNode node) {
        Succession ended = Objects.requireNonNull(units.get(id)).succession();
        for (Succession.Heir heir : Objects.requireNonNull(ended).heirs()) {
            Unit followed = units.get(heir.unit());
            if (followed != null && followed.hasEnded(ended.on())) {
                node.problem(
                        "“" + heir.unit() + "”在 " + ended.on() + " 已不存在，不能承接",
                        '"' + heir.unit() + "\" is no more on " + ended.on() + ", and cannot follow",
                        "改正 ended 或 into",
                        "Correct ended or into");
            }
        }
    }

    /** A unit that ended bears no name any more. */
    private static Unit.Name asBorne(Unit.Name name, Unit unit) {
        Succession ended = unit.succession();
        LocalDate until = name.until();
        return ended == null || (until != null && until.isBefore(ended.on()))
                ? name
                : new Unit.Name(name.name(), name.from(), ended.on());
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
