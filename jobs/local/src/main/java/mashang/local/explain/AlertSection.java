package mashang.local.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mashang.sla.Alert;
import mashang.workorder.Fact;
import mashang.workorder.Ruling;
import mashang.workorder.Step;
import mashang.workorder.WorkOrder;

/** What was told of an order, and what of it was taken back. */
final class AlertSection {
    private final Words words;
    private final TimeWords times;
    private final Names names;

    AlertSection(Words words, TimeWords times) {
        this.words = words;
        this.times = times;
        this.names = new Names(words, times);
    }

    /**
     * @param alerts in the order in which they were decided
     * @param order with the decisions of people among its facts
     */
    List<String> lines(List<Alert> alerts, WorkOrder order) {
        Map<String, Alert> withdrawn = new HashMap<>();
        for (Alert alert : alerts) {
            if (alert.corrects() != null && alert.withdrawn()) {
                withdrawn.put(alert.corrects(), alert);
            }
        }
        TextTable table = new TextTable();
        for (Alert alert : alerts) {
            Alert undone = withdrawn.get(alert.alertId());
            table.row(
                    times.time(alert.decidedAt().toEpochMilli()),
                    names.alert(alert.kind(), alert.number(), alert.rung() == null ? "" : alert.rung()),
                    names.clock(alert),
                    alert.kind() == Alert.Kind.CORRECTION ? correction(alert, order) : told(alert, undone));
        }
        return table.lines("  ");
    }

    private String told(Alert alert, @org.jspecify.annotations.Nullable Alert undone) {
        String due = words.word("alert.due", time(alert.dueAt().toEpochMilli()));
        return undone == null
                ? due
                : due
                        + words.word("sentence.separator")
                        + words.word(
                                "alert.was-withdrawn", time(undone.decidedAt().toEpochMilli()));
    }

    /** Why it was taken back: the office decided so in the moment it was, or the facts say so. */
    private String withdrawal(Alert correction, WorkOrder order) {
        for (Fact fact : order.facts()) {
            Ruling ruling = fact.ruling();
            String about = ruling == null ? null : ruling.concerns();
            if (about != null
                    && fact.loggedAt() == correction.decidedAt().toEpochMilli()
                    && String.valueOf(correction.corrects()).startsWith(order.orderId() + '/' + about)) {
                return words.word(fact.step() == Step.WAIVED ? "alert.by-waiver" : "alert.by-revocation");
            }
        }
        return words.word("alert.by-facts");
    }

    private String correction(Alert alert, WorkOrder order) {
        Alert.Kind kind = alert.corrected() == null ? Alert.Kind.BREACH : alert.corrected();
        return words.word(
                alert.withdrawn() ? "alert.withdrawn" : "alert.restated",
                time(alert.toldAt().toEpochMilli()),
                names.alert(kind, alert.number(), alert.rung() == null ? "" : alert.rung()),
                alert.withdrawn()
                        ? withdrawal(alert, order)
                        : time(alert.dueAt().toEpochMilli()));
    }

    private String time(long millis) {
        return times.time(millis);
    }
}
