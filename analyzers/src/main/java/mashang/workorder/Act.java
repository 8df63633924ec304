package mashang.workorder;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who took a decision about an order, and why, where a feed reports it (a return, an extension, a closing …); decisions that are judged here have a
 * {@link Ruling}. At least one field is there.
 *
 * @param actor who decided, as the feed or the office names them
 * @param role in what role
 * @param reason the first {@value #REASON_LENGTH} characters of the reason given, masked; the whole is in the history
 */
public record Act(
        @Nullable String actor,
        @Nullable String role,
        @Nullable String reason) {

    /** Enough to know why; it is kept in the state of every order that has one. */
    public static final int REASON_LENGTH = 100;

    /** Steps somebody decides upon, and may be asked why. Of the others nobody asks, and most orders have only those. */
    private static final Set<Step> DECISIONS = EnumSet.of(
            Step.REJECTED,
            Step.RETURN_REQUESTED,
            Step.RETURNED,
            Step.RETURN_DENIED,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.EXTENSION_REQUESTED,
            Step.EXTENDED,
            Step.EXTENSION_DENIED,
            Step.SUSPENDED,
            Step.REOPENED,
            Step.MERGED,
            Step.CANCELLED,
            Step.ACKNOWLEDGED,
            Step.WAIVED,
            Step.LIGHT_REVOKED,
            Step.ASSIGNED,
            Step.NOTICE_ISSUED,
            Step.DUE_CHANGED,
            Step.MERGE_REFUSED);

    /** Whether a step is somebody's decision. */
    public static boolean isDecision(Step step) {
        return DECISIONS.contains(step);
    }

    /** What an event says of who decided; absent where it is no decision, says nothing of it, or is judged. */
    static @Nullable Act of(CaseEvent e) {
        boolean says = e.actor() != null || e.role() != null || e.reason() != null;
        return says && isDecision(e.step()) && !Ruling.isDecision(e.step(), e.role())
                ? new Act(e.actor(), e.role(), Particulars.cut(e.reason(), REASON_LENGTH))
                : null;
    }
}
