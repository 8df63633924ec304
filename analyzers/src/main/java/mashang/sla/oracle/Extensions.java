package mashang.sla.oracle;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.ClockDefinition;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/** More time, asked for and granted (4). */
final class Extensions {
    private Extensions() {}

    /**
     * What extensions make of a due time.
     *
     * @param hold until when an undecided request holds the accusation; the due time where none does
     * @param inTime whether any was in time
     */
    record Extended(long due, long hold, boolean inTime) {}

    static Extended of(Instance instance, ClockDefinition.Extension allowed, long before, OfficeDays days) {
        List<CaseEvent> requests = instance.own(Step.EXTENSION_REQUESTED);
        long cap = days.closeAfter(before, allowed.maxWorkingDays());
        long due = before;
        boolean any = false;
        List<CaseEvent> unanswered = new ArrayList<>();
        for (CaseEvent fact : instance.own(Step.EXTENSION_REQUESTED, Step.EXTENDED, Step.EXTENSION_DENIED)) {
            if (fact.step() == Step.EXTENSION_REQUESTED) {
                unanswered.add(fact);
            } else if (fact.step() == Step.EXTENSION_DENIED) {
                unanswered.clear();
            } else {
                CaseEvent request = unanswered.isEmpty() ? fact : unanswered.remove(0);
                if (Times.at(request) <= due) {
                    long granted = fact.dueAt() == null ? cap : fact.dueAt().toEpochMilli();
                    due = Math.max(due, Math.min(granted, cap));
                    any = true;
                }
            }
        }
        boolean held = isUndecidedAt(due, requests, instance.own(Step.EXTENDED, Step.EXTENSION_DENIED));
        long hold = held && allowed.holdWorkingDays() > 0 ? days.closeAfter(due, allowed.holdWorkingDays()) : due;
        return new Extended(due, hold, any);
    }

    /** Whether a request made by the due time has no answer at or after it. */
    private static boolean isUndecidedAt(long due, List<CaseEvent> requests, List<CaseEvent> answers) {
        return requests.stream().filter(r -> Times.at(r) <= due).anyMatch(r -> answers.stream()
                .noneMatch(a -> Times.at(a) >= Times.at(r)));
    }
}
