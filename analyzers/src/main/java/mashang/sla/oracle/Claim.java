package mashang.sla.oracle;

import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What could be told (6).
 *
 * @param word as ids have it, with the number of rung or reminder
 * @param number of the rung or reminder, from 1; else 0
 * @param rung its name; absent for the other kinds
 * @param isSo whether the facts say so
 * @param isExcused whether the office has excused it (10.3)
 * @param toldFrom epoch milliseconds of log time
 */
record Claim(
        Alert.Kind kind,
        String word,
        int number,
        @Nullable String rung,
        boolean isSo,
        boolean isExcused,
        long toldFrom) {

    boolean isTrue() {
        return isSo && !isExcused;
    }

    Claim excused() {
        return new Claim(kind, word, number, rung, isSo, true, toldFrom);
    }

    static Claim warning(boolean isTrue, long toldFrom) {
        return new Claim(Alert.Kind.WARNING, "warning", 0, null, isTrue, false, toldFrom);
    }

    static Claim breach(boolean cadence, boolean isTrue, long toldFrom) {
        return cadence
                ? new Claim(Alert.Kind.CADENCE_MISSED, "cadence-missed", 0, null, isTrue, false, toldFrom)
                : new Claim(Alert.Kind.BREACH, "breach", 0, null, isTrue, false, toldFrom);
    }

    static Claim escalation(int k, String rung, boolean isTrue, long toldFrom) {
        return new Claim(Alert.Kind.ESCALATION, "escalation-" + k, k, rung, isTrue, false, toldFrom);
    }

    static Claim reminder(int n, boolean isTrue, long toldFrom) {
        return new Claim(Alert.Kind.REMINDER, "reminder-" + n, n, null, isTrue, false, toldFrom);
    }

    static Claim buckPassing(long toldFrom) {
        return new Claim(Alert.Kind.BUCK_PASSING, "buck-passing", 0, null, true, false, toldFrom);
    }

    static Claim light(boolean isTrue, long toldFrom) {
        return new Claim(Alert.Kind.LIGHT, "light", 0, null, isTrue, false, toldFrom);
    }

    boolean isBreach() {
        return kind == Alert.Kind.BREACH || kind == Alert.Kind.CADENCE_MISSED;
    }
}
