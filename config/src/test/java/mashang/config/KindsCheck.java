package mashang.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.text.Classification;
import mashang.text.Classifier;
import mashang.text.ComplaintText;
import mashang.text.Gazetteer;
import mashang.text.Whereabouts;
import mashang.workorder.Kind;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * How well kinds are told in real complaints; run by hand on CSV files with the columns {@code title} and {@code content}. Titles that
 * begin with their kind (投诉…, 咨询…, …的建议) are the measure, and only the content is read. With {@code misses} in the
 * first place it lists what was missed.
 */
public final class KindsCheck {
    private static final Map<String, Kind> BEGINNINGS = Map.of(
            "投诉", Kind.COMPLAINT,
            "举报", Kind.REPORT,
            "实名举报", Kind.REPORT,
            "咨询", Kind.CONSULTATION,
            "请问", Kind.CONSULTATION,
            "建议", Kind.SUGGESTION,
            "求助", Kind.HELP,
            "表扬", Kind.PRAISE,
            "感谢", Kind.PRAISE);
    private static final Map<String, Kind> ENDS =
            Map.of("建议", Kind.SUGGESTION, "的咨询", Kind.CONSULTATION, "问题咨询", Kind.CONSULTATION);

    private KindsCheck() {}

    public static void main(String[] args) throws IOException {
        boolean misses = args[0].equals("misses");
        City city = City.load(Path.of("config"));
        Classifier classifier = city.classifier();
        Gazetteer gazetteer = city.gazetteer();
        Map<Kind, Map<String, Integer>> confusion = new TreeMap<>();
        Map<String, Integer> all = new TreeMap<>();
        long[] cost = new long[3];
        for (String file : List.of(args).subList(misses ? 1 : 0, args.length)) {
            for (CSVRecord row : rows(Path.of(file))) {
                String title = ComplaintText.clean(row.get("title"));
                String content = ComplaintText.clean(row.get("content"));
                long start = System.nanoTime();
                Classification whole = classifier.classify(title, content);
                long between = System.nanoTime();
                gazetteer.locate(new Whereabouts(null, null, null, "", title, content));
                cost[0] += title.length() + content.length();
                cost[1] += between - start;
                cost[2] += System.nanoTime() - between;
                count(all, "kind " + whole.kind());
                count(all, "concern " + whole.concern());
                count(all, "conduct " + whole.conduct());
                Kind said = said(title.strip());
                if (said != null) {
                    Kind found = classifier.classify("", content).kind();
                    count(confusion.computeIfAbsent(said, k -> new TreeMap<>()), String.valueOf(found));
                    if (misses && said != found) {
                        System.out.println(said + " " + found + " "
                                + classifier.classify("", content).kindWords().stream()
                                        .map(Classification.Matched::word)
                                        .toList()
                                + " " + title + " | " + content.substring(0, Math.min(120, content.length())));
                    }
                }
            }
        }
        confusion.forEach((said, found) -> System.out.println(said + ": " + found));
        System.out.println(all);
        System.out.printf(
                "million chars/s: kinds %.1f, places %.1f%n", 1e3 * cost[0] / cost[1], 1e3 * cost[0] / cost[2]);
    }

    private static @Nullable Kind said(String title) {
        Kind kind = null;
        for (Map.Entry<String, Kind> beginning : BEGINNINGS.entrySet()) {
            kind = title.startsWith(beginning.getKey()) ? beginning.getValue() : kind;
        }
        for (Map.Entry<String, Kind> end : ENDS.entrySet()) {
            kind = kind == null && title.endsWith(end.getKey()) ? end.getValue() : kind;
        }
        return kind;
    }

    private static void count(Map<String, Integer> counts, String key) {
        counts.merge(key, 1, Integer::sum);
    }

    private static List<CSVRecord> rows(Path file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
