package mashang.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mashang.text.Location.Gap;

/**
 * How well names of places are found in real complaints without a register; run by hand on a folder with {@code
 * complaints.csv}, {@code gold-dev.csv} (id, problem_id) and {@code problems-dev.csv} (problem_id, place). With
 * {@code misses} it lists what was missed, with {@code names} all names by how often they were found.
 */
public final class PlacesCheck {
    private static final int CONTENT_CHARS = 300;
    private static final ComplaintAnalyzer ANALYZER = new ComplaintAnalyzer(ShippedWords.VOCABULARY);

    private PlacesCheck() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        boolean misses = args.length > 1 && args[1].equals("misses");
        boolean names = args.length > 1 && args[1].equals("names");
        Map<String, Map<String, String>> complaints = by("id", CsvTable.read(folder.resolve("complaints.csv")));
        Map<String, Map<String, String>> problems = by("problem_id", CsvTable.read(folder.resolve("problems-dev.csv")));
        List<Map<String, String>> gold = CsvTable.read(folder.resolve("gold-dev.csv"));
        Gazetteer gazetteer = new Gazetteer(PlaceRegister.empty(), ShippedWords.VOCABULARY);
        LocationCounts counts = LocationCounts.none();
        int judged = 0;
        int first = 0;
        int any = 0;
        Map<String, Integer> found = new HashMap<>();
        for (Map<String, String> member : gold) {
            Map<String, String> complaint = complaints.get(member.get("id"));
            String place = place(problems.get(member.get("problem_id")).get("place"));
            if (complaint == null || place.length() < 2) {
                continue;
            }
            Location location = gazetteer.locate(
                    new Whereabouts(null, null, null, "", text(complaint, "title"), text(complaint, "content")));
            judged++;
            String name = location.name();
            first += name != null && same(name, place) ? 1 : 0;
            boolean hit = location.names().stream().anyMatch(n -> same(n, place));
            any += hit ? 1 : 0;
            if (misses && !hit) {
                System.out.println(place + " | " + location.names() + " | " + complaint.get("title"));
            }
        }
        for (Map<String, String> complaint : complaints.values()) {
            Location location = gazetteer.locate(
                    new Whereabouts(null, null, null, "", text(complaint, "title"), text(complaint, "content")));
            counts = counts.plus(location);
            if (location.name() != null) {
                found.merge(location.name(), 1, Integer::sum);
            }
        }
        System.out.printf(
                "members with a place: %d, as the first name: %.3f, among the names: %.3f%n",
                judged, first / (double) judged, any / (double) judged);
        for (Gap gap : Gap.values()) {
            System.out.printf("%s: %d of %d%n", gap, counts.of(gap), counts.total());
        }
        if (names) {
            found.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .forEach(e -> System.out.println(e.getValue() + " " + e.getKey()));
        }
        pairs(gold, complaints);
    }

    /** How often two complaints share a name that {@code PlaceNames} finds: of one problem, and of two. */
    private static void pairs(List<Map<String, String>> gold, Map<String, Map<String, String>> complaints) {
        List<Set<String>> heads = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Map<String, String> member : gold) {
            Map<String, String> complaint = complaints.get(member.get("id"));
            Set<String> names = new HashSet<>();
            for (String text : List.of(text(complaint, "title"), text(complaint, "content"))) {
                PlaceNames.find(ANALYZER.tokens(text, CONTENT_CHARS), ShippedWords.VOCABULARY.stopwords())
                        .forEach(p -> names.add(p.name()));
            }
            heads.add(names);
            problems.add(member.get("problem_id"));
        }
        long[] pairs = new long[2];
        long[] shared = new long[2];
        for (int i = 0; i < heads.size(); i++) {
            for (int j = 0; j < i; j++) {
                int same = problems.get(i).equals(problems.get(j)) ? 0 : 1;
                pairs[same]++;
                shared[same] += heads.get(i).stream().anyMatch(heads.get(j)::contains) ? 1 : 0;
            }
        }
        System.out.printf(
                "pairs that share a name: of one problem %.4f, of two %.5f%n",
                shared[0] / (double) pairs[0], shared[1] / (double) pairs[1]);
    }

    private static String text(Map<String, String> complaint, String column) {
        return ComplaintText.clean(complaint.getOrDefault(column, ""));
    }

    /** Without the areas before it and what stands in brackets. */
    private static String place(String gold) {
        return gold.replaceFirst("^(西地省)?([A-Z]市)?([A-Z]\\d*[市区县])?", "").replaceFirst("[(（].*", "");
    }

    private static boolean same(String found, String place) {
        String bare = UnregisteredNames.kind(found) == null ? found : found.replaceFirst("(小区|社区)$", "");
        return place.contains(bare)
                || bare.contains(place)
                || bare.contains(place.replaceFirst("(小区|社区|[一二三四]期|\\d+栋)$", ""));
    }

    private static Map<String, Map<String, String>> by(String key, List<Map<String, String>> rows) {
        return rows.stream().collect(Collectors.toMap(r -> r.get(key), Function.identity(), (a, b) -> a));
    }
}
