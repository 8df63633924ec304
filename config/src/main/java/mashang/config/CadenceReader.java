package mashang.config;

import mashang.sla.ClockDefinition.Cadence;
import org.jspecify.annotations.Nullable;

/** Reads how often tasks are inspected: of a clock, or of one of its rules. */
final class CadenceReader {
    private CadenceReader() {}

    /**
     * The intervals as written.
     *
     * @param sourced whether the source of what stands around them is theirs
     */
    static @Nullable Cadence read(YamlNode node, boolean sourced) {
        YamlMap map = node.map();
        if (map == null) {
            return null;
        }
        YamlNode byNode = map.need("by");
        Counted by = byNode == null ? null : byNode.constant(Counted.class);
        YamlNode over = map.need("over");
        YamlNode longNode = map.need("long");
        YamlNode shortNode = map.need("short");
        YamlNode closing = map.need("closing");
        YamlNode closingEvery = map.need("closingEvery");
        Sources.check(map, sourced);
        map.done();
        Integer overMonths = over == null ? null : SpanForms.months(over);
        Integer longMonths = longNode == null ? null : SpanForms.months(longNode);
        Integer shortDays = shortNode == null ? null : SpanForms.days(shortNode);
        Integer closingDays = closing == null ? null : SpanForms.days(closing);
        Integer everyDays = closingEvery == null ? null : SpanForms.days(closingEvery);
        return by == null
                        || overMonths == null
                        || longMonths == null
                        || shortDays == null
                        || closingDays == null
                        || everyDays == null
                ? null
                : new Cadence(by == Counted.REMAINING, overMonths, longMonths, shortDays, closingDays, everyDays);
    }

    /** From when on the limit of a task counts: its opening, or its last inspection. */
    private enum Counted {
        TOTAL,
        REMAINING
    }
}
