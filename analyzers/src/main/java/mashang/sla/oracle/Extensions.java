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
     * @param cutAt when what was granted was last cut short; the beginning of time, where it never was
     * @param hold until when an undecided request holds the accusation; the due time where none does
     * @param inTime whether any was in time
     */
    record Extended(long due, long cutAt, long hold, boolean inTime) {}

    /**
     * What comes of a due time.
     *
     * @param known knows when an amendment was made
     * @param before the due time before extensions
     */
    static Extended of(Instance instance, KnownFacts known, long before, OfficeDays days) {
        ClockDefinition.Extension allowed = instance.clock().extension();
        if (allowed == null) {
            return new Extended(before, Long.MIN_VALUE, before, false);
        }
        List<CaseEvent> requests = instance.own(Step.EXTENSION_REQUESTED);
        long cap = days.closeAfter(before, allowed.maxWorkingDays());
        long due = before;
        long cutAt = Long.MIN_VALUE;
        boolean any = false;
        List<CaseEvent> unanswered = new ArrayList<>();
        for (CaseEvent fact : instance.own(Step.EXTENSION_REQUESTED, Step.EXTENDED, Step.EXTENSION_DENIED)) {
            if (fact.step() == Step.EXTENSION_REQUESTED) {
                unanswered.add(fact);
                continue;
            }
            List<Word> words = known.wordsOf(fact);
            boolean grants = words.stream().anyMatch(word -> word.version().step() == Step.EXTENDED);
            if (grants) {
                CaseEvent request = unanswered.isEmpty() ? fact : unanswered.remove(0);
                if (Times.at(request) <= due) {
                    Grant grant = granted(words, cap);
                    due = Math.max(due, grant.until());
                    cutAt = Math.max(cutAt, grant.cutAt());
                    any = true;
                }
            }
            if (fact.step() == Step.EXTENSION_DENIED) {
                unanswered.clear();
            }
        }
        boolean held = isUndecidedAt(due, requests, instance.own(Step.EXTENDED, Step.EXTENSION_DENIED));
        long hold = held && allowed.holdWorkingDays() > 0 ? days.closeAfter(due, allowed.holdWorkingDays()) : due;
        return new Extended(due, cutAt, hold, any);
    }

    /**
     * What an extension grants.
     *
     * @param cutAt when it was last cut short; the beginning of time, where it never was
     */
    private record Grant(long until, long cutAt) {}

    /** What an extension grants: less than before only from when that was said. */
    private static Grant granted(List<Word> words, long cap) {
        Grant granted = null;
        for (Word word : words) {
            if (word.version().step() == Step.EXTENDED) {
                Instant until = word.version().dueAt();
                long now = until == null ? cap : Math.min(until.toEpochMilli(), cap);
                granted = granted == null ? new Grant(now, Long.MIN_VALUE) : amended(granted, now, word.from());
            } else if (granted != null) {
                granted = amended(granted, Long.MIN_VALUE, word.from());
            }
        }
        if (granted == null) {
            throw new IllegalArgumentException("nothing was granted");
        }
        return granted;
    }

    /** @param now what is granted from a time on, if it is not over by then */
    private static Grant amended(Grant before, long now, long from) {
        long until = Math.max(now, Math.min(from, before.until()));
        return new Grant(until, until < before.until() ? from : before.cutAt());
    }

    /** Whether a request made by the due time has no answer at or after it. */
    private static boolean isUndecidedAt(long due, List<CaseEvent> requests, List<CaseEvent> answers) {
        return requests.stream().filter(r -> Times.at(r) <= due).anyMatch(r -> answers.stream()
                .noneMatch(a -> Times.at(a) >= Times.at(r)));
    }
}
