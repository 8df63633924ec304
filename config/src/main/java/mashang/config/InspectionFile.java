package mashang.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mashang.inspection.Inspector;
import mashang.inspection.Target;
import mashang.units.Succession;
import mashang.units.Unit;
import mashang.units.Units;
import org.jspecify.annotations.Nullable;

/** Reads a file with inspectors and what they are to inspect; units by the registry's ids or names. */
public final class InspectionFile {
    private static final int MOST = 1_000;

    private final List<Inspector> inspectors = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Units units;
    private int experts;
    private List<String> skills = List.of();

    private InspectionFile(Units units) {
        this.units = units;
    }

    /**
     * What the file says.
     *
     * @param inspectors in the order of the file
     * @param targets the most important first: in the order of the file
     * @param experts how many each target of a day's list wants
     * @param skills which each of them wants
     */
    public record Plan(List<Inspector> inspectors, List<Target> targets, int experts, List<String> skills) {}

    /** One with targets of its own. Throws {@link ConfigException} with everything that is wrong with it. */
    public static Plan load(Path path, Units units) {
        return load(path, units, true);
    }

    /** One for the targets of a day's list: it has none, but may say which {@code team} each of those wants. */
    public static Plan forList(Path path, Units units) {
        return load(path, units, false);
    }

    private static Plan load(Path path, Units units, boolean hasTargets) {
        Problems problems = new Problems();
        InspectionFile file = new InspectionFile(units);
        YamlMap root = YamlFile.read(path, String.valueOf(path.getFileName()), problems);
        if (root != null) {
            each(root.need("inspectors"), file::inspector);
            file.ids.clear();
            if (hasTargets) {
                each(root.need("targets"), file::target);
            } else {
                file.team(root.get("team"));
            }
            root.done();
        }
        problems.throwIfAny();
        return new Plan(
                List.copyOf(file.inspectors), List.copyOf(file.targets), file.experts, List.copyOf(file.skills));
    }

    private interface Reader {
        void read(YamlMap map);
    }

    private static void each(@Nullable YamlNode list, Reader reader) {
        for (YamlNode node : list == null ? List.<YamlNode>of() : list.list()) {
            YamlMap map = node.map();
            if (map != null) {
                reader.read(map);
                map.done();
            }
        }
    }

    private void inspector(YamlMap map) {
        String id = id(map);
        YamlNode role = map.need("role");
        Inspector.Role is = role == null
                ? null
                : role.parsed(
                        text -> Inspector.Role.valueOf(text.toUpperCase(Locale.ROOT)),
                        "leader、office 或 expert",
                        "leader, office or expert");
        Unit unit = unit(map.get("unit"));
        Set<String> areas = areas(unit, map.get("area"));
        int load = number(map.need("load"), 0);
        Set<String> skills = Set.copyOf(texts(map.get("skills")));
        if (id != null && is != null) {
            inspectors.add(new Inspector(id, is, line(unit), areas, load, skills));
        }
    }

    private void team(@Nullable YamlNode node) {
        YamlMap map = node == null ? null : node.map();
        if (map != null) {
            experts = number(map.get("experts"), 0);
            skills = texts(map.get("skills"));
            map.done();
        }
    }

    private void target(YamlMap map) {
        String id = id(map);
        Unit unit = unit(map.need("unit"));
        Set<String> areas = areas(unit, map.get("area"));
        int experts = number(map.get("experts"), 0);
        List<String> skills = texts(map.get("skills"));
        if (id != null) {
            targets.add(new Target(id, line(unit), areas, experts, skills));
        }
    }

    private @Nullable String id(YamlMap map) {
        YamlNode node = map.need("id");
        String id = node == null ? null : node.text();
        if (node != null && id != null && !ids.add(id)) {
            node.problem("编号 " + id + " 写了两遍", "id " + id + " is there twice", "换一个编号", "Choose another id");
        }
        return id;
    }

    /** Who is not in the registry could be of any unit, so nobody could be kept from his own. */
    private @Nullable Unit unit(@Nullable YamlNode node) {
        String name = node == null ? null : node.text();
        if (node == null || name == null) {
            return null;
        }
        Unit unit = units.byId(name).or(() -> named(name)).orElse(null);
        if (unit == null) {
            node.problem(
                    "单位库里没有“" + name + "”，无法判断回避",
                    "the registry of units does not know " + name + ", so nobody could be kept from his own unit",
                    "写单位库里的编号或名称",
                    "Write an id or a name of the registry");
        }
        return unit;
    }

    /** Who is called so now rather than who was. */
    private Optional<Unit> named(String name) {
        Comparator<Unit> nowFirst = Comparator.comparing(
                        (Unit unit) -> !unit.currentName().equals(name))
                .thenComparing(Unit::id);
        return units.all().stream()
                .filter(unit -> unit.names().stream().anyMatch(n -> n.name().equals(name)))
                .min(nowFirst);
    }

    private List<String> line(@Nullable Unit unit) {
        return unit == null ? List.of() : InspectionFile.line(units, unit.id());
    }

    /** The unit, those that follow or followed it and all above them, who has it now first: a merger takes nobody's own away. */
    private static List<String> line(Units units, String id) {
        List<String> followed = new ArrayList<>(List.of(id));
        for (int i = 0; i < followed.size(); i++) {
            Succession succession =
                    units.byId(followed.get(i)).map(Unit::succession).orElse(null);
            for (Succession.Heir heir : succession == null ? List.<Succession.Heir>of() : succession.heirs()) {
                if (!followed.contains(heir.unit())) {
                    followed.add(heir.unit());
                }
            }
        }
        Set<String> line = new LinkedHashSet<>();
        for (int i = followed.size() - 1; i >= 0; i--) {
            line.addAll(units.andAbove(followed.get(i)));
        }
        return List.copyOf(line);
    }

    /** What is stated, and where the registry has the unit: the one is no reason to forget the other. */
    private Set<String> areas(@Nullable Unit unit, @Nullable YamlNode stated) {
        Set<String> areas = new TreeSet<>(unit == null ? Set.of() : areas(units, line(unit)));
        String area = text(stated);
        if (area != null) {
            areas.add(area);
        }
        return Set.copyOf(areas);
    }

    private static Set<String> areas(Units units, List<String> line) {
        Set<String> areas = new TreeSet<>();
        for (String id : line) {
            units.byId(id).map(Unit::area).ifPresent(areas::add);
        }
        return areas;
    }

    /**
     * A target of a day's list.
     *
     * @param unit id of a unit of the registry
     * @param district where most of its orders are; absent where none says so
     */
    public static Target listed(String id, String unit, @Nullable String district, Plan plan, Units units) {
        List<String> line = line(units, unit);
        Set<String> areas = new TreeSet<>(areas(units, line));
        if (district != null) {
            areas.add(district);
        }
        return new Target(id, line, Set.copyOf(areas), plan.experts(), plan.skills());
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node == null ? null : node.text();
    }

    private static List<String> texts(@Nullable YamlNode node) {
        return node == null ? List.of() : node.texts();
    }

    private static int number(@Nullable YamlNode node, int usual) {
        Long number = node == null ? null : node.number(0, MOST);
        return number == null ? usual : number.intValue();
    }
}
