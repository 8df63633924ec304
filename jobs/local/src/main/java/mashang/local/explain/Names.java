package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import mashang.sla.Alert;
import mashang.sla.ClockDefinition;
import mashang.sla.ClockReading;
import org.jspecify.annotations.Nullable;

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
        ClockDefinition.Scope scope = reading.rule().clock().scope();
        List<String> which = which(reading.round());
        if (scope == ClockDefinition.Scope.HOP) {
            which.add(hop(reading.unit(), reading.startedAt()));
        } else if (scope == ClockDefinition.Scope.CADENCE) {
            which.add(words.word("clock.arm", times.time(reading.startedAt())));
        }
        return named(reading.clock(), which);
    }

    /** The clock an alert is about. */
    String clock(Alert alert) {
        List<String> which = which(alert.round());
        String hop = alert.hop();
        if (hop != null) {
            long started = alert.startedAt().toEpochMilli();
            which.add(hop.indexOf('~') < 0 ? words.word("clock.arm", times.time(started)) : hop(alert.unit(), started));
        }
        return named(alert.clock(), which);
    }

    private List<String> which(int round) {
        List<String> which = new ArrayList<>();
        if (round > 1) {
            which.add(words.word("clock.round", round));
        }
        return which;
    }

    private String hop(@Nullable String unit, long at) {
        return words.word("clock.hop", unit == null ? "-" : unit, times.time(at));
    }

    private String named(String clock, List<String> which) {
        String name = words.orName("clock." + clock, clock);
        return which.isEmpty()
                ? name
                : words.word("clock.which", name, String.join(words.word("which.separator"), which));
    }

    /** What kind of alert it is, with its number. */
    String alert(Alert.Kind kind, int number, String rung) {
        return kind == Alert.Kind.ESCALATION && !rung.isEmpty()
                ? words.word("alert.ESCALATION.named", number, words.orName("rung." + rung, rung))
                : words.word("alert." + kind.name(), number);
    }
}
