package mashang.workorder;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a fact a decision of people (人工决定): who took it, as what and why. {@code CLOCKS.md}, 10.
 *
 * @param actor who decided; absent where the feed does not say
 * @param role as what; absent where nobody says, and then it is refused
 * @param reason why
 * @param concerns the clock or light it is about, as in {@link CaseEvent#concerns}; absent where it is about the order
 */
public record Ruling(
        @Nullable String actor,
        @Nullable String role,
        @Nullable String reason,
        @Nullable String concerns) {

    /** What only people decide, in whatever feed it stands. */
    private static final Set<Step> ALWAYS = EnumSet.of(Step.WAIVED, Step.LIGHT_REVOKED, Step.MERGE_REFUSED);

    /** What a feed may report, and a person with a role may decide. */
    private static final Set<Step> WITH_ROLE = EnumSet.of(
            Step.REPLIED,
            Step.CHECKED,
            Step.WRITTEN_OFF,
            Step.MERGED,
            Step.ASSIGNED,
            Step.NOTICE_ISSUED,
            Step.ACKNOWLEDGED);

    /** Absent where it is something that a feed reports. */
    static @Nullable Ruling of(CaseEvent e) {
        return isDecision(e.step(), e.role()) ? new Ruling(e.actor(), e.role(), e.reason(), e.concerns()) : null;
    }

    /** Whether a step with this role, or without one, is a decision of people. */
    public static boolean isDecision(Step step, @Nullable String role) {
        return ALWAYS.contains(step) || (role != null && WITH_ROLE.contains(step));
    }

    /** Whether people may decide it: what a policy may name roles for. */
    public static boolean isForPeople(Step step) {
        return ALWAYS.contains(step) || WITH_ROLE.contains(step);
    }
}
