package mashang.sla.oracle;

import java.util.Comparator;
import java.util.List;
import mashang.sla.Alert;
import mashang.sla.AlertCsv;
import mashang.sla.Verdict;
import mashang.sla.VerdictCsv;
import mashang.workorder.CaseEvent;

/**
 * What should have come of a log.
 *
 * @param verdicts of all clocks at the end, in the order of {@link VerdictCsv}
 * @param alerts decided up to the end, in the order of {@link AlertCsv}
 * @param tooOld events that opened no order because they came too long after they happened (7.8), by order, log time and id
 */
public record Judgement(List<Verdict> verdicts, List<Alert> alerts, List<CaseEvent> tooOld) {
    public Judgement {
        verdicts = verdicts.stream().sorted(VerdictCsv.ORDER).toList();
        alerts = alerts.stream().sorted(AlertCsv.ORDER).toList();
        tooOld = tooOld.stream()
                .sorted(Comparator.comparing((CaseEvent e) -> e.orderId())
                        .thenComparing(CaseEvent::loggedAt)
                        .thenComparing(CaseEvent::eventId))
                .toList();
    }
}
