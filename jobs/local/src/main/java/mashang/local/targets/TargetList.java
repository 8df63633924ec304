package mashang.local.targets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.Entries;
import mashang.delivery.Language;
import mashang.targeting.ProblemStories;
import mashang.targeting.Spot;
import mashang.targeting.SpotReasons;
import mashang.targeting.TargetPolicy;
import mashang.targeting.Targets;
import mashang.workorder.EventId;
import org.jspecify.annotations.Nullable;

/** The list of a day: made of the other indices, and written into {@value #INDEX}, of which this is the one writer. */
public final class TargetList {
    public static final String INDEX = "mashang-targets";

    /** Enough to begin with; the others are found by unit, problem and grid. */
    private static final int MOST_ORDERS = 20;

    /** What Elasticsearch takes. */
    private static final int MOST_ID_BYTES = 512;

    private final ElasticsearchConnection connection;
    private final ElasticsearchSetup search;

    public TargetList(ElasticsearchConnection connection) {
        this.connection = connection;
        this.search = new ElasticsearchSetup(connection);
    }

    /**
     * A list with what is shown of it.
     *
     * @param documents by rank, as they are written, but for when
     * @param unowned orders of the window that nobody has: they are in no target
     */
    public record Made(List<ObjectNode> documents, long unowned) {}

    /** Made of what the indices say as of the end of the day. */
    public Made make(LocalDate day, TargetPolicy policy) {
        Instant end = day.plusDays(1).atStartOfDay(DayOrders.ZONE).toInstant();
        ProblemLook look = new ProblemLook(search);
        ProblemStories stories = look.stories(end);
        Map<String, ProblemLook.Shown> shown = look.shown();
        DayOrders.Read read = new DayOrders(search, day.minusDays(policy.windowDays() - 1L), day).read();
        List<Spot> spots =
                Targets.of(day.toEpochDay(), read.orders(), stories, problem -> isSilent(shown.get(problem)), policy);
        List<ObjectNode> documents = spots.stream()
                .map(spot -> document(day, spot, policy, read, shown))
                .toList();
        return new Made(
                documents,
                read.orders().stream().filter(order -> order.unit() == null).count());
    }

    private static boolean isSilent(ProblemLook.@Nullable Shown problem) {
        return problem != null && problem.silent();
    }

    private static ObjectNode document(
            LocalDate day,
            Spot spot,
            TargetPolicy policy,
            DayOrders.Read read,
            Map<String, ProblemLook.Shown> problems) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ProblemLook.Shown problem = problems.get(spot.problemId());
        json.put("day", day.toString())
                .put("rank", spot.rank())
                .put("unit", spot.unit())
                .put("unitName", read.unitNames().getOrDefault(spot.unit(), spot.unit()))
                .put("problemId", spot.problemId())
                .put("problem", named(problem, spot, read))
                .put("grid", spot.grid());
        if (spot.district() != null) {
            json.put("district", spot.district());
        }
        json.put("points", spot.points())
                .put("breachPoints", spot.parts().breach())
                .put("growthPoints", spot.parts().growth())
                .put("repeatPoints", spot.parts().repeats())
                .put("recurrencePoints", spot.parts().recurrence())
                .put("orders", spot.counts().orders())
                .put("breached", spot.counts().breached())
                .put("cityRate", spot.counts().cityRate())
                .put("now", spot.counts().now())
                .put("before", spot.counts().before())
                .put("repeats", spot.counts().repeats())
                .put("relapses", spot.counts().relapses());
        if (!spot.urgent().isEmpty()) {
            ArrayNode urgent = json.putArray("urgent");
            spot.urgent().forEach(why -> urgent.add(why.name()));
        }
        json.put("reasonZh", new SpotReasons(policy, Language.ZH).of(spot))
                .put("reasonEn", new SpotReasons(policy, Language.EN).of(spot));
        ArrayNode orders = json.putArray("orderIds");
        spot.orders().stream().limit(MOST_ORDERS).forEach(orders::add);
        return json.put("policy", policy.name());
    }

    /** What people call it, or what it is made of; where it is too small for a name, what a clerk filed its order under. */
    private static String named(ProblemLook.@Nullable Shown problem, Spot spot, DayOrders.Read read) {
        if (problem != null && !problem.label().equals(problem.problemId())) {
            return problem.label();
        }
        return spot.orders().stream()
                .filter(read.matters()::containsKey)
                .map(order -> read.matters().getOrDefault(order, ""))
                .findFirst()
                .orElse(spot.problemId());
    }

    /** Under which a target is written: {@code day~unit~problem~grid}; {@code day~hash} where names are too long for that. */
    public static String id(JsonNode document) {
        String day = document.path("day").asText() + '~';
        String place = String.join(
                "~",
                document.path("unit").asText(),
                document.path("problemId").asText(),
                document.path("grid").asText());
        boolean fits = (day + place).getBytes(StandardCharsets.UTF_8).length <= MOST_ID_BYTES;
        return day + (fits ? place : EventId.hash(place));
    }

    /** Writes the list of a day in place of the one that may be there. */
    public void write(LocalDate day, Made made, Instant now) {
        Entries entries = new Entries(connection, INDEX);
        Set<String> ids = made.documents().stream().map(TargetList::id).collect(Collectors.toSet());
        for (JsonNode before : written(day)) {
            if (!ids.contains(id(before))) {
                entries.remove(id(before));
            }
        }
        made.documents().forEach(one -> entries.write(id(one), one.deepCopy().put("writtenAt", now.toString())));
    }

    /** The list of a day as it was written, by rank; empty where none was. */
    public List<JsonNode> written(LocalDate day) {
        search.refresh(INDEX);
        List<JsonNode> written = new ArrayList<>();
        search.find(INDEX, "day", day.toString(), found -> written.add(found.source()));
        written.sort(Comparator.comparingInt(one -> one.path("rank").asInt()));
        return written;
    }
}
