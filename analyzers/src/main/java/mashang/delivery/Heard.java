package mashang.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import mashang.sla.Alert;
import org.jspecify.annotations.Nullable;

/** Who on a channel has heard, or is to hear, of what a correction corrects. */
final class Heard {
    private final Book book;
    private final SortedMap<String, Mailbox> boxes;

    /** @param boxes the channel's mailboxes by recipient, as they are at any time */
    Heard(Book book, SortedMap<String, Mailbox> boxes) {
        this.book = book;
        this.boxes = boxes;
    }

    /** The ids under which its recipient may have got what it corrects: the alert at each turn, or an earlier restatement alone. */
    static List<String> toldAs(Consignment correction) {
        String corrects = String.valueOf(correction.alert().corrects());
        List<String> ids = new ArrayList<>();
        for (int turn = 0; turn <= Route.MOST_CLIMBS; turn++) {
            ids.add(correction.turn(turn).id(corrects));
        }
        for (int earlier = 1; earlier < correction.alert().revision() - 1; earlier++) {
            ids.add(correction.id(corrects + "/correction/" + earlier));
        }
        return ids;
    }

    /** An earlier correction that waits corrects what was sent, and stays. */
    static @Nullable Parcel waitingAsAlert(Mailbox box, String id) {
        Parcel parcel = box.waiting(id);
        return parcel == null || parcel.consignment().alert().kind() == Alert.Kind.CORRECTION ? null : parcel;
    }

    /** Whether it is withdrawn by what waits behind it. */
    static boolean isWithdrawn(Mailbox box, Consignment tried) {
        return box.about(tried.alert().orderId()).stream()
                .map(Parcel::consignment)
                .anyMatch(c -> c.alert().withdrawn() && toldAs(c).contains(tried.id()));
    }

    boolean isSent(Mailbox box, String id) {
        return book.isHeard(id) || box.isTried(id);
    }

    /** Whether its recipient was to get what it corrects by a climb alone, which came to its end unsent. */
    boolean didNotClimb(Consignment correction) {
        String corrects = String.valueOf(correction.alert().corrects());
        boolean isEnded = false;
        for (int turn = 1; turn <= Route.MOST_CLIMBS; turn++) {
            Book.End end = book.end(correction.turn(turn).id(corrects));
            isEnded |= end != null && !end.heard();
        }
        return isEnded && book.end(correction.id(corrects)) == null;
    }

    /** Whether another recipient was told, or is to be: each has a mailbox by now, as corrections come to all, routed ones last. */
    boolean isKnownToAnother(Consignment correction) {
        for (Map.Entry<String, Mailbox> box : boxes.entrySet()) {
            if (!box.getKey().equals(correction.recipient())
                    && toldAs(correction.to(box.getKey())).stream()
                            .anyMatch(id ->
                                    isSent(box.getValue(), id) || box.getValue().waiting(id) != null)) {
                return true;
            }
        }
        return false;
    }
}
