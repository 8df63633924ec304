package mashang.config;

import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.delivery.ChannelSettings;
import mashang.delivery.Language;
import mashang.delivery.QuietHours;
import mashang.delivery.Recipient;
import mashang.delivery.Route;
import mashang.delivery.Routes;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/** Reads the files of routes, all of them as one: channels, recipients, routes, quiet hours. */
final class RoutesFile {
    private static final Set<String> PLACES = Set.of(Route.UNIT, Route.PARENT);

    private final @Nullable RouteNames known;
    private final List<ChannelSettings> channels = new ArrayList<>();
    private final List<Recipient> recipients = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, YamlNode> secrets = new TreeMap<>();
    private final Map<YamlNode, String> channelMentions = new LinkedHashMap<>();
    private final Map<YamlNode, String> recipientMentions = new LinkedHashMap<>();
    private final Set<String> published = new HashSet<>();
    private final boolean isPublished;
    private @Nullable String board;
    private @Nullable QuietHours quiet;

    RoutesFile(@Nullable City city) {
        this(city == null ? null : RouteNames.of(city), false);
    }

    private RoutesFile(@Nullable RouteNames known, boolean isPublished) {
        this.known = known;
        this.isPublished = isPublished;
    }

    /**
     * Reads a file that is published while the jobs run: its routes take the place of all of the folder's, its recipients join them or
     * take their place. Channels, the address of the board and quiet hours are the folder's: they need secrets, or a restart.
     *
     * @param base the folder's; absent: channels and recipients are not looked up
     * @param known absent: units, calendars and clocks are not looked up
     * @param problems gets what only all of it together shows
     */
    static Routes published(YamlMap root, @Nullable DeliveryPlan base, @Nullable RouteNames known, Problems problems) {
        RoutesFile file = new RoutesFile(known, true);
        for (String foreign : List.of("board", "quiet", "channels")) {
            YamlNode node = root.get(foreign);
            if (node != null) {
                node.problem(
                        foreign + " 只能写在配置目录里，重启送达作业后生效",
                        foreign + " belongs into the configuration folder; it takes a restart of the delivery job",
                        "删去这一项",
                        "Delete it");
            }
        }
        if (base != null) {
            file.channels.addAll(base.channels());
            file.recipients.addAll(base.routes().recipients());
        }
        each(root.get("recipients"), file::recipient);
        each(root.need("routes"), file::route);
        root.done();
        if (base != null) {
            file.check(problems);
        }
        return new Routes(List.copyOf(file.routes), List.copyOf(file.recipients));
    }

    void read(YamlMap root) {
        YamlNode boardNode = root.get("board");
        if (boardNode != null) {
            board = boardNode.parsed(
                    RoutesFile::address, "网址（http:// 或 https:// 开头）", "an address (http:// or https://)");
        }
        YamlNode quietNode = root.get("quiet");
        if (quietNode != null && !quietNode.says("none")) {
            YamlMap map = quietNode.map();
            quiet = map == null ? quiet : quiet(map);
        }
        each(root.get("channels"), map -> {
            ChannelSettings one = ChannelReader.read(map, secrets);
            if (one != null
                    && isNew(
                            map,
                            "channel",
                            one.id(),
                            channels.stream().map(ChannelSettings::id).toList())) {
                channels.add(one);
            }
        });
        each(root.get("recipients"), this::recipient);
        each(root.get("routes"), this::route);
        root.done();
    }

    private interface Reader {
        void read(YamlMap map);
    }

    private static void each(@Nullable YamlNode node, Reader reader) {
        if (node != null) {
            for (YamlNode element : node.list()) {
                YamlMap map = element.map();
                if (map != null) {
                    reader.read(map);
                }
            }
        }
    }

    private static boolean isNew(YamlMap map, String key, String id, List<String> known) {
        YamlNode node = map.get(key);
        if (known.contains(id) && node != null) {
            node.problem(
                    "“" + id + "”写了两次", '"' + id + "\" is written twice", "改名或删除一个", "Rename or delete one of them");
            return false;
        }
        return true;
    }

    private static String address(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(text);
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable QuietHours quiet(YamlMap map) {
        YamlNode awake = map.need("awake");
        YamlNode days = map.get("days");
        boolean all = days != null && days.says("all");
        if (days != null && !all && !days.says("working")) {
            days.problem(
                    "应为 working 或 all",
                    "should be working or all",
                    "工作日写 working，每天写 all",
                    "Write working for working days, all for every day");
        }
        map.done();
        LocalTime[] hours = awake == null
                ? null
                : awake.parsed(RoutesFile::hours, "一天中的一段时间（如 08:00-20:00）", "a part of the day (such as 08:00-20:00)");
        return hours == null ? null : new QuietHours(hours[0], hours[1], !all);
    }

    private static LocalTime[] hours(String text) {
        String[] both = text.split("-", -1);
        LocalTime[] hours = {LocalTime.parse(both[0].strip()), LocalTime.parse(both[both.length - 1].strip())};
        if (both.length != 2 || !hours[0].isBefore(hours[1])) {
            throw new IllegalArgumentException(text);
        }
        return hours;
    }

    private void recipient(YamlMap map) {
        String id = ChannelReader.id(map.need("recipient"));
        YamlNode nameNode = map.get("name");
        String name = nameNode == null ? id : nameNode.text();
        Set<String> units = new HashSet<>();
        YamlNode unitsNode = map.get("units");
        if (unitsNode != null) {
            unitsNode.list().forEach(node -> unit(node, units));
        }
        List<String> by = new ArrayList<>();
        YamlNode byNode = map.need("channels");
        if (byNode != null) {
            byNode.list().forEach(node -> mention(node, by, channelMentions));
            empty(byNode);
        }
        YamlNode languageNode = map.get("language");
        Language language = languageNode == null ? Language.ZH : languageNode.constant(Language.class);
        YamlNode calendarNode = map.get("calendar");
        String calendar = calendarNode == null ? null : calendarNode.text();
        if (calendar != null
                && calendarNode != null
                && known != null
                && !known.calendars().contains(calendar)) {
            unknown(calendarNode, calendar, known.calendars());
        }
        YamlNode roleNode = map.get("role");
        String role = roleNode == null ? null : roleNode.text();
        if (roleNode == null && Route.OFFICE.equals(id)) {
            role = Route.OFFICE; // the office acknowledges as what it is
        }
        // What was published once stays readable, whatever becomes of the policies.
        if (known != null && roleNode != null && role != null && !isPublished) {
            checkRole(roleNode, role, known.acknowledging());
        }
        map.done();
        if (isPublished && id != null) {
            recipients.removeIf(r -> r.id().equals(id) && !published.contains(id));
            published.add(id);
        }
        if (id != null
                && name != null
                && !by.isEmpty()
                && language != null
                && isNew(
                        map,
                        "recipient",
                        id,
                        recipients.stream().map(Recipient::id).toList())) {
            if (PLACES.contains(id)) {
                map.node().problem("“" + id + "”是保留字", '"' + id + "\" is reserved", "改名", "Rename it");
                return;
            }
            recipients.add(new Recipient(id, name, Set.copyOf(units), List.copyOf(by), language, calendar, role));
        }
    }

    /** Who follows a link is told that it counts. */
    private static void checkRole(YamlNode node, String role, Set<String> acknowledging) {
        if (!acknowledging.contains(role)) {
            unknown(node, role, acknowledging);
        }
    }

    private void unit(YamlNode node, Set<String> units) {
        String id = node.text();
        if (id != null && known != null && known.units().byId(id).isEmpty()) {
            node.problem(
                    "单位名册里没有“" + id + "”",
                    "the registry of units has no \"" + id + '"',
                    "改正编号，或先登记单位",
                    "Correct the id, or register the unit first");
        } else if (id != null) {
            units.add(id);
        }
    }

    private static void mention(YamlNode node, List<String> into, Map<YamlNode, String> mentions) {
        String text = node.text();
        if (text != null) {
            into.add(text);
            mentions.put(node, text);
        }
    }

    private static void empty(YamlNode node) {
        if (node.list().isEmpty()) {
            node.problem("列表是空的", "the list is empty", "至少写一个", "Name at least one");
        }
    }

    private void route(YamlMap map) {
        YamlNode matchNode = map.get("for");
        YamlMap match = matchNode == null ? null : matchNode.map();
        Set<Alert.Kind> kinds = new TreeSet<>();
        for (YamlNode node : list(match, "kinds")) {
            Alert.Kind kind = node.constant(Alert.Kind.class);
            if (kind == Alert.Kind.CORRECTION) {
                node.problem(
                        "更正随它所更正的告警走，不单独设路由", "a correction goes where the alert it corrects went", "删除", "Delete it");
            } else if (kind != null) {
                kinds.add(kind);
            }
        }
        Set<String> clocks = texts(match, "clocks");
        Set<String> rungs = texts(match, "rungs");
        Set<String> feeds = texts(match, "feeds");
        Set<String> units = new TreeSet<>();
        list(match, "units").forEach(node -> unit(node, units));
        Set<String> areas = texts(match, "areas");
        checkClocks(match, clocks);
        if (match != null) {
            match.done();
        }
        List<String> to = to(map.need("to"));
        YamlNode urgentNode = map.get("urgent");
        boolean urgent = urgentNode != null && urgentNode.says("true");
        if (urgentNode != null && !urgent && !urgentNode.says("false")) {
            urgentNode.problem(
                    "应为 true 或 false", "should be true or false", "紧急写 true", "Write true where it is urgent");
        }
        List<Route.Climb> climb = new ArrayList<>();
        YamlNode climbNode = map.get("climb");
        each(climbNode, step -> {
            YamlNode after = step.need("after");
            var wait = after == null ? null : after.duration();
            List<String> next = to(step.need("to"));
            step.done();
            if (wait != null) {
                climb.add(new Route.Climb(wait.toMillis(), next));
            }
        });
        if (climbNode != null && climb.size() > Route.MOST_CLIMBS) {
            climbNode.problem("最多 4 级", "at most 4 steps", "减少级数", "Remove some");
        }
        map.done();
        routes.add(new Route(kinds, clocks, rungs, feeds, units, areas, to, urgent, List.copyOf(climb)));
    }

    private List<String> to(@Nullable YamlNode node) {
        List<String> to = new ArrayList<>();
        if (node != null && !node.says("nobody")) {
            node.list().forEach(one -> mention(one, to, recipientMentions));
            empty(node);
        }
        return List.copyOf(to);
    }

    private void checkClocks(@Nullable YamlMap match, Set<String> clocks) {
        YamlNode node = match == null ? null : match.get("clocks");
        if (known == null || node == null) {
            return;
        }
        Set<String> names = known.clocks();
        clocks.stream().filter(c -> !names.contains(c)).forEach(c -> unknown(node, c, names));
    }

    private static List<YamlNode> list(@Nullable YamlMap map, String key) {
        YamlNode node = map == null ? null : map.get(key);
        if (node != null) {
            empty(node);
        }
        return node == null ? List.of() : node.list();
    }

    private static Set<String> texts(@Nullable YamlMap map, String key) {
        Set<String> texts = new TreeSet<>();
        for (YamlNode node : list(map, key)) {
            String text = node.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** What can only be said once everything is read. */
    void check(Problems problems) {
        List<String> ids = channels.stream().map(ChannelSettings::id).toList();
        channelMentions.forEach((node, id) -> {
            if (!ids.contains(id)) {
                unknown(node, id, ids);
            }
        });
        List<String> named = new ArrayList<>(PLACES);
        recipients.forEach(r -> named.add(r.id()));
        recipientMentions.forEach((node, id) -> {
            if (!named.contains(id)) {
                unknown(node, id, named.stream().sorted().toList());
            }
        });
        if (recipients.stream().noneMatch(r -> r.id().equals(Route.OFFICE))) {
            problems.add(new Problem(
                    "routes",
                    0,
                    "recipients",
                    "缺少接收方 office：无人可送的都送到那里",
                    "the recipient office is missing: it gets what nobody else can",
                    "加上 {recipient: office, channels: […]}",
                    "Add {recipient: office, channels: […]}"));
        }
    }

    private static void unknown(YamlNode node, String id, Collection<String> known) {
        String all = String.join(", ", known);
        node.problem("“" + id + "”不认识", '"' + id + "\" is unknown", "可用的值：" + all, "Use one of: " + all);
    }

    /** Names of environment variables with secrets, and where they stand. */
    Map<String, YamlNode> secrets() {
        return secrets;
    }

    DeliveryPlan plan(Map<String, String> words, Map<String, String> templates) {
        return new DeliveryPlan(
                board,
                quiet,
                List.copyOf(channels),
                new Routes(List.copyOf(routes), List.copyOf(recipients)),
                words,
                templates);
    }
}
