package mashang.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import mashang.workorder.CaseEvent;

/**
 * A small log and what has to come of it, worked out by hand.
 *
 * @param name a sentence that states the rule
 * @param alerts as {@link #alerts} writes them
 * @param verdicts as {@link #verdicts} writes them
 */
record ClockCase(
        String name, City city, List<CaseEvent> log, Instant until, List<String> alerts, List<String> verdicts) {

    static ClockCase of(String name, City city, String until, String... log) {
        return new ClockCase(name, city, EventText.log(log), EventText.time(until), List.of(), List.of());
    }

    ClockCase alerts(String... lines) {
        return new ClockCase(name, city, log, until, List.of(lines), verdicts);
    }

    ClockCase verdicts(String... lines) {
        return new ClockCase(name, city, log, until, alerts, List.of(lines));
    }

    /** {@code id due … at …}, and for a correction what it does; ids without the order, in the order of deciding. */
    static List<String> alerts(Collection<Alert> alerts) {
        return alerts.stream()
                .map(a -> EventText.localTimes(a.alertId().substring(a.orderId().length() + 1)
                        + " due " + a.dueAt()
                        + " at " + a.decidedAt()
                        + (a.corrects() == null ? "" : a.withdrawn() ? " withdrawn" : " restated")))
                .sorted()
                .toList();
    }

    /** {@code round/clock/hop start due … stop … light}, and whether it is provisional. */
    static List<String> verdicts(Collection<Verdict> verdicts) {
        return verdicts.stream()
                .map(v -> EventText.localTimes(v.round() + "/" + v.clock()
                        + (v.hop() == null ? "" : "/" + v.hop())
                        + " " + v.start()
                        + " due " + v.due()
                        + " stop " + v.stop()
                        + " " + v.light()
                        + (v.provisional() ? " provisional" : "")))
                .sorted()
                .toList();
    }
}
