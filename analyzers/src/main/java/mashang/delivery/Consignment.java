package mashang.delivery;

import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/**
 * One alert for one recipient on one channel.
 *
 * @param channel id of the channel
 * @param recipient id of the recipient
 * @param alert what is told
 * @param urgent whether it passes through quiet hours and snoozes (紧急)
 * @param turn 0 when it is first told; 1 and more when it climbs because nobody acknowledged it
 * @param notBefore log time, epoch milliseconds, before which it is not sent; the time of the alert itself for turn 0
 * @param quietId id of the calendar its quiet hours go by; absent: the city's
 * @param note why this recipient
 * @param addressee the recipient as the routes of then have it; absent in what was stored before there was this
 */
public record Consignment(
        String channel,
        String recipient,
        Alert alert,
        boolean urgent,
        int turn,
        long notBefore,
        @Nullable String quietId,
        Note note,
        @Nullable Addressee addressee) {

    /** For a recipient of whom no more is known than the id. */
    public Consignment(
            String channel,
            String recipient,
            Alert alert,
            boolean urgent,
            int turn,
            long notBefore,
            @Nullable String quietId,
            Note note) {
        this(channel, recipient, alert, urgent, turn, notBefore, quietId, note, null);
    }

    /** What tells it apart for ever: the same alert for the same recipient on the same channel is sent once per turn. */
    public String id() {
        return id(alert.alertId());
    }

    /** The id of another alert on the same way. */
    public String id(String alertId) {
        return alertId + '|' + recipient + '|' + channel + (turn == 0 ? "" : "|" + turn);
    }

    /** The same way for another alert. */
    public Consignment with(Alert other) {
        return new Consignment(channel, recipient, other, urgent, turn, notBefore, quietId, note, addressee);
    }

    /** The same at another turn. */
    Consignment turn(int other) {
        return new Consignment(channel, recipient, alert, urgent, other, notBefore, quietId, note, addressee);
    }

    /** The same way to another recipient on the channel. */
    Consignment to(String other) {
        return new Consignment(channel, other, alert, urgent, turn, notBefore, quietId, note, addressee);
    }

    /** The same without a note. */
    Consignment plain() {
        return new Consignment(channel, recipient, alert, urgent, turn, notBefore, quietId, Note.NONE, addressee);
    }

    /** Whether an acknowledgement of the alert makes it needless. */
    public boolean isUnlessAcknowledged() {
        return turn > 0;
    }
}
