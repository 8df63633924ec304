package mashang.recurrence;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One accepted complaint, as the clusterer takes it.
 *
 * @param orderId the work order
 * @param loggedAt when the record that completed it was handed over to us: the clusterer's time
 * @param occurredAt when it was handed in
 * @param caller keyed hash of the requester; absent where unknown
 * @param circumstances where, about whom, what is at stake
 * @param signature what it is compared by
 */
public record Complaint(
        String orderId,
        Instant loggedAt,
        Instant occurredAt,
        @Nullable String caller,
        Circumstances circumstances,
        Signature signature) {

    /** The order in which complaints are taken, so that every run takes them alike. */
    public static final Comparator<Complaint> ORDER = Comparator.comparing(Complaint::loggedAt)
            .thenComparing(Complaint::occurredAt)
            .thenComparing(Complaint::orderId);
}
