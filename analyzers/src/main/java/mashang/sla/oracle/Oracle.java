package mashang.sla.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.sla.Alert;
import mashang.sla.CalendarPlan;
import mashang.sla.Policy;
import mashang.sla.RuleNews;
import mashang.sla.Verdict;
import mashang.units.Units;
import mashang.workorder.CaseEvent;

/**
 * Judges a whole log in one pass: which verdicts follow from its facts, and which alerts had to be told when. It is slow,
 * plain and independent of the clocks that run in the job; both have to say the same. The order of the log and
 * repetitions in it make no difference. Section numbers in this package are those of {@code CLOCKS.md}.
 */
public final class Oracle {
    private final KnownRules rules;

    /**
     * @param policies every version of every policy
     * @param plans calendars; exactly one is the default
     * @param units the registry
     * @param graceMillis by feed; 0 for feeds that are not in it
     */
    public Oracle(List<Policy> policies, List<CalendarPlan> plans, Units units, Map<String, Long> graceMillis) {
        this(policies, plans, units, graceMillis, List.of());
    }

    /**
     * The same where not all was known from the beginning.
     *
     * @param news what became known later, in any order; of the same moment, in the order in which it was published
     */
    public Oracle(
            List<Policy> policies,
            List<CalendarPlan> plans,
            Units units,
            Map<String, Long> graceMillis,
            List<RuleNews> news) {
        List<RuleNews> inOrder = new ArrayList<>(news);
        inOrder.sort(Comparator.comparingLong(RuleNews::knownFrom));
        rules = new KnownRules(
                new Rulebook(List.copyOf(policies), List.copyOf(plans), units, Map.copyOf(graceMillis), inOrder));
    }

    /**
     * Judges a log.
     *
     * @param log events of any orders
     * @param until epoch milliseconds of log time: what was handed over, published or due later is left aside
     */
    public Judgement judge(Collection<CaseEvent> log, long until) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        List<CaseEvent> tooOld = new ArrayList<>();
        for (Judgement judgement : judgeEach(log, until).values()) {
            verdicts.addAll(judgement.verdicts());
            alerts.addAll(judgement.alerts());
            tooOld.addAll(judgement.tooOld());
        }
        return new Judgement(verdicts, alerts, tooOld);
    }

    /** The same by order id. */
    public Map<String, Judgement> judgeEach(Collection<CaseEvent> log, long until) {
        Map<String, List<CaseEvent>> byOrder = new TreeMap<>();
        for (CaseEvent event : log) {
            byOrder.computeIfAbsent(event.orderId(), id -> new ArrayList<>()).add(event);
        }
        Map<String, Judgement> judgements = new TreeMap<>();
        byOrder.forEach((id, events) -> judgements.put(id, new Trial(id, rules, events, until).judge()));
        return judgements;
    }
}
