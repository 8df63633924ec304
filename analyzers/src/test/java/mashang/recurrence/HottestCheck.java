package mashang.recurrence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.recurrence.portrait.Hotness;
import mashang.recurrence.portrait.Portrait;
import mashang.recurrence.portrait.PortraitPolicy;
import mashang.recurrence.portrait.Portraits;
import mashang.recurrence.portrait.Theme;
import mashang.recurrence.portrait.Traits;
import mashang.text.ComplaintAnalyzer;
import mashang.text.ComplaintText;
import mashang.text.CsvTable;
import mashang.text.ShippedWords;

/**
 * Prints the hottest problems of a file of real complaints (id, user, title, time, content) with their labels and latest titles, and the
 * themes among them, at the end and at other days: {@code FILE COUNT [DAY…]}. To be judged by reading.
 */
public final class HottestCheck {
    private static final int TITLES = 5;
    private static final int LEAST = 3;

    private final Portraits portraits = new Portraits(PortraitPolicy.DEFAULT);
    private final Map<String, List<String>> titles = new HashMap<>();

    public static void main(String[] args) throws IOException {
        ComplaintAnalyzer analyzer = new ComplaintAnalyzer(ShippedWords.VOCABULARY);
        List<Complaint> complaints = new ArrayList<>();
        Map<String, Traits> traits = new HashMap<>();
        Map<String, String> titleOf = new HashMap<>();
        for (Map<String, String> row : CsvTable.read(Path.of(args[0]))) {
            Instant at = LocalDateTime.parse(row.get("time").replace(' ', 'T')).toInstant(ZoneOffset.ofHours(8));
            String title = ComplaintText.clean(row.get("title"));
            String content = ComplaintText.clean(row.get("content"));
            Signature signature = Signature.of(title, content, analyzer);
            complaints.add(new Complaint(row.get("id"), at, at, row.get("user"), Circumstances.NONE, signature));
            traits.put(row.get("id"), Traits.of(title, content, analyzer));
            titleOf.put(row.get("id"), title.strip());
        }
        complaints.sort(Complaint.ORDER);
        List<Instant> days = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            days.add(LocalDate.parse(args[i]).plusDays(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8)));
        }
        days.add(complaints.get(complaints.size() - 1).loggedAt());
        new HottestCheck().run(complaints, traits, titleOf, days, Integer.parseInt(args[1]));
    }

    private void run(
            List<Complaint> complaints,
            Map<String, Traits> traits,
            Map<String, String> titleOf,
            List<Instant> days,
            int count) {
        OnlineClusterer clusterer = new OnlineClusterer(ClustererSettings.DEFAULT);
        int day = 0;
        for (Complaint complaint : complaints) {
            while (complaint.loggedAt().isAfter(days.get(day))) {
                show(days.get(day++), count);
            }
            Changes changes = clusterer.take(List.of(complaint), complaint.loggedAt());
            for (Assignment assignment : changes.assignments()) {
                portraits.joined(complaint, traits.get(complaint.orderId()), assignment.problemId());
                titles.computeIfAbsent(assignment.problemId(), id -> new ArrayList<>())
                        .add(titleOf.get(complaint.orderId()));
            }
            for (Merged merged : changes.merges()) {
                portraits.merged(merged.from(), merged.into());
                titles.get(merged.into()).addAll(titles.remove(merged.from()));
            }
        }
        show(days.get(day), count);
    }

    private void show(Instant at, int count) {
        System.out.println("== " + at);
        List<Portrait> problems = new ArrayList<>(portraits.snapshot());
        problems.removeIf(problem -> problem.size() < LEAST);
        Map<String, Hotness> hotness = new TreeMap<>();
        problems.forEach(p -> hotness.put(p.problemId(), portraits.hotness(p.problemId(), at)));
        problems.sort(Comparator.comparingDouble(
                        (Portrait p) -> -hotness.get(p.problemId()).value())
                .thenComparing(Portrait::problemId));
        int shown = 0;
        for (Portrait problem : problems) {
            Theme theme = portraits.theme(problem.problemId());
            shown += theme.isTheme() ? 0 : 1;
            if (shown > count) {
                return;
            }
            System.out.println((theme.isTheme() ? theme : shown) + " " + problem.label() + " " + problem.problemId()
                    + " " + problem.size() + " of " + problem.people() + " " + hotness.get(problem.problemId()));
            List<String> all = titles.get(problem.problemId());
            all.subList(Math.max(0, all.size() - TITLES), all.size())
                    .forEach(title -> System.out.println("    " + title));
        }
    }
}
