package mashang.local.simulator;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.config.City;
import mashang.recurrence.Circumstances;
import mashang.recurrence.city.AcceptedText;
import mashang.recurrence.city.AssignedOrders;
import mashang.recurrence.city.CityProblems;
import mashang.recurrence.city.CitySettings;
import mashang.recurrence.city.News;
import mashang.recurrence.city.ProblemFact;
import mashang.recurrence.city.TextReading;
import mashang.recurrence.trend.BurstEvent;
import mashang.recurrence.trend.Series;

/**
 * What is found of planted bursts where only the texts and what a feed says of the place tell which complaints belong together, by the
 * very code of the job, merges included: {@code BurstTextCheck CONFIG_FOLDER ORDERS_A_DAY FIRST_SEED SEEDS [show]}. A problem is taken for the cause that most of its
 * complaints so far have.
 */
final class BurstTextCheck {
    private final TextReading reading;
    private final Map<String, String> causeOf = new HashMap<>();
    private final Map<String, Map<String, Integer>> causes = new HashMap<>();
    private final List<BurstEvent> events = new ArrayList<>();

    private BurstTextCheck(TextReading reading) {
        this.reading = reading;
    }

    public static void main(String[] args) {
        City words = City.load(Path.of(args[0]));
        long first = Long.parseLong(args[2]);
        BurstScore score = new BurstScore();
        for (long seed = first; seed < first + Long.parseLong(args[3]); seed++) {
            BurstCity city = new BurstCity(BurstSimulation.of(seed, Integer.parseInt(args[1])));
            score.add(city.bursts(), city.complaints(), of(words).events(city.complaints()));
        }
        score.lines().forEach(System.out::println);
        if (args.length > 4) {
            score.wrong.forEach(System.out::println);
        }
    }

    static BurstTextCheck of(City words) {
        return new BurstTextCheck(new TextReading(words.vocabulary(), words.places(), words.words()));
    }

    /** What is found in a city, its series named by their causes. */
    List<BurstEvent> events(List<BurstComplaint> complaints) {
        CityProblems problems = new CityProblems(CitySettings.DEFAULT, AssignedOrders.inMemory());
        for (BurstComplaint complaint : complaints) {
            causeOf.put(complaint.orderId(), complaint.cause());
            hear(problems.take(List.of(fact(complaint)), complaint.loggedAt()));
        }
        Instant last = complaints.get(complaints.size() - 1).loggedAt();
        hear(problems.take(List.of(), last.plusSeconds(14 * 86_400L)));
        return events;
    }

    private ProblemFact fact(BurstComplaint complaint) {
        AcceptedText text = new AcceptedText(
                complaint.orderId(),
                complaint.loggedAt(),
                complaint.occurredAt(),
                complaint.caller(),
                new Circumstances(
                        complaint.district(), complaint.street(), complaint.grid(), complaint.category(), null, null),
                "",
                complaint.title(),
                complaint.content(),
                false);
        return new ProblemFact(
                ProblemFact.Kind.ACCEPTED,
                text.orderId(),
                text.loggedAt(),
                text.occurredAt(),
                text.orderId(),
                null,
                reading.read(text),
                null,
                null,
                null,
                null);
    }

    private void hear(News news) {
        news.assigned().forEach(one -> causes.computeIfAbsent(one.problemId(), p -> new HashMap<>())
                .merge(causeOf.getOrDefault(one.orderId(), ""), 1, Integer::sum));
        news.merged().forEach(merged -> causes.getOrDefault(merged.from(), Map.of())
                .forEach((cause, count) -> causes.computeIfAbsent(merged.into(), p -> new HashMap<>())
                        .merge(cause, count, Integer::sum)));
        news.bursts().stream()
                .filter(event -> event.series().kind() == Series.Kind.PROBLEM)
                .map(this::named)
                .forEach(events::add);
    }

    private BurstEvent named(BurstEvent event) {
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
