package mashang.recurrence.life;

import java.time.Instant;
import java.util.Comparator;
import mashang.recurrence.Complaint;
import mashang.text.Concern;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as its problem remembers it.
 *
 * @param orderId the work order
 * @param occurredAt when it was handed in, never after it was handed over to us
 * @param caller keyed hash of the requester; absent where unknown
 * @param grid the grid cell; absent where not stated
 * @param concern what its words say is at stake; absent where they say nothing
 */
public record Member(
        String orderId,
        Instant occurredAt,
        @Nullable String caller,
        @Nullable String grid,
        @Nullable Concern concern) {

    static final Comparator<Member> ORDER =
            Comparator.comparing(Member::occurredAt).thenComparing(Member::orderId);

    static Member of(Complaint complaint) {
        return new Member(
                complaint.orderId(),
                complaint.occurredAt().isAfter(complaint.loggedAt()) ? complaint.loggedAt() : complaint.occurredAt(),
                complaint.caller(),
                complaint.circumstances().grid(),
                complaint.circumstances().concern());
    }
}
