package mashang.recurrence.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mashang.recurrence.Circumstances;
import mashang.recurrence.Complaint;
import mashang.recurrence.trend.Series.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One complaint, as it is counted.
 *
 * @param orderId the work order: it counts once, however often it comes
 * @param loggedAt when it was handed over to us: decisions are taken then
 * @param occurredAt when it was handed in: it counts in that hour. Later than {@code loggedAt}: it counts as of then
 * @param caller keyed hash of the requester; absent where unknown, and then everybody is somebody else
 * @param series what it counts for, each once
 */
public record Sighting(
        String orderId,
        Instant loggedAt,
        Instant occurredAt,
        @Nullable String caller,
        List<Series> series) {

    /**
     * The sighting of a complaint in its problem and where it says it lies.
     *
     * @param place name of an estate, road or school; absent where it is not known
     */
    public static Sighting of(Complaint complaint, String problemId, @Nullable String place) {
        Circumstances circumstances = complaint.circumstances();
        List<Series> series = new ArrayList<>(6);
        series.add(Series.problem(problemId));
        add(Kind.DISTRICT, circumstances.district(), series);
        add(Kind.STREET, circumstances.street(), series);
        add(Kind.GRID, circumstances.grid(), series);
        add(Kind.PLACE, place, series);
        add(Kind.CATEGORY, circumstances.category(), series);
        return new Sighting(
                complaint.orderId(), complaint.loggedAt(), complaint.occurredAt(), complaint.caller(), series);
    }

    private static void add(Kind kind, @Nullable String name, List<Series> series) {
        if (name != null && !name.isBlank()) {
            series.add(new Series(kind, name));
        }
    }
}
