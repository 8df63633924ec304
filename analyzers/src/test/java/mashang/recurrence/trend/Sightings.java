package mashang.recurrence.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Complaints for the tests: a quiet city, with something in it. */
final class Sightings {
    /** A Monday, 00:00 in China. */
    static final Instant START = Instant.parse("2026-03-01T16:00:00Z");

    static final Comparator<Sighting> ORDER = Comparator.comparing(Sighting::loggedAt)
            .thenComparing(Sighting::occurredAt)
            .thenComparing(Sighting::orderId);

    private final Random random;
    private final List<Sighting> all = new ArrayList<>();

    Sightings(long seed) {
        random = new Random(seed);
    }

    /** Hours after the start. */
    static Instant at(double hours) {
        return START.plusMillis((long) (hours * 3_600_000));
    }

    /** So many single complaints a day, from seven to eleven in the evening, in two districts, one in ten logged a day late. */
    Sightings background(int days, int perDay) {
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < perDay; i++) {
                double hour = day * 24 + 7 + random.nextDouble() * 16;
                String id = "s" + day + "-" + i;
                add(id, hour, random.nextInt(10) == 0 ? 24 : .1, "c" + id, "P-" + id, "D" + i % 2);
            }
        }
        return this;
    }

    /** A problem that is complained of every so many hours. */
    Sightings slowly(String problem, double fromHour, double untilHour, double every) {
        for (double hour = fromHour; hour < untilHour; hour += every) {
            String id = problem + hour;
            add(id, hour, .1, "c" + id, problem, "D0");
        }
        return this;
    }

    /** Complaints of as many callers, evenly within so many hours. */
    Sightings burst(String problem, double fromHour, double hours, int size) {
        return slowly(problem, fromHour, fromHour + hours - 1e-6, hours / size);
    }

    Sightings add(String order, double hour, double lag, String caller, String problem, String district) {
        all.add(new Sighting(
                order,
                at(hour + lag),
                at(hour),
                caller,
                List.of(Series.problem(problem), new Series(Series.Kind.DISTRICT, district))));
        return this;
    }

    /** In the order of log time. */
    List<Sighting> list() {
        return all.stream().sorted(ORDER).toList();
    }
}
