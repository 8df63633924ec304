package mashang.jobs.accountability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mashang.accountability.Indicator;
import mashang.accountability.IndicatorPolicy;

/**
 * How units stand by the indicators of a file, with a pencil: from figures that were reckoned with a pencil, {@code period|unit|figure}, sharing no code with
 * what the job does.
 */
final class PlainIndicators {
    private static final Map<String, String[]> COUNTS = Map.of(
            "response", new String[] {"contacted", "contactAsked"},
            "resolution", new String[] {"resolved", "resolutionAsked"},
            "satisfaction", new String[] {"satisfied", "satisfactionAsked"},
            "returns-denied", new String[] {"returnsDenied", "returnsAsked"},
            "buck-passing", new String[] {"buckPassing", "received"},
            "reopens", new String[] {"reopens", "handled"},
            "urges", new String[] {"urges", "received"});

    private final Map<String, Long> figures;
    private final Map<String, SortedSet<String>> units = new TreeMap<>();
    private final int minimum;
    private final int shrink;
    private final double margin;
    private final List<Indicator> indicators;

    PlainIndicators(IndicatorPolicy policy, Map<String, Long> figures) {
        this.figures = figures;
        this.minimum = policy.minimum();
        this.shrink = policy.shrink();
        this.margin = policy.margin();
        this.indicators = policy.indicators();
        for (String key : figures.keySet()) {
            String[] parts = key.split("\\|", -1);
            boolean isLong = !parts[0].contains("W") && parts[0].length() < 10;
            if (isLong && !parts[1].startsWith("#")) {
                units.computeIfAbsent(parts[0], p -> new TreeSet<>()).add(parts[1]);
            }
        }
    }

    /** By {@code period|indicator|unit}. */
    Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new TreeMap<>();
        units.forEach((period, names) -> {
            for (Indicator indicator : indicators) {
                for (String unit : names) {
                    all.put(period + '|' + indicator.id() + '|' + unit, one(period, indicator, unit));
                }
            }
        });
        return all;
    }

    private JsonNode one(String period, Indicator indicator, String unit) {
        int sign = indicator.direction() == Indicator.Direction.UP ? 1 : -1;
        double target = indicator.target();
        long[] mine = count(period, indicator, unit);
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("some", mine[0]).put("all", mine[1]);
        if (mine[1] == 0 || mine[1] < minimum) {
            return node.put("standing", "FEW").put("rank", "");
        }
        double value = shrunk(period, indicator, unit);
        int better = 0;
        int worse = 0;
        int ranked = 0;
        for (String other : units.get(period)) {
            if (count(period, indicator, other)[1] >= minimum) {
                double ahead = sign * (shrunk(period, indicator, other) - value);
                better += ahead > 1e-12 ? 1 : 0;
                worse += ahead < -1e-12 ? 1 : 0;
                ranked++;
            }
        }
        String before = previous(period);
        double change = 0;
        if (units.containsKey(before) && count(before, indicator, unit)[1] >= minimum) {
            long[] was = count(before, indicator, unit);
            double drawn = sign * (value - shrunk(before, indicator, unit));
            double own = sign * ((double) mine[0] / mine[1] - (double) was[0] / was[1]);
            change = drawn > 0 && own > 0 ? Math.min(drawn, own) : drawn < 0 && own < 0 ? Math.max(drawn, own) : 0;
            node.put("trend", change >= margin ? "BETTER" : change <= -margin ? "WORSE" : "STEADY");
        }
        boolean met = sign * ((double) mine[0] / mine[1] - target) >= 0;
        boolean upper = 3 * (worse - better) >= ranked;
        boolean lower = 3 * (better - worse) >= ranked;
        boolean strong = met && change > -margin && !lower && (upper || change >= margin);
        boolean missed = !met && sign * (value - target) < 0;
        boolean weak = missed && (change <= -margin || (lower && change < margin));
        return node.put("shrunk", value)
                .put("share", (double) mine[0] / mine[1])
                .put("rank", better + 1)
                .put("ranked", ranked)
                .put("met", met)
                .put("standing", strong ? "STRONG" : weak ? "WEAK" : "BASE");
    }

    private double shrunk(String period, Indicator indicator, String unit) {
        long[] mine = count(period, indicator, unit);
        long[] city = new long[2];
        for (String other : units.get(period)) {
            long[] count = count(period, indicator, other);
            city[0] += count[0];
            city[1] += count[1];
        }
        return (mine[0] + shrink * ((double) city[0] / city[1])) / (mine[1] + shrink);
    }

    private long[] count(String period, Indicator indicator, String unit) {
        String measure = indicator.measure().word();
        String at = period + '|' + unit + '|';
        return switch (measure) {
            case "on-time" -> {
                String clock = at + "clock." + indicator.clock() + '.';
                long inTime = figures.getOrDefault(clock + "inTime", 0L);
                yield new long[] {inTime, inTime + figures.getOrDefault(clock + "late", 0L)};
            }
            case "late" ->
                new long[] {items(at, "timedLate") + items(at, "untimedLate"), items(at, "timed") + items(at, "untimed")
                };
            case "poor" ->
                new long[] {items(at, "timedPoor") + items(at, "untimedPoor"), items(at, "timed") + items(at, "untimed")
                };
            case "early" -> new long[] {items(at, "timedEarly"), items(at, "timed")};
            case "red" ->
                new long[] {
                    figures.getOrDefault(at + "lights.RED", 0L) + figures.getOrDefault(at + "cards.RED", 0L),
                    figures.getOrDefault(at + "received", 0L)
                };
            default ->
                new long[] {
                    figures.getOrDefault(at + COUNTS.get(measure)[0], 0L),
                    figures.getOrDefault(at + COUNTS.get(measure)[1], 0L)
                };
        };
    }

    private long items(String at, String word) {
        long sum = 0;
        for (Map.Entry<String, Long> one : figures.entrySet()) {
            sum += one.getKey().startsWith(at + word + '@') ? one.getValue() : 0;
        }
        return sum;
    }

    /** The period before, by its name. */
    private static String previous(String period) {
        int year = Integer.parseInt(period.substring(0, 4));
        String rest = period.substring(4);
        return switch (rest.isEmpty() ? ' ' : rest.charAt(1)) {
            case ' ' -> String.valueOf(year - 1);
            case 'Q' -> rest.equals("-Q1") ? (year - 1) + "-Q4" : year + "-Q" + (rest.charAt(2) - '1');
            case 'H' -> rest.equals("-H1") ? (year - 1) + "-H2" : year + "-H1";
            default -> YearMonth.parse(period).minusMonths(1).toString();
        };
    }
}
