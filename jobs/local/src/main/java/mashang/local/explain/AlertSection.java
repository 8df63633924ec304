package mashang.local.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mashang.sla.Alert;
import mashang.workorder.Step;

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
     * @param pardons what the office decided that took an alert back, by the correction that says so; empty where facts did
     */
    List<String> lines(List<Alert> alerts, Function<Alert, Optional<Step>> pardons) {
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
                    alert.kind() == Alert.Kind.CORRECTION ? correction(alert, pardons) : told(alert, undone));
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

    /** Whether a decision about a clock, or one of its lights, is about this alert. */
    static boolean concerns(String concerns, Alert correction) {
        String alert = correction.corrects() + "/";
        return alert.startsWith(correction.orderId() + '/' + concerns + '/');
    }

    private String withdrawal(Optional<Step> pardon) {
        return words.word(
                pardon.isEmpty()
                        ? "alert.by-facts"
                        : pardon.get() == Step.WAIVED ? "alert.by-waiver" : "alert.by-revocation");
    }

    private String correction(Alert alert, Function<Alert, Optional<Step>> pardons) {
        Alert.Kind kind = alert.corrected() == null ? Alert.Kind.BREACH : alert.corrected();
        return words.word(
                alert.withdrawn() ? "alert.withdrawn" : "alert.restated",
                time(alert.toldAt().toEpochMilli()),
                names.alert(kind, alert.number(), alert.rung() == null ? "" : alert.rung()),
                alert.withdrawn()
                        ? withdrawal(pardons.apply(alert))
                        : time(alert.dueAt().toEpochMilli()));
    }

    private String time(long millis) {
        return times.time(millis);
    }
}
