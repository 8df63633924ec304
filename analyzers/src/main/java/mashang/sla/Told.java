package mashang.sla;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was told, and what became of it.
 *
 * @param kind what was told; never {@link Alert.Kind#CORRECTION}
 * @param number of the rung or the reminder, from 1; else 0
 * @param round 1 or more
 * @param clock name of the clock
 * @param hop which of several clocks of that name in the round; absent where there is one
 * @param occasion 1 for the first time, one more each time it is told again after a withdrawal
 * @param dueAt epoch milliseconds: the due time last told
 * @param toldAt epoch milliseconds in log time
 * @param revision decisions on it so far, 1 or more
 * @param withdrawn whether it was withdrawn
 */
public record Told(
        Alert.Kind kind,
        int number,
        int round,
        String clock,
        @Nullable String hop,
        int occasion,
        long dueAt,
        long toldAt,
        int revision,
        boolean withdrawn) {

    /** {@code order/round/clock[/hop]/kind}, with the occasion behind it from the second one on. */
    String alertId(String orderId) {
        return orderId
                + '/'
                + round
                + '/'
                + clock
                + (hop == null ? "" : '/' + hop)
                + '/'
                + kind.word()
                + (number > 0 ? "-" + number : "")
                + (occasion > 1 ? "/" + occasion : "");
    }

    /** The id of the decision that made it what it is now. */
    String correctionId(String orderId) {
        return alertId(orderId) + "/correction/" + (revision - 1);
    }

    /** Whether it says the same of the same clock, whatever became of it. */
    boolean isSame(
            Alert.Kind otherKind, int otherNumber, int otherRound, String otherClock, @Nullable String otherHop) {
        return kind == otherKind
                && number == otherNumber
                && round == otherRound
                && clock.equals(otherClock)
                && Objects.equals(hop, otherHop);
    }

    /** Whether it is about this clock. */
    public boolean isFor(ClockReading reading) {
        return round == reading.round() && clock.equals(reading.clock()) && Objects.equals(hop, reading.hop());
    }

    /** Whether it told that a clock was not in time. */
    public boolean isBreach() {
        return kind == Alert.Kind.BREACH || kind == Alert.Kind.CADENCE_MISSED;
    }

    /** Decided once more: restated with another due time, or withdrawn. */
    Told corrected(long newDue, boolean nowWithdrawn) {
        return new Told(kind, number, round, clock, hop, occasion, newDue, toldAt, revision + 1, nowWithdrawn);
    }
}
