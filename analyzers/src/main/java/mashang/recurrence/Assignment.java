package mashang.recurrence;

import java.util.List;

/**
 * Where a complaint went.
 *
 * @param problemId the cluster
 * @param score similarity to the cluster it joined, 0 where it opened one
 * @param opened whether it is the first of its cluster
 * @param dropped clusters that were given up to make room for it, usually none
 */
public record Assignment(String problemId, double score, boolean opened, List<ProblemCluster> dropped) {}
