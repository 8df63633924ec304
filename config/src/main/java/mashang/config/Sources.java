package mashang.config;

import org.jspecify.annotations.Nullable;

/**
 * Where a policy's numbers come from (出处). A unit may ask, so a number without a source is a problem; one {@code source}
 * is enough for all the numbers of a mapping.
 */
final class Sources {
    private static final String SOURCE = "source";

    private Sources() {}

    /** Whether a mapping names a source for the numbers in it. */
    static boolean names(YamlMap map) {
        YamlNode node = map.get(SOURCE);
        return node != null && node.text() != null;
    }

    /** A mapping of numbers must name its source, unless the one around it does. */
    static void check(YamlMap map, boolean namedAround) {
        YamlNode node = namedAround ? map.get(SOURCE) : map.need(SOURCE);
        if (node != null) {
            node.text();
        }
    }

    /**
     * The value of a number that stands by itself ({@code 1wd}) where the source is named around it, else in a mapping with
     * its source ({@code {before: 1wd, source: …}}).
     *
     * @param key what the number is called in such a mapping
     */
    static @Nullable YamlNode value(YamlNode node, String key, boolean namedAround) {
        if (node.isMap()) {
            YamlMap map = node.map();
            YamlNode value = map == null ? null : map.need(key);
            if (map != null) {
                check(map, namedAround);
                map.done();
            }
            return value;
        }
        if (!namedAround && !node.says(SpanForms.NONE)) {
            node.problem(
                    "没有写明出处",
                    "names no source",
                    "在同一层写上 source，或写成 {" + key + ": …, source: …}",
                    "Add a source beside it, or write {" + key + ": …, source: …}");
        }
        return node;
    }
}
