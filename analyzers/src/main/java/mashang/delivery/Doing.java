package mashang.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import mashang.ledger.Bearing;
import mashang.workorder.CaseEvent;
import mashang.workorder.Fact;
import mashang.workorder.Step;
import org.jspecify.annotations.Nullable;

/**
 * A fact of an order that says, or helps to say, whether somebody has seen to it.
 *
 * @param fact what happened
 * @param snoozedUntil of an acknowledgement that puts the order off, until when, epoch milliseconds; absent of any other
 */
public record Doing(Fact fact, @Nullable Long snoozedUntil) {
    /** What an acknowledgement {@code concerns} that puts the order off until the time behind it. */
    public static final String SNOOZE = "snooze/";

    /** Absent where the event says nothing of that. */
    static @Nullable Doing of(CaseEvent event) {
        if (event.step() == Step.ACKNOWLEDGED) {
            return new Doing(Fact.of(event).withoutParticulars(), until(event));
        }
        Fact fact = Bearing.of(event);
        return fact == null ? null : new Doing(fact, null);
    }

    /** What was written may be any time: not before it was written, and no later than an order can be put off. */
    private static @Nullable Long until(CaseEvent event) {
        String concerns = event.concerns();
        if (concerns == null || !concerns.startsWith(SNOOZE)) {
            return null;
        }
        try {
            Instant until = Instant.parse(concerns.substring(SNOOZE.length()));
            Instant latest = event.loggedAt().plusMillis(Acts.LONGEST_SNOOZE_MILLIS);
            Instant bounded = until.isAfter(latest) ? latest : until;
            return (bounded.isBefore(event.loggedAt()) ? event.loggedAt() : bounded).toEpochMilli();
        } catch (DateTimeException e) {
            return null; // then it is an acknowledgement only
        }
    }
}
