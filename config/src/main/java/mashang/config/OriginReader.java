package mashang.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import mashang.workorder.Kind;
import mashang.workorder.Step;
import mashang.workorder.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Reads where a value comes from: {@code title: 标题}, {@code category: [一级, 二级]}, or
 * {@code channel: {column: 来源, words: {电话: phone}}}.
 */
final class OriginReader {
    /** What a feed may write for yes and no without saying so. */
    static final Map<String, String> USUAL_FLAGS = Map.of("是", "true", "否", "false", "true", "true", "false", "false");

    private final List<String> feedTimes;

    OriginReader(List<String> feedTimes) {
        this.feedTimes = feedTimes;
    }

    /** A plain column, for ids and keys. */
    @Nullable
    Origin column(@Nullable YamlNode node) {
        String column = node == null ? null : node.text();
        return column == null ? null : Origin.column(column);
    }

    @Nullable
    Origin time(@Nullable YamlNode node) {
        return node == null ? null : read(node, Field.Type.TIME, code -> code);
    }

    @Nullable
    Origin step(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Origin origin = read(node, Field.Type.CODE, name -> constantOf(Step.class, name));
        if (origin != null && origin.words().isEmpty()) {
            node.problem(
                    "状态列没有对照表",
                    "a step column needs its words",
                    "写成 {column: 列名, words: {受理: ACCEPTED, …}}",
                    "Write {column: NAME, words: {受理: ACCEPTED, …}}");
        }
        return origin;
    }

    @Nullable
    Origin field(YamlNode node, Field field) {
        return read(node, field.type(), codes(field.type()));
    }

    @Nullable
    Origin constant(YamlNode node, Field field) {
        switch (field.type()) {
            case NAME, TEXT, CODE, FLAG, KIND, URGENCY -> {
                String code = code(node, codes(field.type()));
                return code == null ? null : new Origin(List.of(), "/", null, Map.of(), null, List.of(), code);
            }
            default -> {
                node.problem("此字段不能是常量", "this field cannot be a constant", "改用列", "Take it from a column");
                return null;
            }
        }
    }

    private @Nullable Origin read(YamlNode node, Field.Type type, Function<String, String> codes) {
        List<String> times = type == Field.Type.TIME ? feedTimes : List.of();
        if (!node.isMap()) {
            List<String> columns = node.texts();
            joinable(node, columns, type);
            return columns.isEmpty() ? null : new Origin(columns, "/", null, usual(type), null, times, null);
        }
        YamlMap map = node.map();
        return map == null ? null : readMap(map, type, codes, times);
    }

    private @Nullable Origin readMap(YamlMap map, Field.Type type, Function<String, String> codes, List<String> times) {
        YamlNode columnNode = map.need("column");
        List<String> columns = columnNode == null ? List.of() : columnNode.texts();
        Map<String, String> words = usual(type);
        String otherwise = null;
        String join = "/";
        String split = null;
        List<String> ownTimes = times;
        if (type == Field.Type.TIME) {
            YamlNode timesNode = map.get("times");
            ownTimes = timesNode == null ? times : times(timesNode);
        } else if (hasWords(type)) {
            YamlNode wordsNode = map.get("words");
            words = wordsNode == null ? words : words(wordsNode, codes);
            YamlNode defaultNode = map.get("default");
            otherwise = defaultNode == null ? null : code(defaultNode, codes);
            YamlNode joinNode = map.get("join");
            join = joinNode == null || joinNode.rawText() == null ? join : String.valueOf(joinNode.rawText());
        } else if (type == Field.Type.NAMES) {
            YamlNode splitNode = map.get("split");
            split = splitNode == null ? null : splitNode.rawText();
        }
        map.done();
        if (columnNode != null) {
            joinable(columnNode, columns, type);
        }
        return columns.isEmpty() ? null : new Origin(columns, join, split, words, otherwise, ownTimes, null);
    }

    /** Forms of time, each checked. */
    static List<String> times(YamlNode node) {
        List<String> forms = new ArrayList<>();
        for (YamlNode element : node.list()) {
            String form = element.parsed(
                    TimeForms::checked,
                    "时间格式（如 yyyy-MM-dd HH:mm:ss，或 iso、epoch-seconds、epoch-millis）",
                    "a form of time (such as yyyy-MM-dd HH:mm:ss, or iso, epoch-seconds, epoch-millis)");
            if (form != null) {
                forms.add(form);
            }
        }
        if (forms.contains("epoch-seconds") && forms.contains("epoch-millis")) {
            node.problem("秒与毫秒无法区分", "seconds and milliseconds cannot be told apart", "二者只留其一", "Keep one of the two");
        }
        return List.copyOf(forms);
    }

    private static void joinable(YamlNode node, List<String> columns, Field.Type type) {
        if (columns.size() > 1 && type != Field.Type.NAME && type != Field.Type.TEXT) {
            node.problem("此字段只能来自一列", "this field takes one column only", "只留一列", "Keep one column");
        }
    }

    private static Map<String, String> words(YamlNode node, Function<String, String> codes) {
        Map<String, String> words = new LinkedHashMap<>();
        YamlMap map = node.map();
        if (map != null) {
            map.entries().forEach((word, value) -> {
                String code = code(value, codes);
                if (code != null) {
                    words.put(word, code);
                }
            });
        }
        return Map.copyOf(words);
    }

    private static @Nullable String code(YamlNode node, Function<String, String> codes) {
        return node.parsed(codes, "可用的代码", "a known code");
    }

    private static boolean hasWords(Field.Type type) {
        return switch (type) {
            case NAME, TEXT, CODE, FLAG, KIND, URGENCY -> true;
            default -> false;
        };
    }

    private static Map<String, String> usual(Field.Type type) {
        return type == Field.Type.FLAG ? USUAL_FLAGS : Map.of();
    }

    private static Function<String, String> codes(Field.Type type) {
        return switch (type) {
            case KIND -> name -> constantOf(Kind.class, name);
            case URGENCY -> name -> constantOf(Urgency.class, name);
            case FLAG -> OriginReader::flagOf;
            default -> code -> code;
        };
    }

    private static String flagOf(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static <E extends Enum<E>> String constantOf(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT)).name();
    }
}
