package mashang.recurrence;

import java.io.Serializable;
import java.time.Duration;

/**
 * How complaints are brought together.
 *
 * @param join least similarity to join a cluster, 0 to 1
 * @param placeGate least similarity of the places, where both sides name one
 * @param issueGate least similarity of the issues: a shared place alone joins nothing
 * @param idle a cluster without a new member for so long is forgotten
 * @param problemSize members from which a cluster is a problem and shown
 * @param maxTerms terms kept per cluster and channel
 * @param maxClusters live clusters; one more drops the one idle for longest
 */
public record ClustererSettings(
        double join, double placeGate, double issueGate, Duration idle, int problemSize, int maxTerms, int maxClusters)
        implements Serializable {

    /** Thresholds tuned on real complaints; a broad plateau. */
    public static final ClustererSettings DEFAULT =
            new ClustererSettings(.25, .22, .085, Duration.ofDays(180), 3, 160, 50_000);
}
