package mashang.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.rules.RuleKind;
import mashang.rules.RuleVersion;
import mashang.sla.Policy;
import mashang.units.Unit;

/**
 * Rule files that were published, beside those of a city's folder: read as if they lay there. A later version of a calendar stands
 * in the place of the earlier ones, and so does a unit that is listed again.
 */
final class RuleTexts {
    private final List<Text> texts = new ArrayList<>();

    /** Places in {@link #texts} of what is the last word on a calendar or unit. */
    private final Map<String, Integer> lastCalendar = new HashMap<>();

    private final Map<String, Integer> lastUnit = new HashMap<>();

    private record Text(RuleVersion version, String shownAs) {}

    /** Nothing was published. */
    static RuleTexts none() {
        return new RuleTexts();
    }

    /** @param shownAs how problems name the file */
    void add(RuleVersion version, String shownAs) {
        if (version.kind() == RuleKind.LEXICON) {
            return; // its words are checked by themselves: nothing here names them
        }
        int place = texts.size();
        texts.add(new Text(version, shownAs));
        Problems aside = new Problems();
        YamlMap root = YamlFile.parse(version.text(), shownAs, aside);
        if (root != null && version.kind() == RuleKind.CALENDAR) {
            CalendarDraft draft = CalendarFile.read(root, new References());
            if (draft != null) {
                lastCalendar.put(draft.id(), place);
            }
        } else if (root != null && version.kind() == RuleKind.UNITS) {
            UnitFile.read(root, new References(), Set.of()).forEach(u -> lastUnit.put(u.id(), place));
        }
    }

    /** Ids of units that the files of the folder have no longer the last word on. */
    Set<String> unitsOf() {
        return lastUnit.keySet();
    }

    boolean hasCalendar(String id) {
        return lastCalendar.containsKey(id);
    }

    /** Adds the policies; a version that the folder has, too, is the folder's. */
    void policies(List<Policy> policies, References references, Problems problems) {
        Set<String> known = new HashSet<>();
        policies.forEach(p -> known.add(p.name()));
        for (Text text : texts) {
            RuleVersion version = text.version();
            if (version.kind() == RuleKind.POLICY && !known.contains(version.id() + '@' + version.version())) {
                YamlMap root = YamlFile.parse(version.text(), text.shownAs(), problems);
                Policy policy = root == null ? null : PolicyFile.read(root, references);
                if (policy != null) {
                    policies.add(policy);
                }
            }
        }
    }

    void units(List<Unit> units, References references, Problems problems) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).version().kind() == RuleKind.UNITS) {
                int place = i;
                Set<String> later = new HashSet<>(lastUnit.keySet());
                later.removeIf(id -> lastUnit.getOrDefault(id, -1) == place);
                YamlMap root = YamlFile.parse(
                        texts.get(i).version().text(), texts.get(i).shownAs(), problems);
                if (root != null) {
                    units.addAll(UnitFile.read(root, references, later));
                }
            }
        }
    }

    void calendars(List<CalendarDraft> drafts, References references, Problems problems) {
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            if (text.version().kind() == RuleKind.CALENDAR && (lastCalendar.containsValue(i) || isUnreadable(text))) {
                YamlMap root = YamlFile.parse(text.version().text(), text.shownAs(), problems);
                CalendarDraft draft = root == null ? null : CalendarFile.read(root, references);
                if (draft != null) {
                    drafts.add(draft);
                }
            }
        }
    }

    private static boolean isUnreadable(Text text) {
        Problems aside = new Problems();
        YamlMap root = YamlFile.parse(text.version().text(), text.shownAs(), aside);
        return root == null || CalendarFile.read(root, new References()) == null;
    }
}
