package mashang.local.inspections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;

/** Inspections that were made of targets. One that was written down again, corrected, is one: its last version counts. */
final class MadeVisits {
    private MadeVisits() {}

    /**
     * By the target they name.
     *
     * @param histories all events of each order, by order
     * @param targets ids of those that are asked about
     */
    static Map<String, List<CaseEvent>> of(Map<String, List<CaseEvent>> histories, Set<String> targets) {
        Map<String, List<CaseEvent>> visits = new HashMap<>();
        histories.forEach((order, events) -> {
            for (CaseEvent visit : inspections(order, events)) {
                String target = visit.concerns();
                if (target != null && targets.contains(target)) {
                    visits.computeIfAbsent(target, id -> new ArrayList<>()).add(visit);
                }
            }
        });
        return visits;
    }

    private static List<CaseEvent> inspections(String order, Collection<CaseEvent> events) {
        Map<String, CaseEvent> byId = events.stream()
                .collect(Collectors.toMap(CaseEvent::eventId, Function.identity(), (first, copy) -> first));
        List<CaseEvent> inspections = new ArrayList<>();
        for (Fact fact : WorkOrder.of(order, Fact.of(events)).facts()) {
            CaseEvent event = byId.get(fact.eventId());
            if (fact.step() == Step.INSPECTED && event != null) {
                inspections.add(event);
            }
        }
        return inspections;
    }
}
