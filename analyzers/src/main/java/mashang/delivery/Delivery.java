package mashang.delivery;

import java.time.Instant;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * How the delivery of one consignment stands (送达记录).
 *
 * @param id {@link Consignment#id()}
 * @param alertId the alert
 * @param orderId its order
 * @param kind what it tells
 * @param unit the unit concerned, as the feed writes it; absent where none is
 * @param recipient id of the recipient
 * @param channel id of the channel
 * @param turn see {@link Consignment#turn()}
 * @param urgent whether it passes through quiet hours
 * @param note why this recipient
 * @param status how it stands
 * @param why more about the status: of a withdrawal or a failure, or whom it was not taken for although others have it; absent where there is no more to say
 * @param message id of the message it went with; absent before it was tried
 * @param together how many alerts that message told of; 0 before it was tried
 * @param attempts tries so far
 * @param decidedAt log time of the alert
 * @param dueBack log time from which it is to be sent, where it waits for a time; absent where it does not
 * @param at the sender's time of this record
 * @param startedAt when the clock of the alert started: who bore the unit's name then is the unit; absent in records from before there was this
 */
public record Delivery(
        String id,
        String alertId,
        String orderId,
        Alert.Kind kind,
        @Nullable String unit,
        String recipient,
        String channel,
        int turn,
        boolean urgent,
        Note note,
        Status status,
        @Nullable String why,
        @Nullable String message,
        int together,
        int attempts,
        Instant decidedAt,
        @Nullable Instant dueBack,
        Instant at,
        @Nullable Instant startedAt) {

    /** How it stands. Part of stored records: add at the end only. */
    public enum Status {
        /** It waits: for its time, its turn, the rate of the channel. */
        WAITING,
        /** It was tried and will be tried again. */
        FAILING,
        /** The endpoint has it. */
        SENT,
        /** It became needless before it was sent, or before it was tried again. */
        WITHDRAWN,
        /** It could not be sent and will not be tried again. */
        DEAD;

        /** Whether it stays so. */
        public boolean isFinal() {
            return this == SENT || this == WITHDRAWN || this == DEAD;
        }
    }

    /** Version of the document about it: grows with what happens to it. */
    public long version() {
        return status.isFinal() ? FINAL_VERSION : 1L + attempts;
    }

    /** Whether its recipient has it, or may have it although it was withdrawn behind a try. */
    public boolean mayBeHeard() {
        return status == Status.SENT || (status == Status.WITHDRAWN && message != null);
    }

    private static final long FINAL_VERSION = 1_000_000;

    /** Where nobody has to be told twice what became of the tries. */
    static Delivery of(
            Consignment c,
            Status status,
            @Nullable String why,
            @Nullable Shipment shipment,
            @Nullable Instant dueBack,
            long now) {
        Alert alert = c.alert();
        return new Delivery(
                c.id(),
                alert.alertId(),
                alert.orderId(),
                alert.kind(),
                alert.unit(),
                c.recipient(),
                c.channel(),
                c.turn(),
                c.urgent(),
                c.note(),
                status,
                why,
                shipment == null ? null : shipment.id(),
                shipment == null ? 0 : shipment.parts().size(),
                shipment == null ? 0 : shipment.attempts() + (status == Status.SENT ? 1 : 0),
                alert.decidedAt(),
                dueBack,
                Instant.ofEpochMilli(now),
                alert.startedAt());
    }
}
