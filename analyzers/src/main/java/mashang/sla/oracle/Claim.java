package mashang.sla.oracle;

import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What could be told (6).
 *
 * @param word as ids have it, with the number of rung or reminder
 * @param number of the rung or reminder, from 1; else 0
 * @param rung its name; absent for the other kinds
 * @param isTrue whether it is so
 * @param toldFrom epoch milliseconds of log time
 */
record Claim(
        Alert.Kind kind, String word, int number, @Nullable String rung, boolean isTrue, long toldFrom) {

    static Claim warning(boolean isTrue, long toldFrom) {
        return new Claim(Alert.Kind.WARNING, "warning", 0, null, isTrue, toldFrom);
    }

    static Claim breach(boolean cadence, boolean isTrue, long toldFrom) {
        return cadence
                ? new Claim(Alert.Kind.CADENCE_MISSED, "cadence-missed", 0, null, isTrue, toldFrom)
                : new Claim(Alert.Kind.BREACH, "breach", 0, null, isTrue, toldFrom);
    }

    static Claim escalation(int k, String rung, boolean isTrue, long toldFrom) {
        return new Claim(Alert.Kind.ESCALATION, "escalation-" + k, k, rung, isTrue, toldFrom);
    }

    static Claim reminder(int n, boolean isTrue, long toldFrom) {
        return new Claim(Alert.Kind.REMINDER, "reminder-" + n, n, null, isTrue, toldFrom);
    }

    static Claim buckPassing(long toldFrom) {
        return new Claim(Alert.Kind.BUCK_PASSING, "buck-passing", 0, null, true, toldFrom);
    }

    boolean isBreach() {
        return kind == Alert.Kind.BREACH || kind == Alert.Kind.CADENCE_MISSED;
    }
}
