package mashang.recurrence;

/**
 * Where a complaint went when it came.
 *
 * @param orderId the complaint's work order
 * @param problemId the problem's id at that time; {@link OnlineClusterer#resolve} and {@link Changes#merges} tell what
 *     has become of it
 * @param score similarity to the cluster it joined, 0 where it opened one
 * @param opened whether it is the first of its cluster
 */
public record Assignment(String orderId, String problemId, double score, boolean opened) {}
