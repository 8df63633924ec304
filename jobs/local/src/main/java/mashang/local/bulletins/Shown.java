package mashang.local.bulletins;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which figures a bulletin shows, and how numbers are written. What is not known is a dash, and never a nought. */
final class Shown {
    /** Counts of {@code mashang-unit-days} that are sums. */
    static final List<String> COUNTS = List.of(
            "movesOpened",
            "movesReopened",
            "movesWrittenOff",
            "movesRejected",
            "movesCancelled",
            "movesMerged",
            "received",
            "handled",
            "passedOn",
            "returnsAsked",
            "returnsAccepted",
            "returnsDenied",
            "buckPassing",
            "reopens",
            "urges",
            "itemsTimed",
            "itemsTimedLate",
            "itemsTimedPoor",
            "itemsTimedEarly",
            "itemsUntimed",
            "itemsUntimedLate",
            "itemsUntimedPoor",
            "lightsYellow",
            "lightsRed",
            "cardsYellow",
            "cardsRed",
            "contactAsked",
            "contacted",
            "resolutionAsked",
            "resolved",
            "satisfactionAsked",
            "satisfied");

    /** The three rates (三率): name, part, whole. */
    static final List<List<String>> RATES = List.of(
            List.of("responseRate", "contacted", "contactAsked"),
            List.of("resolutionRate", "resolved", "resolutionAsked"),
            List.of("satisfactionRate", "satisfied", "satisfactionAsked"));

    private static final String NOTHING = "—";
    private static final double WHOLE = 100;
    private static final double LEAST = .05;
    private static final double LEAST_POINTS = .005;

    private Shown() {}

    static String count(@Nullable Long count) {
        return count == null ? NOTHING : String.valueOf(count);
    }

    static String percent(@Nullable Double share) {
        return share == null ? NOTHING : String.format(Locale.ROOT, "%.1f%%", WHOLE * share);
    }

    /** As a chart has it; empty where nothing is known. */
    static String plain(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.1f", WHOLE * share);
    }

    static String points(double points) {
        return String.format(Locale.ROOT, "%.2f", points);
    }

    /** By how much a count has changed. */
    static String change(@Nullable Long now, @Nullable Long before) {
        return now == null || before == null ? NOTHING : now.equals(before) ? "0" : signed("%+d", now - before);
    }

    /** By how many percentage points a share has changed. */
    static String change(@Nullable Double now, @Nullable Double before) {
        if (now == null || before == null) {
            return NOTHING;
        }
        double change = WHOLE * (now - before);
        return Math.abs(change) < LEAST ? "0.0" : signed("%+.1f", change);
    }

    /** By how many points of the index. */
    static String changedPoints(@Nullable Double now, @Nullable Double before) {
        if (now == null || before == null) {
            return NOTHING;
        }
        return Math.abs(now - before) < LEAST_POINTS ? "0.00" : signed("%+.2f", now - before);
    }

    private static String signed(String form, Object number) {
        return String.format(Locale.ROOT, form, number).replace('-', '−');
    }
}
