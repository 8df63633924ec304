package mashang.recurrence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mashang.recurrence.duplicates.DuplicateSettings;
import mashang.recurrence.duplicates.Duplicates;
import mashang.recurrence.duplicates.Fingerprint;
import mashang.recurrence.duplicates.Likeness;
import mashang.recurrence.portrait.Traits;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;
import mashang.text.CsvTable;
import mashang.text.ShippedWords;

/**
 * Looks for near-duplicates in a file of real complaints (id, user, title, time, content) and compares with labelled pairs (id_a, id_b,
 * kind): of each kind how many are found, and as what. With a third argument every link of that kind is printed.
 */
public final class DuplicatesCheck {
    private DuplicatesCheck() {}

    public static void main(String[] args) throws IOException {
        ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
        Map<String, Fingerprint> fingerprints = new HashMap<>();
        Map<String, String> titles = new HashMap<>();
        List<Complaint> complaints = new ArrayList<>();
        long nanos = 0;
        for (Map<String, String> row : CsvTable.read(Path.of(args[0]))) {
            Instant at = LocalDateTime.parse(row.get("time").replace(' ', 'T')).toInstant(ZoneOffset.ofHours(8));
            String title = ComplaintText.clean(row.get("title"));
            String content = ComplaintText.clean(row.get("content"));
            Traits traits = Traits.of(title, content, analyzer);
            long start = System.nanoTime();
            fingerprints.put(row.get("id"), Fingerprint.of(title, content, traits));
            nanos += System.nanoTime() - start;
            titles.put(row.get("id"), title);
            complaints.add(new Complaint(
                    row.get("id"), at, at, row.get("user"), Circumstances.NONE, new Signature(List.of(), List.of())));
        }
        System.out.println("fingerprint, microseconds each: " + nanos / 1_000.0 / complaints.size());
        complaints.sort(Complaint.ORDER);
        Map<String, Likeness> links = links(complaints, fingerprints);
        compare(links, CsvTable.read(Path.of(args[1])));
        for (Likeness link : new TreeMap<>(links).values()) {
            if (args.length > 2 && link.kind().name().equals(args[2])) {
                System.out.println(
                        link + "\n  " + titles.get(link.orderId()) + "\n  " + titles.get(link.otherId()) + "\n  "
                                + fingerprints.get(link.orderId()).places() + "\n  "
                                + fingerprints.get(link.otherId()).places());
            }
        }
    }

    private static Map<String, Likeness> links(List<Complaint> complaints, Map<String, Fingerprint> fingerprints) {
        // as the labelled pairs were: however far apart
        Duplicates duplicates = new Duplicates(new DuplicateSettings(.6, Duration.ofDays(3_650), 100_000));
        Map<String, Likeness> links = new HashMap<>();
        for (Complaint complaint : complaints) {
            Fingerprint fingerprint = fingerprints.get(complaint.orderId());
            Optional<Likeness> likeness = duplicates.take(complaint, fingerprint, complaint.orderId(), null);
            likeness.ifPresent(l -> links.put(l.orderId(), l));
        }
        return links;
    }

    private static void compare(Map<String, Likeness> links, List<Map<String, String>> pairs) {
        Map<String, Map<String, Integer>> told = new TreeMap<>();
        for (Map<String, String> pair : pairs) {
            String a = pair.get("id_a");
            String b = pair.get("id_b");
            String how = "missed";
            if (first(a, links).equals(first(b, links))) {
                Likeness later = links.containsKey(b) ? links.get(b) : links.get(a);
                how = later.kind().name();
                Likeness direct = direct(a, b, links);
                how = direct == null
                        ? "same group, last as " + how
                        : direct.kind().name();
            } else if (direct(a, b, links) != null) {
                how = "TEMPLATE";
            }
            told.computeIfAbsent(pair.get("kind"), k -> new TreeMap<>()).merge(how, 1, Integer::sum);
            if (how.equals("missed") || how.equals("TEMPLATE")) {
                System.out.println(how + " " + pair);
            }
        }
        told.forEach((kind, how) -> System.out.println(kind + ": " + how));
        Map<Likeness.Kind, Integer> all = new TreeMap<>();
        links.values().forEach(link -> all.merge(link.kind(), 1, Integer::sum));
        System.out.println("all links: " + all);
    }

    private static Likeness direct(String a, String b, Map<String, Likeness> links) {
        if (links.containsKey(a) && links.get(a).otherId().equals(b)) {
            return links.get(a);
        }
        return links.containsKey(b) && links.get(b).otherId().equals(a) ? links.get(b) : null;
    }

    private static String first(String id, Map<String, Likeness> links) {
        String first = id;
        while (links.containsKey(first) && links.get(first).kind() != Likeness.Kind.TEMPLATE) {
            first = links.get(first).otherId();
        }
        return first;
    }
}
