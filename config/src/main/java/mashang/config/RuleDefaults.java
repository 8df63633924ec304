package mashang.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mashang.sla.ClockRule.Rung;
import mashang.sla.Span;
import org.jspecify.annotations.Nullable;

/**
 * What rules have in common and may be written once, for a policy or for a clock; a clock and a rule may say otherwise.
 *
 * @param warnBefore see {@link mashang.sla.ClockRule}, as for all of these
 */
record RuleDefaults(
        @Nullable Span warnBefore,
        List<Rung> ladder,
        int reminders,
        @Nullable String calendar,
        @Nullable Long graceMillis,
        boolean issuesLight) {
    static final RuleDefaults NONE = new RuleDefaults(null, List.of(), 0, null, null, false);

    /** Nobody is reminded for longer: it would be on every working day for a year. */
    private static final int MAX_REMINDERS = 250;

    private static final int DAY_MILLIS = 86_400_000;

    /** These, save where a policy's defaults, a clock or a rule says otherwise. */
    RuleDefaults with(YamlMap map, References references) {
        boolean sourced = Sources.names(map);
        return new RuleDefaults(
                warnBefore(map.get("warn"), sourced),
                ladder(map.get("ladder"), sourced),
                reminders(map.get("reminders"), sourced),
                calendar(map.get("calendar"), references),
                graceMillis(map.get("grace"), sourced),
                issuesLight(map.get("lights")));
    }

    private @Nullable Span warnBefore(@Nullable YamlNode node, boolean sourced) {
        YamlNode value = node == null ? null : Sources.value(node, "before", sourced);
        if (value == null) {
            return warnBefore;
        }
        return value.says(SpanForms.NONE) ? null : SpanForms.distance(value);
    }

    private int reminders(@Nullable YamlNode node, boolean sourced) {
        YamlNode value = node == null ? null : Sources.value(node, "days", sourced);
        if (value == null) {
            return reminders;
        }
        Long days = value.says(SpanForms.NONE) ? Long.valueOf(0) : value.number(0, MAX_REMINDERS);
        return days == null ? reminders : days.intValue();
    }

    private boolean issuesLight(@Nullable YamlNode node) {
        Boolean said = node == null ? null : PolicyFile.truth(node);
        return said == null ? issuesLight : said;
    }

    private @Nullable String calendar(@Nullable YamlNode node, References references) {
        if (node == null) {
            return calendar;
        }
        references.calendarMention(node);
        return node.text();
    }

    private @Nullable Long graceMillis(@Nullable YamlNode node, boolean sourced) {
        YamlNode value = node == null ? null : Sources.value(node, "wait", sourced);
        if (value == null) {
            return graceMillis;
        }
        return value.says(SpanForms.NONE) ? Long.valueOf(0) : SpanForms.wait(value);
    }

    private List<Rung> ladder(@Nullable YamlNode node, boolean sourced) {
        if (node == null) {
            return ladder;
        }
        List<Rung> rungs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode element : node.says(SpanForms.NONE) ? List.<YamlNode>of() : node.list()) {
            YamlMap map = element.map();
            Rung rung = map == null ? null : rung(map, sourced);
            if (rung == null) {
                continue;
            }
            if (!names.add(rung.name())) {
                element.problem(
                        "“" + rung.name() + "”这一级写了两次",
                        "rung \"" + rung.name() + "\" is written twice",
                        "改名或删除",
                        "Rename or delete it");
            }
            if (!rungs.isEmpty() && !isLater(rungs.get(rungs.size() - 1).after(), rung.after())) {
                element.problem(
                        "不一定晚于上一级",
                        "is not sure to come after the rung before it",
                        "按到期后的先后排列；前一级按工作日计的，后一级也按工作日计",
                        "Write the rungs in the order they are reached; after one in working days, use working days");
            }
            rungs.add(rung);
        }
        return List.copyOf(rungs);
    }

    private static @Nullable Rung rung(YamlMap map, boolean sourced) {
        String name = PolicyFile.name(map.need("rung"));
        YamlNode afterNode = map.need("after");
        Span after = afterNode == null ? null : SpanForms.distance(afterNode);
        Sources.check(map, sourced);
        map.done();
        return name == null || after == null ? null : new Rung(name, after);
    }

    /** Whether the second comes later whatever the calendar: n working days take n days at least, and nobody knows how many at most. */
    private static boolean isLater(Span first, Span second) {
        if (first.unit() == second.unit()) {
            return second.amount() > first.amount();
        }
        return second.unit() == Span.Unit.WORKING_DAYS && second.amount() * DAY_MILLIS > first.amount();
    }
}
