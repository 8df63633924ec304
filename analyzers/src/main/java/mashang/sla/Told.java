package mashang.sla;

/**
 * A breach that was told, and what became of it.
 *
 * @param round 1 or more
 * @param clock name of the clock
 * @param occasion 1 for the first breach of this clock and round, one more each time it is told again after a withdrawal
 * @param dueAt epoch milliseconds: the due time last told
 * @param toldAt epoch milliseconds in log time
 * @param revision decisions on it so far, 1 or more
 * @param withdrawn whether it was withdrawn
 */
public record Told(int round, String clock, int occasion, long dueAt, long toldAt, int revision, boolean withdrawn) {

    /** {@code order/round/clock/breach}, with the occasion behind it from the second one on. */
    String alertId(String orderId) {
        return orderId + '/' + round + '/' + clock + "/breach" + (occasion > 1 ? "/" + occasion : "");
    }

    /** The id of the decision that made it what it is now. */
    String correctionId(String orderId) {
        return alertId(orderId) + "/correction/" + (revision - 1);
    }

    boolean isFor(ClockReading reading) {
        return round == reading.round() && clock.equals(reading.clock());
    }

    /** Decided once more: restated with another due time, or withdrawn. */
    Told corrected(long newDue, boolean nowWithdrawn) {
        return new Told(round, clock, occasion, newDue, toldAt, revision + 1, nowWithdrawn);
    }
}
