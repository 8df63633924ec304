package mashang.sla;

import java.util.List;
import java.util.Objects;
import mashang.workorder.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * All that the facts of an order say of its clocks.
 *
 * @param clocks ordered by round, then as the policies list them
 * @param passings rounds in which it was passed around
 * @param refusals decisions of people that do not count, in the order in which they were taken
 */
public record Readings(List<ClockReading> clocks, List<Passing> passings, List<Refusal> refusals) {

    /** Of an order without facts. */
    static final Readings NONE = new Readings(List.of(), List.of(), List.of());

    /** The clock an alert is about; absent where it does not run any more, or the alert is about none. */
    public @Nullable ClockReading of(Alert alert) {
        return find(alert.round(), alert.clock(), alert.hop());
    }

    @Nullable
    ClockReading find(int round, String clock, @Nullable String hop) {
        return find(clocks, round, clock, hop);
    }

    static @Nullable ClockReading find(List<ClockReading> clocks, int round, String clock, @Nullable String hop) {
        for (ClockReading reading : clocks) {
            if (reading.round() == round && reading.clock().equals(clock) && Objects.equals(reading.hop(), hop)) {
                return reading;
            }
        }
        return null;
    }

    @Nullable
    Passing passing(int round) {
        for (Passing passing : passings) {
            if (passing.round() == round) {
                return passing;
            }
        }
        return null;
    }
}
