package mashang.inspection;

import java.util.List;

/**
 * What came of assigning.
 *
 * @param teams complete ones, in the order of their targets
 * @param unserved targets that cannot have one beside those before them
 */
public record Assignments(List<Team> teams, List<Unserved> unserved) {

    /**
     * A target that gets no team.
     *
     * @param target its id
     * @param lacking the first thing that cannot be had
     * @param skill which one, where a skill is lacking; else empty
     * @param eligible how many inspectors would do for it, if they were not needed elsewhere or had more room; 0: nobody may
     */
    public record Unserved(String target, Inspector.Role lacking, String skill, int eligible) {}
}
