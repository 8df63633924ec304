package mashang.inspection;

import java.util.List;
import java.util.Set;

/**
 * What is to be inspected (督查对象).
 *
 * @param id unique
 * @param units ids of the unit concerned and of all above it, itself first; empty: it is nobody's
 * @param areas the districts it lies in, and its unit does; empty: in none
 * @param experts how many experts it wants, at least as many as {@code skills}
 * @param skills each has to be had by an expert of its own: who knows two answers for one of them
 */
public record Target(String id, List<String> units, Set<String> areas, int experts, List<String> skills) {}
