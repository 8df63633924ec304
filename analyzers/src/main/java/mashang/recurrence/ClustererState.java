package mashang.recurrence;

/**
 * What a clusterer remembers beside its clusters.
 *
 * @param taken complaints taken so far
 * @param settled how many had been taken when clusters were last merged; a cluster whose {@link
 *     ProblemCluster#changedWith} is larger has changed since
 * @param rarityClusters number of live clusters that rarities were last reckoned with
 */
public record ClustererState(long taken, long settled, int rarityClusters) {

    /** A clusterer without clusters remembers nothing. */
    public static final ClustererState NONE = new ClustererState(0, 0, 0);
}
