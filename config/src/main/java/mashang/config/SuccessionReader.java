package mashang.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mashang.units.Succession;
import mashang.units.Succession.Heir;
import org.jspecify.annotations.Nullable;

/** Reads when a unit ended and who followed: {@code ended}, {@code into}, an id or a list of heirs with what each took over. */
final class SuccessionReader {
    private SuccessionReader() {}

    /** Absent where the unit goes on. */
    static @Nullable Succession read(YamlMap unit, References references) {
        YamlNode ended = unit.get("ended");
        YamlNode into = unit.get("into");
        if (ended == null && into == null) {
            return null;
        }
        LocalDate on = ended == null ? null : ended.date();
        if (ended == null || into == null) {
            unit.node()
                    .problem(
                            "ended 与 into 须同时写",
                            "needs both ended and into, or neither",
                            "写明哪一天撤并、并入哪个单位",
                            "Say on which day it ended, and who followed");
            return null;
        }
        List<Heir> heirs = new ArrayList<>();
        for (YamlNode element : into.list()) {
            Heir heir = heir(element, references);
            if (heir != null) {
                checkReached(element, heirs);
                heirs.add(heir);
            }
        }
        return on == null || heirs.isEmpty() ? null : new Succession(on, List.copyOf(heirs));
    }

    private static @Nullable Heir heir(YamlNode node, References references) {
        if (!node.isMap()) {
            String id = named(node, references);
            return id == null ? null : Heir.ofAll(id);
        }
        YamlMap map = node.map();
        if (map == null) {
            return null;
        }
        YamlNode unit = map.need("unit");
        String id = unit == null ? null : named(unit, references);
        List<String> districts = texts(map.get("districts"));
        List<String> streets = texts(map.get("streets"));
        List<String> categories = texts(map.get("categories"));
        map.done();
        return id == null ? null : new Heir(id, districts, streets, categories);
    }

    private static @Nullable String named(YamlNode node, References references) {
        references.unitMention(node);
        return node.text();
    }

    /** An empty list would be for everything, and who empties a list means nothing. */
    private static List<String> texts(@Nullable YamlNode node) {
        if (node == null) {
            return List.of();
        }
        if (node.list().isEmpty()) {
            node.problem("列表是空的", "the list is empty", "写上内容，或删除这一行", "Fill it or delete the line");
        }
        return node.texts();
    }

    private static void checkReached(YamlNode element, List<Heir> before) {
        if (before.stream().anyMatch(Heir::isOfAll)) {
            element.problem(
                    "前面已有单位承接全部，轮不到它",
                    "comes after a unit that took everything, so it is never asked",
                    "承接其余全部的单位写在最后",
                    "Name the unit that took the rest last");
        }
    }
}
