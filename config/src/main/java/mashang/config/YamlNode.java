package mashang.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of a YAML file with its place. Every reading method gives the value, or notes the problem and gives nothing;
 * the caller carries on, so that one reading finds every error. YAML's own types play no part: {@code no} is a word.
 */
final class YamlNode {
    private static final int LAST_YEAR = 9_999;

    private final String file;
    private final String path;
    private final Node node;
    private final Problems problems;

    YamlNode(String file, String path, Node node, Problems problems) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    String file() {
        return file;
    }

    String path() {
        return path;
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** File, line and path, as problems name a place. */
    String place() {
        return file + ':' + line() + (path.isEmpty() ? "" : ' ' + path);
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether exactly this word is written here. */
    boolean says(String word) {
        return node instanceof ScalarNode scalar && scalar.getValue().strip().equals(word);
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Notes a problem here. */
    void problem(String chinese, String english, String remedyChinese, String remedyEnglish) {
        problems.add(new Problem(file, line(), path, chinese, english, remedyChinese, remedyEnglish));
    }

    /** The same place, for a field that should be there. */
    YamlNode at(String missingPath) {
        return new YamlNode(file, missingPath, node, problems);
    }

    YamlNode child(String childPath, Node child) {
        return new YamlNode(file, childPath, child, problems);
    }

    @Nullable
    YamlMap map() {
        if (node instanceof MappingNode mapping) {
            return new YamlMap(this, mapping);
        }
        problem(
                "应为“键: 值”的列表",
                "should be a mapping of keys to values",
                "写成“键: 值”，每行一个",
                "Write key: value, one a line");
        return null;
    }

    /** The elements of a list; a single value is a list of one. */
    List<YamlNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<YamlNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(child(path + '[' + elements.size() + ']', element));
        }
        return elements;
    }

    /** The text of a scalar, stripped; never empty. */
    @Nullable
    String text() {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        problem("应为一个非空的值", "should be one value and not empty", "填写一个值，或删除这一行", "Give it a value or delete the line");
        return null;
    }

    /** The text exactly as written, for a delimiter that may be blank. */
    @Nullable
    String rawText() {
        return node instanceof ScalarNode scalar && !scalar.getValue().isEmpty() ? scalar.getValue() : text();
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (YamlNode element : list()) {
            String text = element.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /** A value of a form of its own. The reader throws a DateTimeException or IllegalArgumentException where it is none. */
    <T> @Nullable T parsed(Function<String, T> reader, String expectedChinese, String expectedEnglish) {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            problem(
                    "“" + text + "”不是" + expectedChinese,
                    '"' + text + "\" is not " + expectedEnglish,
                    "改为" + expectedChinese,
                    "Write " + expectedEnglish);
            return null;
        }
    }

    /** A constant of an enum, in any case. */
    <E extends Enum<E>> @Nullable E constant(Class<E> type) {
        String text = text();
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String known = String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .toList());
        problem("“" + text + "”不认识", '"' + text + "\" is unknown", "可用的值：" + known, "Use one of: " + known);
        return null;
    }

    @Nullable
    Long number(long min, long max) {
        String range = min + " – " + max;
        return parsed(
                text -> {
                    long value = Long.parseLong(text);
                    if (value < min || value > max) {
                        throw new IllegalArgumentException(text);
                    }
                    return value;
                },
                range + " 之间的整数",
                "a whole number in " + range);
    }

    /** A duration of 0 or more. */
    @Nullable
    Duration duration() {
        return parsed(
                YamlNode::durationOf,
                "时长（如 90s、10m、24h、7d 或 PT12H）",
                "a duration (such as 90s, 10m, 24h, 7d or PT12H)");
    }

    @Nullable
    LocalDate date() {
        return parsed(YamlNode::dateOf, "日期（如 2026-03-01）", "a date (such as 2026-03-01)");
    }

    /** A date of a year in four digits. Others are slips, and no number of milliseconds or of days tells them apart from never. */
    static LocalDate dateOf(String text) {
        LocalDate date = LocalDate.parse(text);
        checkYear(date.getYear(), text);
        return date;
    }

    /** The same of a time with its offset. */
    static Instant timeOf(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        checkYear(time.getYear(), text);
        return time.toInstant();
    }

    private static void checkYear(int year, String text) {
        if (year < 0 || year > LAST_YEAR) {
            throw new IllegalArgumentException(text);
        }
    }

    static Duration durationOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Duration duration = lower.startsWith("p") ? Duration.parse(text) : shortDuration(lower);
        // everything downstream counts in milliseconds, so this also refuses what overflows them
        if (duration.toMillis() < 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static Duration shortDuration(String text) {
        long amount = Long.parseLong(text.substring(0, text.length() - 1).strip());
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException(text);
        };
    }
}
