package mashang.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mashang.text.PlaceKind;
import mashang.text.PlaceRegister;
import mashang.text.PlaceRegister.District;
import mashang.text.PlaceRegister.Site;
import mashang.text.PlaceRegister.Street;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of places: districts with their streets, and the estates, roads, villages and buildings in them. A file
 * may name a street that another has.
 */
final class PlaceFiles {
    /** A name of one character is in every text. */
    private static final int SHORTEST = 2;

    private final List<District> districts = new ArrayList<>();
    private final List<SiteDraft> drafts = new ArrayList<>();
    private final Map<String, Set<String>> districtsOfStreet = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    /** @param kind absent where it is wrong, which is told already */
    private record SiteDraft(
            String name, List<String> aliases, @Nullable PlaceKind kind, List<YamlNode> in) {}

    private record Named(String name, List<String> aliases) {}

    void read(Path path, String shownAs, Problems problems) {
        YamlMap root = YamlFile.read(path, shownAs, problems);
        if (root == null) {
            return;
        }
        YamlNode districtsNode = root.get("districts");
        for (YamlNode element : districtsNode == null ? List.<YamlNode>of() : districtsNode.list()) {
            district(element.map());
        }
        YamlNode placesNode = root.get("places");
        for (YamlNode element : placesNode == null ? List.<YamlNode>of() : placesNode.list()) {
            site(element.map());
        }
        root.done();
        if (districtsNode == null && placesNode == null) {
            root.node()
                    .problem(
                            "没有 districts，也没有 places", "has neither districts nor places", "补上其中一项", "Add one of them");
        }
    }

    /** The register without its grid cells; call it when every file is read. */
    PlaceRegister register() {
        List<Site> sites = new ArrayList<>();
        drafts.forEach(draft -> place(draft, sites));
        return new PlaceRegister(List.copyOf(districts), List.copyOf(sites), List.of());
    }

    private void district(@Nullable YamlMap map) {
        if (map == null) {
            return;
        }
        Named named = named(map);
        List<Street> streets = new ArrayList<>();
        YamlNode streetsNode = map.get("streets");
        for (YamlNode element : streetsNode == null ? List.<YamlNode>of() : streetsNode.list()) {
            Named street = street(element);
            if (street != null && named != null) {
                once(element, "street " + named.name + '/' + street.name, street.name);
                districtsOfStreet
                        .computeIfAbsent(street.name, k -> new TreeSet<>())
                        .add(named.name);
                streets.add(new Street(street.name, street.aliases));
            }
        }
        map.done();
        if (named != null) {
            once(map.node(), "district " + named.name, named.name);
            districts.add(new District(named.name, named.aliases, List.copyOf(streets)));
        }
    }

    private static @Nullable Named street(YamlNode element) {
        if (element.isScalar()) {
            String name = name(element);
            return name == null ? null : new Named(name, List.of());
        }
        YamlMap map = element.map();
        Named named = map == null ? null : named(map);
        if (map != null) {
            map.done();
        }
        return named;
    }

    private void site(@Nullable YamlMap map) {
        if (map == null) {
            return;
        }
        Named named = named(map);
        YamlNode kindNode = map.need("kind");
        PlaceKind kind = kindNode == null ? null : kindNode.constant(PlaceKind.class);
        YamlNode in = map.get("in");
        map.done();
        if (named != null) {
            if (in == null) {
                once(map.node(), "site " + named.name, named.name);
            }
            drafts.add(new SiteDraft(named.name, named.aliases, kind, in == null ? List.of() : in.list()));
        }
    }

    private static @Nullable Named named(YamlMap map) {
        YamlNode nameNode = map.need("name");
        String name = nameNode == null ? null : name(nameNode);
        List<String> aliases = new ArrayList<>();
        YamlNode aliasNode = map.get("aliases");
        for (YamlNode element : aliasNode == null ? List.<YamlNode>of() : aliasNode.list()) {
            String alias = name(element);
            if (alias != null) {
                aliases.add(alias);
            }
        }
        return name == null ? null : new Named(name, List.copyOf(aliases));
    }

    private static @Nullable String name(YamlNode node) {
        String name = node.text();
        if (name != null && name.length() < SHORTEST) {
            node.problem("“" + name + "”太短", '"' + name + "\" is too short", "至少写两个字", "Write two characters at least");
            return null;
        }
        return name;
    }

    private void place(SiteDraft draft, List<Site> sites) {
        if (draft.in.isEmpty()) {
            add(draft, null, null, sites);
        }
        for (YamlNode node : draft.in) {
            String where = node.text();
            if (where != null) {
                once(node, "site " + draft.name + " in " + where, draft.name);
                place(draft, node, where, sites);
            }
        }
    }

    /** {@code 鼓楼区}, {@code 东街街道} where one district has it, or {@code 鼓楼区/东街街道}. */
    private void place(SiteDraft draft, YamlNode node, String where, List<Site> sites) {
        int slash = where.indexOf('/');
        String last = where.substring(slash + 1).strip();
        Set<String> of = districtsOfStreet.getOrDefault(last, Set.of());
        if (slash < 0 && districts.stream().anyMatch(d -> d.name().equals(last))) {
            add(draft, last, null, sites);
            return;
        }
        String district = slash >= 0
                ? where.substring(0, slash).strip()
                : of.size() == 1 ? of.iterator().next() : "";
        if (of.contains(district)) {
            add(draft, district, last, sites);
        } else if (slash < 0 && of.size() > 1) {
            String all = String.join("、", of);
            node.problem(
                    "“" + last + "”在几个区县都有：" + all,
                    '"' + last + "\" is in several districts: " + all,
                    "写成 区县/街道",
                    "Write district/street");
        } else {
            node.problem(
                    "没有“" + where + "”这个区县或街道",
                    "there is no district or street \"" + where + '"',
                    "改正名称，或在 districts 中添加它",
                    "Correct the name, or add it to the districts");
        }
    }

    private static void add(SiteDraft draft, @Nullable String district, @Nullable String street, List<Site> sites) {
        if (draft.kind != null) {
            sites.add(new Site(draft.name, draft.aliases, draft.kind, district, street));
        }
    }

    private void once(YamlNode node, String key, String name) {
        if (!written.add(key)) {
            node.problem("“" + name + "”写了两次", '"' + name + "\" is written twice", "只留一个", "Keep one of them");
        }
    }
}
