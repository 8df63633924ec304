package mashang.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the monthly indices of one family are kept.
 *
 * @param prefix what their names begin with; a year and a month follow, {@code yyyy.MM}
 * @param keepMonths an index is deleted when its month lies more than so many months back, 1 or more
 * @param closeMonths likewise closed, fewer than {@code keepMonths}; 0 where it never is
 */
public record Retention(String prefix, int keepMonths, int closeMonths) {
    private static final String FILE = "elasticsearch/retention.yaml";

    /** A century of months: nobody means more. */
    private static final int MOST_MONTHS = 1200;

    /**
     * Reads {@code elasticsearch/retention.yaml} of a configuration folder.
     *
     * @throws ConfigException with everything that is wrong with it
     */
    public static List<Retention> read(Path config) {
        Problems problems = new Problems();
        List<Retention> all = new ArrayList<>();
        YamlMap root = YamlFile.read(config.resolve(FILE), FILE, problems);
        if (root != null) {
            for (Map.Entry<String, YamlNode> entry : root.entries().entrySet()) {
                YamlMap map = entry.getValue().map();
                if (map != null) {
                    all.add(of(entry.getKey(), map));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.all());
        }
        return all;
    }

    private static Retention of(String prefix, YamlMap map) {
        int keep = months(map.need("keep"), MOST_MONTHS);
        int close = months(map.get("close"), keep - 1);
        if (!prefix.matches("mashang-[a-z-]*-")) {
            map.node()
                    .problem(
                            "名称应以 mashang- 开头、以 - 结尾：" + prefix,
                            "the name must begin with mashang- and end with -: " + prefix,
                            "改正名称",
                            "Correct the name");
        }
        map.done();
        return new Retention(prefix, keep, close);
    }

    private static int months(@Nullable YamlNode node, int most) {
        if (node == null) {
            return 0;
        }
        String text = node.text();
        if (text == null) {
            return 0; // told already
        }
        int months = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (months < 1 || months > most) {
            node.problem(
                    "应为 1 到 " + most + " 的整数（月）",
                    "must be a whole number of months, 1 to " + most,
                    "改正这个数",
                    "Correct the number");
        }
        return months;
    }
}
