package mashang.local.explain;

import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;

/** What clocks and alerts are called. */
final class Names {
    private final Words words;
    private final TimeWords times;

    Names(Words words, TimeWords times) {
        this.words = words;
        this.times = times;
    }

    /** A clock, and which of several it is. */
    String clock(ClockReading reading) {
        String name = words.orName("clock." + reading.clock(), reading.clock());
        StringBuilder title = new StringBuilder(name);
        if (reading.round() > 1) {
            title.append(' ').append(words.word("clock.round", reading.round()));
        }
        ClockDefinition.Scope scope = reading.rule().clock().scope();
        if (scope == ClockDefinition.Scope.HOP) {
            String unit = reading.unit() == null ? "-" : reading.unit();
            title.append(' ').append(words.word("clock.hop", times.time(reading.startedAt()), unit));
        } else if (scope == ClockDefinition.Scope.CADENCE) {
            title.append(' ').append(words.word("clock.arm", times.time(reading.startedAt())));
        }
        return title.toString();
    }

    /** The clock an alert is about. */
    String clock(Alert alert) {
        String name =
                words.orName(alert.clock().equals("hops") ? "alert.hops" : "clock." + alert.clock(), alert.clock());
        StringBuilder title = new StringBuilder(name);
        if (alert.round() > 1) {
            title.append(' ').append(words.word("clock.round", alert.round()));
        }
        if (alert.hop() != null) {
            String started = times.time(alert.startedAt().toEpochMilli());
            title.append(' ')
                    .append(
                            alert.hop().indexOf('~') < 0
                                    ? words.word("clock.arm", started)
                                    : words.word("clock.hop", started, alert.unit() == null ? "-" : alert.unit()));
        }
        return title.toString();
    }

    /** What kind of alert it is, with its number. */
    String alert(Alert.Kind kind, int number, String rung) {
        return kind == Alert.Kind.ESCALATION && !rung.isEmpty()
                ? words.word("alert.ESCALATION.named", number, words.orName("rung." + rung, rung))
                : words.word("alert." + kind.name(), number);
    }
}
