package mashang.recurrence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for the live cluster most like a complaint. */
final class Search {
    /** Only the terms that tell most make candidates and count: the rest costs time and adds noise. */
    private static final int TELLING_TERMS = 24;

    private static final double PLACE_SHARE = .5;
    /** A complaint without a place, or a cluster without one, must be the more alike in its issue. */
    private static final double WITHOUT_PLACE = .8;

    private final Channel places;
    private final Channel issues;
    private final ClustererSettings settings;
    private final List<LiveCluster> touched = new ArrayList<>();
    private long number;
    private @Nullable LiveCluster best;
    private double bestScore;

    Search(Channel places, Channel issues, ClustererSettings settings) {
        this.places = places;
        this.issues = issues;
        this.settings = settings;
    }

    /** The best cluster of the last search, or null where none shares a telling term. */
    @Nullable
    LiveCluster best() {
        return best;
    }

    double bestScore() {
        return bestScore;
    }

    /**
     * Searches. The result does not depend on the order of clusters within the index: products are summed in the order
     * of the complaint's terms, norms in that of the cluster's, and of equal scores the older cluster wins.
     */
    void run(Signature signature, int clusters) {
        number++;
        touched.clear();
        best = null;
        bestScore = 0;
        double cut = cut(signature, clusters);
        double placeNorm = products(places, signature.places(), clusters, cut, true);
        double issueNorm = products(issues, signature.issues(), clusters, cut, false);
        for (LiveCluster candidate : touched) {
            double score = similarity(candidate, placeNorm, issueNorm, clusters);
            if (best == null || score > bestScore || (score == bestScore && older(candidate, best))) {
                best = candidate;
                bestScore = score;
            }
        }
    }

    private static boolean older(LiveCluster a, LiveCluster b) {
        int byAge = a.openedAt.compareTo(b.openedAt);
        return byAge < 0 || (byAge == 0 && a.id.compareTo(b.id) < 0);
    }

    /** The least telling weight that still counts. */
    private double cut(Signature signature, int clusters) {
        double[] telling =
                new double[signature.places().size() + signature.issues().size()];
        int n = telling(places, signature.places(), clusters, telling, 0);
        n = telling(issues, signature.issues(), clusters, telling, n);
        if (n <= TELLING_TERMS) {
            return 0;
        }
        Arrays.sort(telling, 0, n);
        return telling[n - TELLING_TERMS];
    }

    private static int telling(Channel channel, List<TermWeight> terms, int clusters, double[] telling, int from) {
        int n = from;
        for (TermWeight term : terms) {
            Channel.Posting posting = channel.find(term.term());
            if (posting != null) {
                telling[n++] = term.weight() * channel.rarity(posting.holders.size(), clusters);
            }
        }
        return n;
    }

    private double products(Channel channel, List<TermWeight> terms, int clusters, double cut, boolean place) {
        double squares = 0;
        for (TermWeight term : terms) {
            Channel.Posting posting = channel.find(term.term());
            double rarity = channel.rarity(posting == null ? 0 : posting.holders.size(), clusters);
            double weight = term.weight() * rarity;
            squares += weight * weight;
            if (posting != null && weight >= cut) {
                for (Channel.Entry entry : posting.holders) {
                    add(entry.cluster, weight * rarity * entry.damped, place);
                }
            }
        }
        return squares;
    }

    private void add(LiveCluster cluster, double product, boolean place) {
        if (cluster.touchedBySearch != number) {
            cluster.touchedBySearch = number;
            cluster.placeProduct = 0;
            cluster.issueProduct = 0;
            touched.add(cluster);
        }
        if (place) {
            cluster.placeProduct += product;
        } else {
            cluster.issueProduct += product;
        }
    }

    private double similarity(LiveCluster cluster, double placeSquares, double issueSquares, int clusters) {
        double clusterPlaces = cluster.places.squaredNorm(clusters);
        boolean bothPlaced = placeSquares > 0 && clusterPlaces > 0;
        double place = bothPlaced ? cluster.placeProduct / Math.sqrt(placeSquares * clusterPlaces) : 0;
        if ((bothPlaced && place < settings.placeGate()) || cluster.issueProduct == 0) {
            return 0;
        }
        double issue = cluster.issueProduct / Math.sqrt(issueSquares * cluster.issues.squaredNorm(clusters));
        if (!bothPlaced) {
            return WITHOUT_PLACE * issue;
        }
        return issue < settings.issueGate() ? 0 : PLACE_SHARE * place + (1 - PLACE_SHARE) * issue;
    }
}
