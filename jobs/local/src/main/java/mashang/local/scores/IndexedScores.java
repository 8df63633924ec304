package mashang.local.scores;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mashang.accountability.Component;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.accountability.ContributionDocuments;
import mashang.jobs.accountability.ScoreDocuments;

/** Scores from the indices of a running city. */
public final class IndexedScores {
    private static final int UNRANKED = Integer.MAX_VALUE;
    private static final Comparator<JsonNode> BEST = Comparator.comparingInt(
                    (JsonNode score) -> score.path("rank").asInt(UNRANKED))
            .thenComparing(score -> -score.path("points").asDouble())
            .thenComparing(score -> score.path("unit").asText());

    private final ElasticsearchAccess access;

    public IndexedScores(ElasticsearchAccess access) {
        this.access = access;
    }

    /** The scores of a period, the best first, those without a rank last. */
    public List<JsonNode> of(Period period) {
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(ScoreDocuments.INDEX);
            return of(search, period);
        }
    }

    /** The same by a connection at hand, as it is found there. */
    public static List<JsonNode> of(ElasticsearchSetup search, Period period) {
        List<JsonNode> scores = new ArrayList<>();
        search.find(ScoreDocuments.INDEX, "period", period.id(), found -> {
            if (found.source().path("items").asLong() > 0) {
                scores.add(found.source());
            }
        });
        scores.sort(BEST);
        return scores;
    }

    /** That of one unit, by its id or its name. */
    public Optional<JsonNode> of(Period period, String unit) {
        return of(period).stream()
                .filter(score -> unit.equals(score.path("unit").asText())
                        || unit.equals(score.path("unitName").asText()))
                .findFirst();
    }

    /**
     * What an order adds to a component of a score.
     *
     * @param orderId the order
     * @param day when it was settled
     * @param component which
     * @param items how many items of work of the order it is about
     * @param failed how many of them failed
     */
    public record Line(String orderId, String day, Component component, long items, long failed) {}

    /** What the score is made of, order by order: by component, then by day and order. Sums of lines are the parts of the score. */
    public List<Line> lines(Period period, String unit) {
        List<Line> lines = new ArrayList<>();
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(ContributionDocuments.INDEX);
            search.find(
                    ContributionDocuments.INDEX,
                    "figures",
                    period.id() + '|' + unit,
                    found -> add(found.source(), period, unit, lines));
        }
        lines.sort(
                Comparator.comparing(Line::component).thenComparing(Line::day).thenComparing(Line::orderId));
        return lines;
    }

    private static void add(JsonNode order, Period period, String unit, List<Line> lines) {
        for (JsonNode share : order.path("shares")) {
            String day = share.path("day").asText();
            long epochDay = LocalDate.parse(day).toEpochDay();
            if (Period.of(period.kind(), epochDay).equals(period) && unit.equals(unit(share, period.kind()))) {
                for (Component component : Component.values()) {
                    long items = count(share, component.all().word());
                    long failed = component.failed(
                            items, count(share, component.some().word()));
                    if (items > 0) {
                        lines.add(new Line(order.path("orderId").asText(), day, component, items, failed));
                    }
                }
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // kinds are added at the end only
    private static String unit(JsonNode share, Period.Kind kind) {
        JsonNode units = share.path("units");
        return units.path(units.size() == 1 ? 0 : kind.ordinal()).asText();
    }

    private static long count(JsonNode share, String item) {
        long sum = 0;
        for (JsonNode amount : share.path("amounts")) {
            String text = amount.asText();
            if (text.startsWith(item + '@')) {
                sum += Long.parseLong(text.substring(text.lastIndexOf('=') + 1));
            }
        }
        return sum;
    }
}
