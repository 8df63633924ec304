package mashang.recurrence.city;

import java.util.ArrayList;
import java.util.List;
import mashang.recurrence.Merged;
import mashang.recurrence.life.LifeEvent;
import mashang.recurrence.trend.BurstEvent;
import mashang.recurrence.trend.WindowCount;
import mashang.sla.Alert;

/**
 * What there is to tell of a stretch of log time, each list in the order in which it came to be.
 *
 * @param assigned where orders went
 * @param merged problems that turned out to be one
 * @param steps steps in the lives of problems
 * @param bursts what was found about bursts
 * @param windows counts that changed
 * @param decided what people decided
 * @param suggestions of two orders that may be one, as they came to be or changed
 * @param alerts those of the steps that the office is told of
 */
public record News(
        List<Assigned> assigned,
        List<Merged> merged,
        List<LifeEvent> steps,
        List<BurstEvent> bursts,
        List<WindowCount> windows,
        List<Decided> decided,
        List<MergeSuggestion> suggestions,
        List<Alert> alerts) {

    static News empty() {
        return new News(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }
}
