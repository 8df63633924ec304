package mashang.recurrence.city;

import mashang.recurrence.Complaint;
import mashang.recurrence.duplicates.Fingerprint;
import mashang.recurrence.portrait.Traits;
import org.jspecify.annotations.Nullable;

/**
 * An accepted text as read: everything that is made of its words, so that the words themselves need not travel on.
 *
 * @param complaint what it is compared by, and its circumstances
 * @param traits what the portrait of its problem is drawn from
 * @param fingerprint by what its text is known again
 * @param place the estate, road or building it names; absent where it names none
 */
public record ReadComplaint(
        Complaint complaint,
        Traits traits,
        Fingerprint fingerprint,
        @Nullable String place) {}
