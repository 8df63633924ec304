package mashang.inspection;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Somebody who inspects (督查人员).
 *
 * @param id unique
 * @param role what he is in a team
 * @param units ids of his unit and of all above it, his own first; empty: he is of none
 * @param areas the districts he is of; empty: of none
 * @param load how many targets he takes at most, 0 or more
 * @param skills what he is an expert of
 */
public record Inspector(String id, Role role, List<String> units, Set<String> areas, int load, Set<String> skills) {

    /** What somebody is in a team. */
    public enum Role {
        /** Leads it (组长): one in each. */
        LEADER,
        /** Of the supervision office (效能办人员): one in each. */
        OFFICE,
        /** Knows the matter (专家): as many as the target wants. */
        EXPERT
    }

    /** Whether he must not look at this target (回避): it is of his own unit, of one above or below it, or in his own area. */
    public boolean isRecused(Target target) {
        boolean isOwn = !units.isEmpty()
                && !target.units().isEmpty()
                && (units.contains(target.units().get(0)) || target.units().contains(units.get(0)));
        return isOwn || !Collections.disjoint(areas, target.areas());
    }
}
