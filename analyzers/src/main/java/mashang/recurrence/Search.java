package mashang.recurrence;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the live cluster most like a complaint or most like another cluster.
 *
 * <p>The result does not depend on the order of clusters within the index: products are summed in the order of how much
 * the terms tell, and of equal scores the older cluster wins.
 */
final class Search {
    /** Only the terms of a complaint that tell most make candidates and count: the rest costs time and adds noise. */
    private static final int TELLING_TERMS = 24;
    /** The same between clusters. */
    private static final int TELLING_CLUSTER_TERMS = 32;
    /** A term that would lead beyond so many looks at holders is skipped: it tells little, and takes longest. */
    private static final int MOST_LOOKS = 20_000;
    /** A power of two: so many times 64 bits mark some terms among many. */
    private static final int MARKS = 16;

    private final Channel places;
    private final Channel issues;
    private final Slots slots;
    private final ClustererSettings settings;
    private final TellingTerms telling = new TellingTerms();
    private double placeSquares;
    private double issueSquares;
    /** Of each slot the product of places, then that of issues. */
    private double[] products = new double[128];

    /** Of each telling term, whether it would lead to too many looks. */
    private final boolean[] skipped = new boolean[TELLING_CLUSTER_TERMS];

    /** Of each telling term what it weighs here, if it is of an issue and not skipped, and its damped weight in a candidate. */
    private final double[] weights = new double[TELLING_CLUSTER_TERMS];

    private final double[] damped = new double[TELLING_CLUSTER_TERMS];
    /** A bit for the end of each of these terms' numbers: what has none is none of them. */
    private final long[] marks = new long[MARKS];

    private int[] seen = new int[64];
    private int[] candidates = new int[64];
    private int candidateCount;
    private int number;
    private double bestScore;

    Search(Channel places, Channel issues, Slots slots, ClustererSettings settings) {
        this.places = places;
        this.issues = issues;
        this.slots = slots;
        this.settings = settings;
    }

    /** The score of the last result. */
    double bestScore() {
        return bestScore;
    }

    /**
     * The cluster most like a complaint, those idle for long a little less so; null where none shares a telling term.
     */
    @Nullable
    LiveCluster nearest(Complaint complaint) {
        Signature signature = complaint.signature();
        begin(TELLING_TERMS);
        placeSquares = offer(places, signature.places());
        issueSquares = offer(issues, signature.issues());
        look(-1);
        return best(null, Side.of(complaint), complaint.loggedAt());
    }

    /**
     * The cluster most like another, of those it may be merged with, those idle for long a little less so; null where none
     * shares a telling term.
     */
    @Nullable
    LiveCluster partner(LiveCluster cluster, Instant now) {
        begin(TELLING_CLUSTER_TERMS);
        offer(cluster.places);
        offer(cluster.issues);
        placeSquares = places.square(cluster.slot);
        issueSquares = issues.square(cluster.slot);
        look(cluster.slot);
        return best(cluster, Side.of(cluster), now);
    }

    private void begin(int most) {
        telling.clear(most);
        candidateCount = 0;
        number++;
        if (seen.length < slots.bound()) {
            int length = Math.max(slots.bound(), seen.length * 2);
            seen = Arrays.copyOf(seen, length);
            products = Arrays.copyOf(products, 2 * length);
            candidates = Arrays.copyOf(candidates, length);
        }
    }

    private double offer(Channel channel, List<TermWeight> terms) {
        double squares = 0;
        int[] found = channel.find(terms);
        for (int i = 0; i < terms.size(); i++) {
            int number = found[i];
            boolean isHeld = number != TermNumbers.NONE;
            double weight = terms.get(i).weight() * (isHeld ? channel.rarity(number) : channel.rarity.of(0));
            squares += weight * weight;
            if (isHeld) {
                telling.offer(number, channel == issues, weight);
            }
        }
        return squares;
    }

    private void offer(ClusterTerms terms) {
        Channel channel = terms.channel();
        for (int place = 0; place < terms.count(); place++) {
            int number = terms.number(place);
            if (channel.isShared(number)) {
                telling.offer(number, channel == issues, terms.damped(place) * channel.rarity(number));
            }
        }
    }

    /** Sums the products with every cluster that holds a telling term and may be alike. */
    private void look(int except) {
        int looks = 0;
        int count = telling.count();
        for (int i = 0; i < count; i++) {
            int holders = posting(i).holders;
            skipped[i] = looks + holders > MOST_LOOKS;
            looks += skipped[i] ? 0 : holders;
        }
        for (int i = 0; i < count; i++) {
            if (!skipped[i] && !telling.isIssue(i)) {
                add(posting(i), telling.weight(i) * places.rarity(telling.number(i)), except);
            }
        }
        if (placeSquares > 0 && settings.similarity().needsPlace()) {
            // places have told which clusters that name one can be alike; issues make candidates of the others only
            boolean oneByOne = lookAtPlaced();
            for (int i = 0; i < count; i++) {
                if (!skipped[i] && telling.isIssue(i)) {
                    Posting posting = posting(i);
                    double weight = issueWeight(i);
                    addIssues(posting, 0, posting.placeless, weight, except, true);
                    if (!oneByOne) {
                        addIssues(posting, posting.placeless, posting.holders, weight, except, false);
                    }
                }
            }
        } else {
            for (int i = 0; i < count; i++) {
                if (!skipped[i] && telling.isIssue(i)) {
                    addIssues(posting(i), 0, posting(i).holders, issueWeight(i), except, true);
                }
            }
        }
    }

    private double issueWeight(int i) {
        return telling.weight(i) * issues.rarity(telling.number(i));
    }

    /**
     * Leaves those candidates whose places are alike enough, and sums the products of their issues from their own terms. Not where these
     * are more than the holders to look at.
     *
     * @return whether it did
     */
    private boolean lookAtPlaced() {
        int alike = 0;
        int left = markIssues();
        for (int i = 0; i < candidateCount; i++) {
            int slot = candidates[i];
            if (!settings.similarity().isElsewhere(products[2 * slot], placeSquares * places.square(slot))) {
                candidates[alike++] = slot;
                left -= left < 0 ? 0 : 1 + slots.at(slot).issues.count();
            }
        }
        candidateCount = alike;
        if (left < 0) {
            return false;
        }
        for (int i = 0; i < alike; i++) {
            products[2 * candidates[i] + 1] = issueProduct(slots.at(candidates[i]).issues);
        }
        return true;
    }

    /** Makes the telling terms of issues quick to find; how many clusters that name a place hold them, one counted for each. */
    private int markIssues() {
        int placed = 0;
        Arrays.fill(marks, 0);
        for (int i = 0; i < telling.count(); i++) {
            boolean counts = !skipped[i] && telling.isIssue(i);
            weights[i] = counts ? issueWeight(i) : 0;
            if (counts) {
                int term = telling.number(i);
                marks[term >>> 6 & MARKS - 1] |= 1L << term;
                placed += posting(i).holders - posting(i).placeless;
            }
        }
        return placed;
    }

    private double issueProduct(ClusterTerms terms) {
        int count = telling.count();
        Arrays.fill(damped, 0, count, 0);
        for (int place = 0; place < terms.count(); place++) {
            int term = terms.number(place);
            if ((marks[term >>> 6 & MARKS - 1] & 1L << term) != 0) {
                int i = telling.findIssue(term);
                if (i >= 0) {
                    damped[i] = terms.damped(place);
                }
            }
        }
        double product = 0;
        for (int i = 0; i < count; i++) {
            product += weights[i] * damped[i];
        }
        return product;
    }

    private Posting posting(int i) {
        return (telling.isIssue(i) ? issues : places).posting(telling.number(i));
    }

    private void add(Posting posting, double weight, int except) {
        int[] holders = posting.slots;
        double[] damped = posting.damped;
        for (int i = 0; i < posting.holders; i++) {
            int slot = holders[i];
            if (seen[slot] == number) {
                products[2 * slot] += weight * damped[i];
            } else if (slot != except) {
                see(slot);
                products[2 * slot] = weight * damped[i];
            }
        }
    }

    /** @param areCandidates whether those who hold no term for a place may be alike, too */
    private void addIssues(Posting posting, int from, int to, double weight, int except, boolean areCandidates) {
        int[] holders = posting.slots;
        double[] damped = posting.damped;
        for (int i = from; i < to; i++) {
            int slot = holders[i];
            if (seen[slot] == number) {
                products[2 * slot + 1] += weight * damped[i];
            } else if (areCandidates && slot != except) {
                see(slot);
                products[2 * slot + 1] = weight * damped[i];
            }
        }
    }

    private void see(int slot) {
        seen[slot] = number;
        products[2 * slot] = 0;
        products[2 * slot + 1] = 0;
        candidates[candidateCount++] = slot;
    }

    private @Nullable LiveCluster best(@Nullable LiveCluster self, Side side, Instant now) {
        LiveCluster best = null;
        bestScore = 0;
        for (int i = 0; i < candidateCount; i++) {
            int slot = candidates[i];
            double placeProduct = products[2 * slot];
            double issueProduct = products[2 * slot + 1];
            double bothPlaces = placeSquares * places.square(slot);
            if (settings.similarity().isNone(placeProduct, bothPlaces, issueProduct)) {
                continue;
            }
            double bothIssues = issueSquares * issues.square(slot);
            LiveCluster candidate = slots.at(slot);
            double similarity = settings.similarity().of(placeProduct, bothPlaces, issueProduct, bothIssues);
            if (similarity <= 0 && side.areas().isKnown()) {
                double here = settings.similarity().ofHere(placeProduct, bothPlaces, issueProduct, bothIssues);
                similarity = here > 0 && here >= bestScore && side.isNamesake(candidate, now) ? here : 0;
            }
            if (similarity <= 0 || similarity < bestScore) {
                continue;
            }
            double penalty = bothPlaces > 0 ? 0 : settings.idlePenalty(candidate.touchedAt, now);
            double score = similarity - penalty;
            boolean better = best == null || score > bestScore || (score == bestScore && candidate.isOlderThan(best));
            if (better
                    && (self == null || !self.isApartFrom(candidate))
                    && side.canBe(candidate, settings.similarity().isSamePlace(placeProduct, bothPlaces))) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }
}
