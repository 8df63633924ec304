package mashang.local.simulator;

import java.util.ArrayList;
import java.util.List;
import mashang.recurrence.trend.BurstEvent;
import mashang.recurrence.trend.Series;
import mashang.recurrence.trend.Sighting;
import mashang.recurrence.trend.TrendSettings;
import mashang.recurrence.trend.TrendWatch;

/**
 * What the detector finds of planted bursts, where it is told which complaints belong together: {@code BurstCheck ORDERS_A_DAY FIRST_SEED SEEDS
 * [show]}.
 */
final class BurstCheck {
    private BurstCheck() {}

    public static void main(String[] args) {
        int ordersPerDay = Integer.parseInt(args[0]);
        long first = Long.parseLong(args[1]);
        BurstScore score = new BurstScore();
        for (long seed = first; seed < first + Long.parseLong(args[2]); seed++) {
            BurstCity city = new BurstCity(BurstSimulation.of(seed, ordersPerDay));
            score.add(city.bursts(), city.complaints(), events(city.complaints()));
        }
        score.lines().forEach(System.out::println);
        if (args.length > 3) {
            score.wrong.forEach(System.out::println);
        }
    }

    /** What a watch says of problems, from the first complaint to a fortnight after the last. */
    static List<BurstEvent> events(List<BurstComplaint> complaints) {
        TrendWatch watch = new TrendWatch(TrendSettings.DEFAULT);
        List<BurstEvent> events = new ArrayList<>();
        for (BurstComplaint complaint : complaints) {
            events.addAll(watch.take(sighting(complaint)).bursts());
        }
        BurstComplaint last = complaints.get(complaints.size() - 1);
        events.addAll(watch.advance(last.loggedAt().plusSeconds(14 * 86_400L)).bursts());
        events.removeIf(event -> event.series().kind() != Series.Kind.PROBLEM);
        return events;
    }

    static Sighting sighting(BurstComplaint complaint) {
        return new Sighting(
                complaint.orderId(),
                complaint.loggedAt(),
                complaint.occurredAt(),
                complaint.caller(),
                List.of(
                        Series.problem(complaint.cause()),
                        new Series(Series.Kind.DISTRICT, complaint.district()),
                        new Series(Series.Kind.STREET, complaint.street()),
                        new Series(Series.Kind.GRID, complaint.grid()),
                        new Series(Series.Kind.CATEGORY, complaint.category())));
    }
}
