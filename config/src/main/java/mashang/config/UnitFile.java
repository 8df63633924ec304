package mashang.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import mashang.units.Succession;
import mashang.units.Unit;
import org.jspecify.annotations.Nullable;

/** Reads a file of units: departments, districts, streets and towns, with their names over time. */
final class UnitFile {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private UnitFile() {}

    static List<Unit> read(Path path, String shownAs, Set<String> elsewhere, References references, Problems problems) {
        YamlMap root = YamlFile.read(path, shownAs, problems);
        return root == null ? List.of() : read(root, references, elsewhere);
    }

    /** @param elsewhere ids of units that another file has the last word on: they are left out */
    static List<Unit> read(YamlMap root, References references, Set<String> elsewhere) {
        List<Unit> units = new ArrayList<>();
        YamlNode unitsNode = root.need("units");
        if (unitsNode != null) {
            for (YamlNode element : unitsNode.list()) {
                YamlMap map = element.map();
                Unit unit = map == null ? null : unit(map, references, elsewhere);
                if (unit != null) {
                    units.add(unit);
                }
            }
        }
        root.done();
        return units;
    }

    private static @Nullable Unit unit(YamlMap map, References references, Set<String> elsewhere) {
        String id = id(map.need("id"));
        YamlNode kindNode = map.need("kind");
        Unit.Kind kind = kindNode == null ? null : kindNode.constant(Unit.Kind.class);
        YamlNode parentNode = map.get("parent");
        String parent = id(parentNode);
        YamlNode areaNode = map.get("area");
        String area = areaNode == null ? null : areaNode.text();
        YamlNode calendarNode = map.get("calendar");
        String calendar = id(calendarNode);
        if (calendarNode != null && calendar != null) {
            references.calendarMention(calendarNode);
        }
        List<Unit.Name> names = names(map);
        Succession succession = SuccessionReader.read(map, references);
        map.done();
        if (id == null || kind == null || names.isEmpty() || elsewhere.contains(id)) {
            return null;
        }
        Unit unit = new Unit(id, names, parent, kind, area, calendar, succession);
        references.unit(map.node(), parentNode, unit);
        return unit;
    }

    private static List<Unit.Name> names(YamlMap map) {
        YamlNode one = map.get("name");
        YamlNode several = map.get("names");
        if ((one == null) == (several == null)) {
            map.node()
                    .problem(
                            "name 与 names 须有且只有一个",
                            "needs either name or names",
                            "没有改过名写 name，改过名写 names",
                            "Write name, or names where it was renamed");
            return List.of();
        }
        if (one != null) {
            String name = one.text();
            return name == null ? List.of() : List.of(new Unit.Name(name, null, null));
        }
        List<Unit.Name> names = new ArrayList<>();
        if (several != null) {
            for (YamlNode element : several.list()) {
                YamlMap name = element.map();
                if (name != null) {
                    addName(name, names);
                }
            }
        }
        return List.copyOf(names);
    }

    private static void addName(YamlMap map, List<Unit.Name> names) {
        YamlNode nameNode = map.need("name");
        String name = nameNode == null ? null : nameNode.text();
        YamlNode fromNode = map.get("from");
        LocalDate from = fromNode == null ? null : fromNode.date();
        YamlNode untilNode = map.get("until");
        LocalDate until = untilNode == null ? null : untilNode.date();
        map.done();
        if (from != null && until != null && !from.isBefore(until)) {
            map.node().problem("from 必须早于 until", "from must lie before until", "改正日期", "Correct the dates");
        }
        LocalDate before = names.isEmpty() ? null : names.get(names.size() - 1).until();
        if (!names.isEmpty() && (before == null || from == null || from.isBefore(before))) {
            map.node()
                    .problem(
                            "名称须按时间先后排列，互不重叠",
                            "names must follow one another without overlap",
                            "前一个名称写 until，后一个写 from",
                            "Give the earlier name an until and the later one a from");
        }
        if (name != null) {
            names.add(new Unit.Name(name, from, until));
        }
    }

    private static @Nullable String id(@Nullable YamlNode node) {
        return node == null
                ? null
                : node.parsed(
                        UnitFile::checkedId, "小写字母、数字、.、_、- 组成的编号", "an id of lower-case letters, digits, ., _ and -");
    }

    private static String checkedId(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
