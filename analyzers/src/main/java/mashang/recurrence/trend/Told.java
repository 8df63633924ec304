package mashang.recurrence.trend;

import java.util.List;

/**
 * What is to be told to others, in the order of decisions.
 *
 * @param bursts what was found about bursts
 * @param windows counts that changed
 */
public record Told(List<BurstEvent> bursts, List<WindowCount> windows) {
    /** Nothing to tell. */
    public static final Told NOTHING = new Told(List.of(), List.of());
}
