package mashang.targeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Orders counted, of a spot or of the whole city. */
final class SpotTally {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<String, Integer> districts = new TreeMap<>();
    private int orders;
    private int breached;
    private int now;
    private int before;
    private int repeats;

    /**
     * Counts them.
     *
     * @param day the last epoch day
     * @param spanDays how long a span is
     */
    SpotTally(Collection<SpotOrder> counted, long day, int spanDays) {
        Set<String> callers = new HashSet<>();
        for (SpotOrder order : counted) {
            orders++;
            breached += order.breached() ? 1 : 0;
            now += order.day() > day - spanDays ? 1 : 0;
            before += order.day() <= day - spanDays && order.day() > day - 2L * spanDays ? 1 : 0;
            boolean isRepeat = order.caller() != null && !callers.add(order.problemId() + '~' + order.caller());
            repeats += isRepeat ? 1 : 0;
            if (order.district() != null) {
                districts.merge(order.district(), 1, Integer::sum);
            }
        }
    }

    /** The epoch day in Asia/Shanghai. */
    static long day(Instant at) {
        return at.atZone(ZONE).toLocalDate().toEpochDay();
    }

    int orders() {
        return orders;
    }

    int breached() {
        return breached;
    }

    int now() {
        return now;
    }

    int before() {
        return before;
    }

    int repeats() {
        return repeats;
    }

    double breachRate() {
        return orders == 0 ? 0 : breached / (double) orders;
    }

    double repeatRate() {
        return orders == 0 ? 0 : repeats / (double) orders;
    }

    /** The share of the last span in both; half where there is nothing in either. */
    double growthShare() {
        return now + before == 0 ? 0.5 : now / (double) (now + before);
    }

    /** The one most are of, of several the first by name; absent where none is stated. */
    @Nullable
    String district() {
        String most = null;
        for (Map.Entry<String, Integer> one : districts.entrySet()) {
            most = most == null || one.getValue() > districts.getOrDefault(most, 0) ? one.getKey() : most;
        }
        return most;
    }
}
