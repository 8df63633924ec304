package mashang.recurrence;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How complaints are brought together.
 *
 * @param similarity how alike two things are
 * @param join least similarity to join a cluster, 0 to 1
 * @param merge least similarity for a cluster of one to be merged with another, 0 to 1
 * @param mergePlaced the same where both name a place: names alone make complaints of one place alike
 * @param mergeGrowth how much more it takes with each e-fold of the smaller one's size
 * @param fullLength words from which on texts are as alike as they will be; shorter ones share fewer, and less is asked
 * @param shortness exponent of that: a text of half the words takes {@code 0.5 ^ shortness} of the similarity
 * @param idlePenalty what a cluster loses in similarity by being idle: {@code idlePenalty · ln(1 + 4 · time
 *     idle / idle)}, where one side names no place: a topic that is talked of now is the likelier one, a place stays
 * @param haste how many times as much it takes to be merged at once, when a complaint has just changed a cluster: what is
 *     done early is done on little evidence, but helps the ids told from then on; 1 or more
 * @param mergeEvery all clusters that have changed are looked at after so many complaints
 * @param idle a cluster without a new member for so long is forgotten, unless an analyst spoke about it
 * @param aliasIdle a former id is forgotten after so long, when its problem changes next
 * @param problemSize members from which a cluster is a problem and shown
 * @param maxTerms terms kept per cluster and channel
 * @param maxClusters live clusters; one more drops the one idle for longest
 */
public record ClustererSettings(
        Similarity similarity,
        double join,
        double merge,
        double mergePlaced,
        double mergeGrowth,
        double fullLength,
        double shortness,
        double idlePenalty,
        double haste,
        int mergeEvery,
        Duration idle,
        Duration aliasIdle,
        int problemSize,
        int maxTerms,
        int maxClusters)
        implements Serializable {

    /** Tuned on labelled streams and on real complaints; a broad plateau. */
    public static final ClustererSettings DEFAULT = new ClustererSettings(
            Similarity.DEFAULT,
            .25,
            .16,
            .25,
            .03,
            16,
            .4,
            .05,
            1.3,
            500,
            Duration.ofDays(365),
            Duration.ofDays(400),
            3,
            300,
            50_000);

    private static final double IDLE_STEPS = 4;

    /** @param length of the text */
    double leastToJoin(double length) {
        return join * shortening(length);
    }

    /**
     * The least similarity of two clusters to be merged.
     *
     * @param length mean of the members'
     * @param smaller members of the smaller cluster
     * @param placed whether both name a place
     */
    double leastToMerge(double length, long smaller, boolean placed) {
        return ((placed ? mergePlaced : merge) + mergeGrowth * StrictMath.log(smaller)) * shortening(length);
    }

    double idlePenalty(Instant touchedAt, Instant now) {
        long millis = Math.max(0, Duration.between(touchedAt, now).toMillis());
        return idlePenalty * StrictMath.log1p(IDLE_STEPS * millis / idle.toMillis());
    }

    private double shortening(double length) {
        return length >= fullLength ? 1 : StrictMath.pow(length / fullLength, shortness);
    }

    /** These with another time of forgetting and other bounds: for tests and small machines. */
    public ClustererSettings with(Duration newIdle, int newMaxTerms, int newMaxClusters) {
        return new ClustererSettings(
                similarity,
                join,
                merge,
                mergePlaced,
                mergeGrowth,
                fullLength,
                shortness,
                idlePenalty,
                haste,
                mergeEvery,
                newIdle,
                aliasIdle,
                problemSize,
                newMaxTerms,
                newMaxClusters);
    }
}
