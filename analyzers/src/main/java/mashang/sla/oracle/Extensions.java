package mashang.sla.oracle;

import java.time.Instant;
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

    /**
     * What comes of a due time.
     *
     * @param known knows when an amendment was made
     * @param before the due time before extensions
     */
    static Extended of(Instance instance, KnownFacts known, long before, OfficeDays days) {
        ClockDefinition.Extension allowed = instance.clock().extension();
        if (allowed == null) {
            return new Extended(before, before, false);
        }
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
                    due = Math.max(due, granted(known.wordsOf(fact), cap));
                    any = true;
                }
            }
        }
        boolean held = isUndecidedAt(due, requests, instance.own(Step.EXTENDED, Step.EXTENSION_DENIED));
        long hold = held && allowed.holdWorkingDays() > 0 ? days.closeAfter(due, allowed.holdWorkingDays()) : due;
        return new Extended(due, hold, any);
    }

    /** What an extension grants: less than before only from when that was said. */
    private static long granted(List<Word> words, long cap) {
        Long granted = null;
        for (Word word : words) {
            if (word.version().step() == Step.EXTENDED) {
                Instant until = word.version().dueAt();
                long now = until == null ? cap : Math.min(until.toEpochMilli(), cap);
                granted = granted == null ? now : Long.valueOf(Math.max(now, Math.min(word.from(), granted)));
            }
        }
        if (granted == null) {
            throw new IllegalArgumentException("nothing was granted");
        }
        return granted;
    }

    /** Whether a request made by the due time has no answer at or after it. */
    private static boolean isUndecidedAt(long due, List<CaseEvent> requests, List<CaseEvent> answers) {
        return requests.stream().filter(r -> Times.at(r) <= due).anyMatch(r -> answers.stream()
                .noneMatch(a -> Times.at(a) >= Times.at(r)));
    }
}
