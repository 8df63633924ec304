package mashang.local.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.config.City;
import mashang.recurrence.Circumstances;
import mashang.recurrence.ClustererSettings;
import mashang.recurrence.Complaint;
import mashang.recurrence.OnlineClusterer;
import mashang.recurrence.Signature;
import mashang.recurrence.trend.BurstEvent;
import mashang.recurrence.trend.Series;
import mashang.recurrence.trend.Sighting;
import mashang.recurrence.trend.TrendSettings;
import mashang.recurrence.trend.TrendWatch;
import mashang.text.ComplaintAnalyzer;

/**
 * What is found of planted bursts where only the texts tell which complaints belong together: text → signature → clusterer → detector:
 * {@code BurstTextCheck CONFIG_FOLDER ORDERS_A_DAY FIRST_SEED SEEDS [show]}. A cluster is taken for the cause that most of its complaints so far have.
 */
final class BurstTextCheck {
    private BurstTextCheck() {}

    public static void main(String[] args) {
        long first = Long.parseLong(args[2]);
        BurstScore score = new BurstScore();
        ComplaintAnalyzer analyzer =
                new ComplaintAnalyzer(City.load(Path.of(args[0])).vocabulary());
        for (long seed = first; seed < first + Long.parseLong(args[3]); seed++) {
            BurstCity city = new BurstCity(BurstSimulation.of(seed, Integer.parseInt(args[1])));
            score.add(city.bursts(), city.complaints(), events(city.complaints(), analyzer));
        }
        score.lines().forEach(System.out::println);
        if (args.length > 4) {
            score.wrong.forEach(System.out::println);
        }
    }

    private static List<BurstEvent> events(List<BurstComplaint> complaints, ComplaintAnalyzer analyzer) {
        OnlineClusterer clusterer = new OnlineClusterer(ClustererSettings.DEFAULT);
        TrendWatch watch = new TrendWatch(TrendSettings.DEFAULT);
        Map<String, Map<String, Integer>> causes = new HashMap<>();
        List<BurstEvent> events = new ArrayList<>();
        for (BurstComplaint complaint : complaints) {
            Complaint read = new Complaint(
                    complaint.orderId(),
                    complaint.loggedAt(),
                    complaint.occurredAt(),
                    complaint.caller(),
                    Circumstances.NONE,
                    Signature.of(complaint.title(), complaint.content(), analyzer));
            String problem = clusterer
                    .take(List.of(read), read.loggedAt())
                    .assignments()
                    .get(0)
                    .problemId();
            causes.computeIfAbsent(problem, p -> new HashMap<>()).merge(complaint.cause(), 1, Integer::sum);
            for (BurstEvent event : watch.take(Sighting.of(read, problem, null)).bursts()) {
                events.add(named(event, causes));
            }
        }
        BurstComplaint last = complaints.get(complaints.size() - 1);
        for (BurstEvent event :
                watch.advance(last.loggedAt().plusSeconds(14 * 86_400L)).bursts()) {
            events.add(named(event, causes));
        }
        return events;
    }

    private static BurstEvent named(BurstEvent event, Map<String, Map<String, Integer>> causes) {
        String cause = causes.get(event.series().name()).entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        return new BurstEvent(
                event.id(),
                Series.problem(cause),
                event.kind(),
                event.from(),
                event.at(),
                event.decidedAt(),
                event.decidedBy(),
                event.documents(),
                event.callers(),
                event.expected(),
                event.score(),
                event.peakPerHour(),
                event.continuedAs());
    }
}
