package mashang.local.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * An order of the ledger's index with the one of its clocks that is spoken of.
 *
 * @param order id
 * @param title masked; empty where analysts may not read it
 * @param unit whose the clock is, as the feed writes it; empty of a clock of the hotline or a supervisor
 * @param unitId the order's unit in the registry; empty where that does not know it
 * @param owner who answers for the clock: {@code HOTLINE}, {@code UNIT}, {@code SUPERVISOR}
 * @param clock name
 * @param dueAt when it was or is due
 * @param rungs how many rungs of its ladder were reached
 * @param policy {@code id@version}
 * @param notices how many notices were issued about the order
 */
record LitOrder(
        String order,
        String title,
        String unit,
        String unitId,
        String owner,
        String clock,
        Instant dueAt,
        int rungs,
        String policy,
        int notices) {

    static final Comparator<LitOrder> FIRST_DUE =
            Comparator.comparing(LitOrder::dueAt).thenComparing(LitOrder::order);

    /** Of the running clocks that are meant the one due first; empty where none is. */
    static Optional<LitOrder> of(JsonNode order, Predicate<JsonNode> meant) {
        return StreamSupport.stream(order.path("clocks").spliterator(), false)
                .filter(clock -> clock.path("state").asText().equals("running") && clock.has("dueAt"))
                .filter(meant)
                .min(Comparator.comparing(LitOrder::due))
                .map(clock -> of(order, clock));
    }

    static Instant due(JsonNode clock) {
        return Instant.parse(clock.path("dueAt").asText());
    }

    private static LitOrder of(JsonNode order, JsonNode clock) {
        String unit = clock.path("unit").asText();
        boolean owns = unit.equals(order.path("unit").asText());
        return new LitOrder(
                order.path("orderId").asText(),
                order.path("title").asText(),
                unit,
                owns ? order.path("unitId").asText() : "",
                clock.path("owner").asText(),
                clock.path("clock").asText(),
                due(clock),
                clock.path("rungs").asInt(),
                clock.path("policy").asText(),
                order.path("noticesIssued").asInt());
    }

    /** The first due of each order, of the orders given. */
    static List<LitOrder> all(List<JsonNode> orders, Predicate<JsonNode> meant) {
        return orders.stream()
                .map(order -> of(order, meant))
                .flatMap(Optional::stream)
                .sorted(FIRST_DUE)
                .toList();
    }

    /** Whether a clock is red, and was by then. */
    static Predicate<JsonNode> red(Instant at) {
        return clock -> clock.path("light").asText().equals("RED")
                && (!clock.has("breachedAt")
                        || !Instant.parse(clock.path("breachedAt").asText()).isAfter(at));
    }

    /** Whether a clock is due in a time, the end not included. */
    static Predicate<JsonNode> dueIn(Instant from, Instant until) {
        return clock -> !due(clock).isBefore(from) && due(clock).isBefore(until);
    }
}
