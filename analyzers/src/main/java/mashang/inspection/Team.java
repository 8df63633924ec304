package mashang.inspection;

import java.util.List;

/**
 * Who inspects a target.
 *
 * @param target its id
 * @param leader id of the leader
 * @param office id of the member of the office
 * @param experts ids of the experts: those for its skills in their order, then the others
 */
public record Team(String target, String leader, String office, List<String> experts) {}
