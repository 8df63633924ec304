package mashang.recurrence;

import java.io.Serializable;

/**
 * How alike two things are, a complaint and a cluster or two clusters, from what they have in common in each channel.
 *
 * <p>{@code placeShare · cos(place) + (1 − placeShare) · cos(issue)}, but 0 where either cosine is below its gate; {@code
 * withoutPlace · cos(issue)} where one side names no place.
 *
 * @param placeShare weight of the place, 0 to 1
 * @param placeGate least cosine of the places, where both sides name one
 * @param elsewhereGate the same where the two are known to lie in different areas: what has the same name may be a road
 *     through both, what has half of it is another place
 * @param issueGate least cosine of the issues, where both sides name a place: a shared place alone joins nothing
 * @param hereGate the same where the two are known to lie in the same area, are of late, and name the same place: callers find
 *     other words for one matter, and hardly two matters of one place share any
 * @param withoutPlace a side without a place must be the more alike in its issue, 0 to 1
 */
public record Similarity(
        double placeShare,
        double placeGate,
        double elsewhereGate,
        double issueGate,
        double hereGate,
        double withoutPlace)
        implements Serializable {

    /** Least cosine of the places where the name is the same and a text names others, too. */
    private static final double HERE_PLACE = .5;

    /** Tuned on real complaints; a broad plateau. */
    public static final Similarity DEFAULT = new Similarity(.5, .22, .7, .085, .03, .8);

    /**
     * The similarity of two sides.
     *
     * @param placeProduct sum of products of weights over the terms for places that both have
     * @param placeSquares product of the two sides' sums of squared weights of such terms; 0 where one has none
     * @param issueProduct the same for issues
     * @param issueSquares the same for issues
     */
    double of(double placeProduct, double placeSquares, double issueProduct, double issueSquares) {
        if (placeSquares <= 0) {
            return withoutPlace * cosine(issueProduct, issueSquares);
        }
        double place = cosine(placeProduct, placeSquares);
        if (place < placeGate) {
            return 0;
        }
        double issue = cosine(issueProduct, issueSquares);
        return issue < issueGate ? 0 : placeShare * place + (1 - placeShare) * issue;
    }

    /** Whether two sides that both name a place are not alike where they have nothing of it in common. */
    boolean needsPlace() {
        return placeGate > 0;
    }

    /**
     * Whether {@link #of} and {@link #ofHere} are 0 for certain, as they are for most of what is looked at: what has nothing in common in a
     * channel with a gate.
     */
    boolean isNone(double placeProduct, double placeSquares, double issueProduct) {
        if (placeSquares <= 0) {
            return issueProduct == 0;
        }
        return (placeProduct == 0 && needsPlace()) || (issueProduct == 0 && issueGate > 0 && hereGate > 0);
    }

    /** Whether {@link #of} and {@link #ofHere} are 0 for certain, whatever the issues: the places both sides name are not alike. */
    boolean isElsewhere(double placeProduct, double placeSquares) {
        double place = cosine(placeProduct, placeSquares);
        return place < placeGate && place < HERE_PLACE;
    }

    /**
     * The similarity of two sides that lie in the same area, are of late and have a name in common: as {@link #of}, but with less of an
     * issue.
     */
    double ofHere(double placeProduct, double placeSquares, double issueProduct, double issueSquares) {
        double place = cosine(placeProduct, placeSquares);
        double issue = cosine(issueProduct, issueSquares);
        return place < HERE_PLACE || issue < hereGate ? 0 : placeShare * place + (1 - placeShare) * issue;
    }

    /** Whether the places are alike enough for two sides that lie in different areas. */
    boolean isSamePlace(double placeProduct, double placeSquares) {
        return placeSquares <= 0 || cosine(placeProduct, placeSquares) >= elsewhereGate;
    }

    private static double cosine(double product, double squares) {
        return squares <= 0 ? 0 : product / Math.sqrt(squares);
    }
}
