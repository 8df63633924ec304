package mashang.local.explain;

import java.util.ArrayList;
import java.util.List;
import mashang.ledger.ClockEntry;
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
            which.add(hop(hop, alert.unit(), alert.startedAt().toEpochMilli()));
        }
        return named(alert.clock(), which);
    }

    /** A clock of the ledger. */
    String clock(ClockEntry clock) {
        List<String> which = which(clock.round());
        String hop = clock.hop();
        if (hop != null) {
            which.add(hop(hop, clock.unit(), clock.startedAt()));
        }
        return named(clock.clock(), which);
    }

    /** A hop is known by its unit, an inspection's term by when it began. */
    private String hop(String hop, @Nullable String unit, long startedAt) {
        return hop.indexOf('~') < 0 ? words.word("clock.arm", times.time(startedAt)) : hop(unit, startedAt);
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
