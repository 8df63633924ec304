package mashang.inspection;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * What inspections found (督查成效): problems per inspection is the figure of efficiency.
 *
 * @param inspections how many were made
 * @param stated of how many it is said what they found
 * @param found how many problems those found
 */
public record Findings(int inspections, int stated, long found) {
    public static final Findings NONE = new Findings(0, 0, 0);

    /**
     * Of one order, in a time.
     *
     * @param order by it only the latest version of each event counts
     * @param events all of the order
     * @param from epoch milliseconds, inclusive
     * @param until epoch milliseconds, exclusive
     */
    public static Findings of(WorkOrder order, List<CaseEvent> events, long from, long until) {
        Map<String, CaseEvent> byId = events.stream()
                .collect(Collectors.toMap(CaseEvent::eventId, Function.identity(), (first, copy) -> first));
        Findings all = NONE;
        for (Fact fact : order.facts()) {
            CaseEvent event = byId.get(fact.eventId());
            if (fact.step() == Step.INSPECTED
                    && fact.occurredAt() >= from
                    && fact.occurredAt() < until
                    && event != null) {
                Integer found = event.found();
                all = all.plus(new Findings(1, found == null ? 0 : 1, found == null ? 0 : found));
            }
        }
        return all;
    }

    public Findings plus(Findings other) {
        return new Findings(inspections + other.inspections, stated + other.stated, found + other.found);
    }

    /** Problems found per inspection that says so; absent where none does. */
    public @Nullable Double perInspection() {
        return stated == 0 ? null : (Double) (found / (double) stated);
    }
}
