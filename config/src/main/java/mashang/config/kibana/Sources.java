package mashang.config.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything in {@code config/kibana}, and the templates its views are about.
 *
 * @param views by the name the sources call them
 * @param searches likewise
 * @param dashboards likewise, in the order of {@code views.yaml}'s list {@code dashboards}, which is the order of the way between them
 * @param specs Vega specifications by name
 */
record Sources(
        Map<String, DataView> views,
        Map<String, SearchSource> searches,
        Map<String, Part> dashboards,
        Map<String, Part> specs) {

    private static final String YAML = ".yaml";

    static Sources read(Path config) throws IOException {
        Path folder = config.resolve("kibana");
        Part root = Part.read(folder.resolve("views.yaml")).only(Set.of("views", "dashboards"));
        Map<String, DataView> views = new LinkedHashMap<>();
        for (String key : root.at("views").keys()) {
            Part view = root.at("views").at(key).only(Set.of("name", "indices", "template", "time", "words"));
            Path template =
                    config.resolve("elasticsearch").resolve(view.at("template").text() + ".json");
            JsonNode mappings = new ObjectMapper()
                    .readTree(template.toFile())
                    .path("template")
                    .path("mappings");
            DataView made = new DataView(key, view, mappings);
            if (!made.type(made.timeField()).equals("date")) {
                throw view.at("time").wrong("不是时间字段", "no field with a time");
            }
            views.put(key, made);
        }
        Map<String, Part> dashboards = new LinkedHashMap<>();
        for (Part name : root.at("dashboards").list()) {
            dashboards.put(name.text(), Part.read(folder.resolve("dashboards").resolve(name.text() + YAML)));
        }
        return new Sources(views, searches(folder, views), dashboards, parts(folder.resolve("vega")));
    }

    private static Map<String, SearchSource> searches(Path folder, Map<String, DataView> views) throws IOException {
        Part root = Part.read(folder.resolve("searches.yaml"));
        Map<String, SearchSource> searches = new LinkedHashMap<>();
        for (String key : root.keys()) {
            Part view = root.at(key).at("view");
            searches.put(key, new SearchSource(key, root.at(key), found(views, view)));
        }
        return searches;
    }

    private static Map<String, Part> parts(Path folder) throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(f -> f.toString().endsWith(YAML)).sorted().forEach(files::add);
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            parts.put(name.substring(0, name.length() - YAML.length()), Part.read(file));
        }
        return parts;
    }

    DataView view(Part named) {
        return found(views, named);
    }

    SearchSource search(Part named) {
        return found(searches, named);
    }

    JsonNode vega(Part named, Tongue tongue) {
        return DashboardFile.spoken(found(specs, named), tongue);
    }

    private static <T> T found(Map<String, T> all, Part named) {
        T one = all.get(named.text());
        if (one == null) {
            throw named.wrong("没有“" + named.text() + "”", "there is no \"" + named.text() + '"');
        }
        return one;
    }
}
