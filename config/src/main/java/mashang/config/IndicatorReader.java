package mashang.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import mashang.accountability.Figures;
import mashang.accountability.Indicator;
import mashang.accountability.IndicatorMeasure;
import mashang.accountability.Period;
import org.jspecify.annotations.Nullable;

/** Reads one indicator: a share, of which orders, over how long, which way is good, and how much of it is asked for. */
final class IndicatorReader {
    private static final List<Period.Kind> KINDS =
            List.of(Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.HALF, Period.Kind.YEAR);

    /** The greatest target that is no slip of the pen: what happens ten times to each order. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Set<String> clocks;

    /** @param clocks names of those there are; empty where nobody knows */
    IndicatorReader(Set<String> clocks) {
        this.clocks = clocks;
    }

    @Nullable
    Indicator read(YamlMap map) {
        String id = PolicyFile.name(map.need("id"));
        YamlNode nameNode = map.need("name");
        YamlMap names = nameNode == null ? null : nameNode.map();
        String chinese = names == null ? null : text(names.need("zh"));
        String english = names == null ? null : text(names.need("en"));
        if (names != null) {
            names.done();
        }
        IndicatorMeasure measure = measure(map.need("measure"));
        YamlNode clockNode = map.get("clock");
        YamlNode categoryNode = map.get("category");
        String clock = clock(clockNode, measure, map);
        String category = category(categoryNode, measure);
        List<Period.Kind> periods = periods(map.get("period"));
        YamlNode directionNode = map.need("direction");
        Indicator.Direction direction =
                directionNode == null ? null : directionNode.constant(Indicator.Direction.class);
        YamlNode targetNode = map.need("target");
        Double target = targetNode == null ? null : target(targetNode);
        String warn = warn(map.get("warn"), measure);
        map.done();
        if (id == null
                || chinese == null
                || english == null
                || measure == null
                || direction == null
                || target == null) {
            return null;
        }
        return new Indicator(id, chinese, english, measure, clock, category, periods, direction, target, warn);
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node == null ? null : node.text();
    }

    private static @Nullable IndicatorMeasure measure(@Nullable YamlNode node) {
        String text = text(node);
        if (node == null || text == null) {
            return null;
        }
        for (IndicatorMeasure measure : IndicatorMeasure.values()) {
            if (measure.word().equals(text)) {
                return measure;
            }
        }
        String known = String.join(
                ", ",
                Arrays.stream(IndicatorMeasure.values())
                        .map(IndicatorMeasure::word)
                        .toList());
        node.problem(
                "没有“" + text + "”这种度量", "there is no measure \"" + text + '"', "可用的值：" + known, "Use one of: " + known);
        return null;
    }

    private @Nullable String clock(@Nullable YamlNode node, @Nullable IndicatorMeasure measure, YamlMap map) {
        boolean isWanted = measure != null && measure.filter() == IndicatorMeasure.Filter.CLOCK;
        String clock = text(isWanted ? map.need("clock") : node);
        if (node == null || clock == null || measure == null) {
            return clock;
        }
        if (!isWanted) {
            unfit(node, measure);
        } else if (!clocks.isEmpty() && !clocks.contains(clock)) {
            String known = String.join(", ", clocks);
            node.problem(
                    "没有时钟“" + clock + "”",
                    "there is no clock \"" + clock + '"',
                    "可用的值：" + known,
                    "Use one of: " + known);
        }
        return clock;
    }

    private static @Nullable String category(@Nullable YamlNode node, @Nullable IndicatorMeasure measure) {
        String category = text(node);
        if (node != null && measure != null && measure.filter() != IndicatorMeasure.Filter.CATEGORY) {
            unfit(node, measure);
        } else if (node != null && category != null && !Figures.isKept(category)) {
            node.problem(
                    "考核数据只按分类的前两级记，“" + category + "”永远没有数",
                    "figures are kept by the first two levels of a category, so there would never be any of "
                            + category,
                    "写到第二级为止",
                    "Write two levels at most");
        }
        return category;
    }

    private static void unfit(YamlNode node, IndicatorMeasure measure) {
        node.problem(
                "度量 " + measure.word() + " 的数不按它分",
                "figures of the measure " + measure.word() + " are not kept by it",
                "删除这一行",
                "Delete the line");
    }

    private static List<Period.Kind> periods(@Nullable YamlNode node) {
        if (node == null) {
            return KINDS;
        }
        List<Period.Kind> kinds = new ArrayList<>();
        for (YamlNode element : node.list()) {
            Period.Kind kind = element.constant(Period.Kind.class);
            if (kind != null && !KINDS.contains(kind)) {
                element.problem(
                        "日、周太短，比较不公平",
                        "days and weeks are too short to be fair",
                        "写 month、quarter、half 或 year",
                        "Write month, quarter, half or year");
            } else if (kind != null) {
                kinds.add(kind);
            }
        }
        if (kinds.isEmpty() && node.list().isEmpty()) {
            node.problem("至少要有一种周期", "needs at least one period", "写上周期，或删除这一行", "Name one, or delete the line");
        }
        return List.copyOf(kinds);
    }

    private static @Nullable Double target(YamlNode node) {
        return node.parsed(
                text -> {
                    if (!text.endsWith("%")) {
                        throw new IllegalArgumentException(text);
                    }
                    BigDecimal percent =
                            new BigDecimal(text.substring(0, text.length() - 1).strip());
                    if (percent.signum() < 0 || percent.compareTo(MOST) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return percent.divide(WHOLE).doubleValue();
                },
                "百分数（如 95%）",
                "a percentage (such as 95%)");
    }

    /** As a policy writes it. */
    private static @Nullable String warn(@Nullable YamlNode node, @Nullable IndicatorMeasure measure) {
        if (node == null || SpanForms.distance(node) == null) {
            return null;
        }
        if (measure != null && measure.filter() != IndicatorMeasure.Filter.CLOCK) {
            unfit(node, measure);
        }
        return node.text();
    }
}
