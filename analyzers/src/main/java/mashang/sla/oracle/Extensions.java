package mashang.sla.oracle;

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
        long previous = Long.MIN_VALUE;
        for (CaseEvent extended : instance.own(Step.EXTENDED)) {
            long asked = Times.at(extended);
            for (CaseEvent request : requests) {
                if (Times.at(request) <= Times.at(extended) && Times.at(request) > previous) {
                    asked = Math.min(asked, Times.at(request));
                }
            }
            if (asked <= due) {
                long granted = extended.dueAt() == null ? cap : extended.dueAt().toEpochMilli();
                due = Math.max(due, Math.min(granted, cap));
                any = true;
            }
            previous = Times.at(extended);
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
