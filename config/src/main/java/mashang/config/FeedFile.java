package mashang.config;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import mashang.config.Feed.Format;
import mashang.config.Feed.Layout;
import mashang.config.Feed.Limits;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/** Reads a feed file; the README of this module teaches how to write one. */
final class FeedFile {
    /** It becomes part of topic names, order ids and metric names. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private static final int MAX_BYTES = 2 << 20; // 2 MiB: intake maps nothing larger
    private static final int MAX_TEXT = 20_000;
    private static final int EARLIEST_YEAR = 1990;
    private static final Duration AHEAD_OF_LOG = Duration.ofDays(1);
    private static final Duration DUE_AHEAD = Duration.ofDays(3653); // ten years
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final YamlMap root;
    private final OriginReader origins;

    private FeedFile(YamlMap root, OriginReader origins) {
        this.root = root;
        this.origins = origins;
    }

    static @Nullable Feed read(Path path, String shownAs, Problems problems) {
        YamlMap root = YamlFile.read(path, shownAs, problems);
        return root == null ? null : read(root);
    }

    /** The feed; absent only where something without which there is none is a problem. */
    static @Nullable Feed read(YamlMap root) {
        YamlNode times = root.get("times");
        List<String> forms = times == null ? List.of("iso") : OriginReader.times(times);
        return new FeedFile(root, new OriginReader(forms)).feed();
    }

    private @Nullable Feed feed() {
        YamlNode nameNode = root.need("feed");
        String name = nameNode == null
                ? null
                : nameNode.parsed(
                        t -> matching(NAME, t),
                        "小写字母、数字、.、_、- 组成的名称",
                        "a name of lower-case letters, digits, ., _ and -");
        YamlNode topicNode = root.get("topic");
        String topic =
                topicNode == null ? null : topicNode.parsed(t -> matching(TOPIC, t), "Kafka 主题名", "a Kafka topic name");
        Layout layout = layout();
        YamlNode zoneNode = root.need("zone");
        ZoneId zone = zoneNode == null
                ? null
                : zoneNode.parsed(
                        ZoneId::of, "时区（如 Asia/Shanghai 或 +08:00）", "a zone (such as Asia/Shanghai or +08:00)");
        YamlNode graceNode = root.get("grace");
        Duration grace = graceNode == null ? Duration.ZERO : graceNode.duration();
        Origin id = origins.column(root.need("id"));
        YamlNode idsNode = root.get("ids");
        Boolean completeIds = idsNode == null
                ? Boolean.FALSE
                : idsNode.parsed(FeedFile::complete, "own 或 complete", "own or complete");
        Origin revision = origins.column(root.get("revision"));
        Origin recordedAt = origins.time(root.get("recordedAt"));
        Map<Field, Origin> fields = fields();
        if (!Boolean.TRUE.equals(completeIds)) {
            refuseDecisions(fields);
        }
        List<Stated> events = events();
        List<String> required = required();
        Order order = order(events);
        Limits limits = limits(order.tolerance());
        root.done();
        if (name == null || layout == null || zone == null || grace == null || id == null || events.isEmpty()) {
            return null;
        }
        return new Feed(
                name,
                topic,
                layout,
                zone,
                grace,
                limits,
                id,
                Boolean.TRUE.equals(completeIds),
                revision,
                recordedAt,
                events,
                fields,
                required,
                order.columns());
    }

    private static Boolean complete(String word) {
        return switch (word) {
            case "own" -> Boolean.FALSE;
            case "complete" -> Boolean.TRUE;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private @Nullable Layout layout() {
        YamlNode formatNode = root.need("format");
        Format format = formatNode == null ? null : formatNode.constant(Format.class);
        YamlNode charsetNode = root.get("charset");
        String charset = charsetNode == null
                ? "UTF-8"
                : charsetNode.parsed(
                        t -> Charset.forName(t).name(),
                        "Java 支持的字符集（如 GB18030）",
                        "a charset that Java knows (such as GB18030)");
        YamlNode delimiterNode = format == Format.CSV ? root.get("delimiter") : null;
        String delimiter = delimiterNode == null ? "," : delimiterNode.rawText();
        YamlNode quoteNode = format == Format.CSV ? root.get("quote") : null;
        Character quote = quoteNode == null
                ? Character.valueOf('"')
                : quoteNode.parsed(FeedFile::singleCharacter, "单个字符", "a single character");
        if (delimiterNode != null && delimiter != null && quote != null && badDelimiter(delimiter, quote)) {
            delimiterNode.problem(
                    "分隔符不能含引号或换行", "a delimiter cannot contain the quote or a line break", "换一个分隔符", "Choose another");
        }
        YamlNode headerNode = format == Format.CSV ? root.get("header") : null;
        String header = headerNode == null ? null : headerNode.rawText();
        return format == null || charset == null || delimiter == null || quote == null
                ? null
                : new Layout(format, charset, delimiter, quote, header);
    }

    private static boolean badDelimiter(String delimiter, char quote) {
        return delimiter.indexOf(quote) >= 0 || delimiter.indexOf('\n') >= 0 || delimiter.indexOf('\r') >= 0;
    }

    private Map<Field, Origin> fields() {
        Map<Field, Origin> fields = new EnumMap<>(Field.class);
        YamlNode fieldsNode = root.get("fields");
        YamlMap map = fieldsNode == null ? null : fieldsNode.map();
        if (map != null) {
            putFields(map, fields);
            map.done();
        }
        YamlNode constantsNode = root.get("constants");
        YamlMap constants = constantsNode == null ? null : constantsNode.map();
        if (constants != null) {
            putConstants(constants, fields);
            constants.done();
        }
        return fields;
    }

    /** Only a feed of decisions says in what role somebody decides: with a role, a report would be a decision of people. */
    private void refuseDecisions(Map<Field, Origin> fields) {
        for (Field field : List.of(Field.ROLE, Field.CONCERNS)) {
            if (fields.containsKey(field)) {
                root.node()
                        .problem(
                                "只有写明 ids: complete 的来源（效能办的决定）才有 " + field.yamlName(),
                                "only a feed with ids: complete (decisions of the office) has " + field.yamlName(),
                                "删除 " + field.yamlName(),
                                "Delete " + field.yamlName());
            }
        }
    }

    private void putFields(YamlMap map, Map<Field, Origin> fields) {
        Field.byName().forEach((name, field) -> {
            YamlNode node = map.get(name);
            Origin origin = node == null ? null : origins.field(node, field);
            if (origin != null) {
                fields.put(field, origin);
            }
        });
    }

    private void putConstants(YamlMap map, Map<Field, Origin> fields) {
        Field.byName().forEach((name, field) -> {
            YamlNode node = map.get(name);
            Origin origin = node == null ? null : origins.constant(node, field);
            if (node != null && fields.containsKey(field)) {
                node.problem("既有列又有常量", "has both a column and a constant", "二者只留其一", "Keep one of the two");
            } else if (origin != null) {
                fields.put(field, origin);
            }
        });
    }

    private List<Stated> events() {
        YamlNode one = root.get("event");
        YamlNode several = root.get("events");
        if ((one == null) == (several == null)) {
            root.node()
                    .problem(
                            "event 与 events 须有且只有一个",
                            "needs either event or events",
                            "一行一个事件写 event，一行多个事件写 events",
                            "Write event for one event a row, events for several");
            return List.of();
        }
        if (one != null) {
            YamlMap map = one.map();
            Stated stated = map == null ? null : single(map);
            return stated == null ? List.of() : List.of(stated);
        }
        return severalOf(Objects.requireNonNull(several));
    }

    private List<Stated> severalOf(YamlNode several) {
        List<Stated> events = new ArrayList<>();
        Set<String> facts = new HashSet<>();
        for (YamlNode element : several.list()) {
            YamlMap map = element.map();
            Stated stated = map == null ? null : oneOfSeveral(map);
            if (stated != null) {
                events.add(stated);
                if (!facts.add(String.valueOf(stated.factKey()))) {
                    element.problem(
                            "同一行的两个事件不能共用事实名“" + stated.factKey() + "”",
                            "two events of a row cannot share the fact name \"" + stated.factKey() + '"',
                            "用 fact 给它另取一个名字",
                            "Give it another name with fact");
                }
            }
        }
        return List.copyOf(events);
    }

    /** One row, one event: a column says what happened. */
    private @Nullable Stated single(YamlMap map) {
        Origin step = origins.step(map.need("step"));
        Origin at = origins.time(map.need("at"));
        Origin factKey = origins.column(map.get("factKey"));
        YamlNode revision = root.get("revision");
        if (factKey == null && revision != null) {
            revision.problem(
                    "一行一个事件又带版本号时，须写 event.factKey：否则同一单位的第二次派单会被当成第一次的更正",
                    "with one event a row, a revision needs event.factKey: without it a second dispatch to the same unit"
                            + " would amend the first",
                    "写上来源里每条环节记录自己的编号列，或去掉 revision",
                    "Name the column that numbers each step, or drop revision");
        }
        Map<Field, Origin> own = new EnumMap<>(Field.class);
        putFields(map, own);
        map.done();
        return step == null || at == null ? null : new Stated(null, step, at, null, factKey, own);
    }

    /** One of the events of a row: its column has a time or it did not happen. */
    private @Nullable Stated oneOfSeveral(YamlMap map) {
        YamlNode stepNode = map.need("step");
        Step step = stepNode == null ? null : stepNode.constant(Step.class);
        Origin at = origins.time(map.need("at"));
        YamlNode factNode = map.get("fact");
        String fact = factNode == null ? (step == null ? null : step.name()) : factNode.text();
        Map<Field, Origin> own = new EnumMap<>(Field.class);
        putFields(map, own);
        map.done();
        return step == null || at == null ? null : new Stated(step, null, at, fact, null, own);
    }

    private List<String> required() {
        YamlNode node = root.get("required");
        return node == null ? List.of() : node.texts();
    }

    /** Which times must not run backwards, and how far they may all the same. */
    private record Order(List<List<String>> columns, Duration tolerance) {}

    private Order order(List<Stated> events) {
        List<String> written = events.stream().map(e -> e.at().name()).toList();
        YamlNode node = root.get("order");
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return new Order(List.of(written), TOLERANCE);
        }
        Duration tolerance = duration(map.get("tolerance"), TOLERANCE);
        YamlNode columns = map.get("columns");
        map.done();
        return new Order(columns == null ? List.of(written) : chains(columns, written), tolerance);
    }

    /** A list of chains; a flat list is one chain. */
    private static List<List<String>> chains(YamlNode columns, List<String> written) {
        List<YamlNode> chains = columns.list();
        if (chains.stream().noneMatch(YamlNode::isList)) {
            chains = List.of(columns);
        }
        for (YamlNode chain : chains) {
            for (YamlNode column : chain.list()) {
                String name = column.text();
                if (name != null && !written.contains(name)) {
                    String known = String.join(", ", written);
                    column.problem(
                            "“" + name + "”不是任何事件的时间列",
                            '"' + name + "\" is the time of no event",
                            "可用的列：" + known,
                            "Use one of: " + known);
                }
            }
        }
        return chains.stream().map(YamlNode::texts).toList();
    }

    private Limits limits(Duration tolerance) {
        YamlNode node = root.get("limits");
        YamlMap map = node == null ? null : node.map();
        if (map == null) {
            return new Limits(MAX_BYTES, MAX_TEXT, EARLIEST_YEAR, AHEAD_OF_LOG, DUE_AHEAD, tolerance);
        }
        Limits limits = new Limits(
                (int) number(map.get("maxBytes"), 1, MAX_BYTES, MAX_BYTES),
                (int) number(map.get("maxText"), 1, Integer.MAX_VALUE, MAX_TEXT),
                (int) number(map.get("earliestYear"), 1, 9999, EARLIEST_YEAR),
                duration(map.get("aheadOfLog"), AHEAD_OF_LOG),
                duration(map.get("dueAhead"), DUE_AHEAD),
                tolerance);
        map.done();
        return limits;
    }

    private static Duration duration(@Nullable YamlNode node, Duration byDefault) {
        Duration value = node == null ? null : node.duration();
        return value == null ? byDefault : value;
    }

    private static long number(@Nullable YamlNode node, long min, long max, long byDefault) {
        Long value = node == null ? null : node.number(min, max);
        return value == null ? byDefault : value;
    }

    private static char singleCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
