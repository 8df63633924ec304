package mashang.jobs.accountability;

import java.util.List;
import java.util.Map;
import mashang.accountability.Figures;
import mashang.accountability.Measures;
import mashang.accountability.Period;
import mashang.accountability.ScorePolicy;
import mashang.accountability.UnitFigures;
import mashang.connectors.elasticsearch.Document;
import mashang.jobs.JsonDocument;
import mashang.ledger.Move;
import mashang.sla.Light;
import mashang.units.Unit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Figures as documents of {@code mashang-unit-days}: one for each unit and period, with what they were first. */
@SuppressWarnings("NullAway.Init") // open() sets every field
public final class FigureDocuments extends RichMapFunction<UnitFigures, Document> {
    private static final long serialVersionUID = 1L;

    /** Their index. */
    public static final String INDEX = "mashang-unit-days";

    /** Figures whose fields are called as they are. */
    private static final List<String> COUNTS = List.of(
            Measures.RECEIVED,
            Measures.HANDLED,
            Measures.PASSED_ON,
            Measures.RETURNS_ASKED,
            Measures.RETURNS_ACCEPTED,
            Measures.RETURNS_DENIED,
            Measures.BUCK_PASSING,
            Measures.REOPENS,
            Measures.URGES,
            Measures.CONTACT_ASKED,
            Measures.CONTACTED,
            Measures.RESOLUTION_ASKED,
            Measures.RESOLVED,
            Measures.SATISFACTION_ASKED,
            Measures.SATISFIED);

    private final List<ScorePolicy> policies;
    private final Map<String, String> names;
    private transient JsonDocument document;

    /** @param names of units by id */
    public FigureDocuments(List<ScorePolicy> policies, Map<String, String> names) {
        this.policies = List.copyOf(policies);
        this.names = Map.copyOf(names);
    }

    @Override
    public void open(OpenContext context) {
        document = new JsonDocument();
    }

    @Override
    public Document map(UnitFigures unit) {
        Period period = Period.parse(unit.period());
        ScorePolicy policy = ScorePolicy.of(period, policies);
        PeriodFields.put(document, period);
        document.put("unit", unit.unit())
                .put("unitName", names.get(unit.unit()))
                .put("policy", policy.name())
                .put("changes", unit.changes())
                .put("revision", unit.revision())
                .putTime("settledAt", policy.settledAt(period))
                .putTime("restatedAt", unit.restatedAt());
        put(document, new Figures(unit.now()), policy);
        if (unit.revision() > 1) {
            document.putAll("first", List.of(new Figures(unit.first())), (first, doc) -> put(doc, first, policy));
        }
        return document.to(INDEX, period.id() + '|' + unit.unit(), unit.changes());
    }

    private static void put(JsonDocument doc, Figures figures, ScorePolicy policy) {
        for (Move.Kind move : Move.Kind.values()) {
            doc.put(field(move), figures.moves(move));
        }
        COUNTS.forEach(name -> doc.put(name, figures.count(name)));
        for (Measures.Item item : Measures.Item.values()) {
            doc.put(
                    "items" + Character.toUpperCase(item.word().charAt(0))
                            + item.word().substring(1),
                    figures.items(item));
        }
        doc.put("lightsYellow", figures.lights(Light.YELLOW, Unit.Kind.DEPARTMENT))
                .put("lightsRed", figures.lights(Light.RED, Unit.Kind.DEPARTMENT))
                .put("cardsYellow", figures.lights(Light.YELLOW, Unit.Kind.TOWN))
                .put("cardsRed", figures.lights(Light.RED, Unit.Kind.TOWN))
                .put("responseRate", figures.responseRate())
                .put("resolutionRate", figures.resolutionRate())
                .put("satisfactionRate", figures.satisfactionRate())
                .put("threeRates", figures.threeRates(policy.rates()))
                .putAll("clocks", figures.clocks(), (clock, one) -> one.put("clock", clock)
                        .put("inTime", figures.count(Measures.clock(clock, Measures.End.IN_TIME)))
                        .put("late", figures.count(Measures.clock(clock, Measures.End.LATE)))
                        .put("excused", figures.count(Measures.clock(clock, Measures.End.EXCUSED)))
                        .put("onTimeRate", figures.onTimeRate(clock))
                        .put("medianUsed", figures.medianUsed(clock)));
    }

    /** {@code movesWrittenOff}: of orders on the list, while {@code reopens} counts what was opened again after a unit had finished it. */
    private static String field(Move.Kind move) {
        return switch (move) {
            case OPENED -> "movesOpened";
            case REOPENED -> "movesReopened";
            case WRITTEN_OFF -> "movesWrittenOff";
            case REJECTED -> "movesRejected";
            case CANCELLED -> "movesCancelled";
            case MERGED -> "movesMerged";
        };
    }
}
