package mashang.sla;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert that will be told of a clock if nothing happens until then.
 *
 * @param at epoch milliseconds of log time
 * @param kind warning, breach or cadence missed, rung, reminder, light
 * @param number of the rung or the reminder, from 1; 0 for the others
 * @param rung name of the rung; absent for the others
 */
public record Expected(
        long at, Alert.Kind kind, int number, @Nullable String rung) {

    /**
     * What is to come after a time, earliest first; nothing for a clock that is on hold without end, only the light it may have
     * earned for one that stopped, only the warning for one that is excused.
     */
    public static List<Expected> after(ClockReading reading, long time) {
        List<Expected> expected = new ArrayList<>();
        if (reading.dueAt() == Long.MAX_VALUE) {
            return expected;
        }
        if (!reading.isStopped()) {
            addWarning(expected, reading);
        }
        if (!reading.ruled().waived()) {
            addAccusations(expected, reading);
        }
        expected.removeIf(e -> e.at() <= time);
        expected.sort(Comparator.comparingLong(Expected::at));
        return expected;
    }

    private static void addWarning(List<Expected> expected, ClockReading reading) {
        if (!reading.ruled().warningRevoked()
                && reading.warnAt() != Long.MAX_VALUE
                && reading.warnFrom() < reading.breachFrom()) {
            expected.add(new Expected(reading.warnFrom(), Alert.Kind.WARNING, 0, null));
        }
    }

    private static void addAccusations(List<Expected> expected, ClockReading reading) {
        if (reading.isLit() || (!reading.isStopped() && reading.mayBeLit())) {
            expected.add(new Expected(reading.lightFrom(), Alert.Kind.LIGHT, 0, null));
        }
        if (reading.isStopped()) {
            return;
        }
        expected.add(new Expected(reading.breachFrom(), reading.breachKind(), 0, null));
        for (int i = 0; i < reading.ladder().size(); i++) {
            ClockRule.Rung rung = reading.ladder().get(i);
            expected.add(new Expected(reading.rungFrom(rung), Alert.Kind.ESCALATION, i + 1, rung.name()));
        }
        for (int n = 1; n <= reading.rule().reminders(); n++) {
            long at = reading.reminderAt(n) + reading.graceMillis();
            if (at >= reading.breachFrom()) {
                expected.add(new Expected(at, Alert.Kind.REMINDER, n, null));
            }
        }
    }
}
