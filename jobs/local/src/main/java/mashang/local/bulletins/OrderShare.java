package mashang.local.bulletins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchAccess;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.accountability.ContributionDocuments;
import org.jspecify.annotations.Nullable;

/** What one order adds to the figures of one unit in a period: sums of it over orders are the unit's figures. There may be hundreds of thousands. */
final class OrderShare {
    /** What may be added, without clock and category: clocks of all names are taken together, and so are categories. */
    static final List<String> NAMES = List.of(
            "received",
            "handled",
            "passedOn",
            "returnsAsked",
            "returnsAccepted",
            "returnsDenied",
            "buckPassing",
            "reopens",
            "urges",
            "timed",
            "timedLate",
            "timedPoor",
            "timedEarly",
            "untimed",
            "untimedLate",
            "untimedPoor",
            "inTime",
            "late",
            "excused",
            "contactAsked",
            "contacted",
            "resolutionAsked",
            "resolved",
            "satisfactionAsked",
            "satisfied");

    private static final Comparator<OrderShare> ORDER =
            Comparator.comparing(OrderShare::unit).thenComparing(OrderShare::orderId);

    private final String unit;
    private final String orderId;
    private final int[] amounts = new int[NAMES.size()];

    private OrderShare(String unit, String orderId) {
        this.unit = unit;
        this.orderId = orderId;
    }

    String unit() {
        return unit;
    }

    String orderId() {
        return orderId;
    }

    /** How many it adds to what has this name. */
    long count(String name) {
        return amounts[NAMES.indexOf(name)];
    }

    /**
     * Those of a period, by unit and order.
     *
     * @param unit only those of this unit; absent: all
     */
    static List<OrderShare> read(ElasticsearchAccess access, Period period, @Nullable String unit) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.putObject(unit == null ? "prefix" : "term")
                .put("figures", period.id() + '|' + (unit == null ? "" : unit));
        List<OrderShare> all = new ArrayList<>();
        try (ElasticsearchConnection connection = access.connect()) {
            ElasticsearchSetup search = new ElasticsearchSetup(connection);
            search.refresh(ContributionDocuments.INDEX);
            search.matching(ContributionDocuments.INDEX, query, found -> add(found.source(), period, all));
        }
        all.removeIf(share -> unit != null && !unit.equals(share.unit()));
        all.sort(ORDER);
        return all;
    }

    private static void add(JsonNode order, Period period, List<OrderShare> all) {
        Map<String, OrderShare> byUnit = new TreeMap<>();
        String id = order.path("orderId").asText();
        for (JsonNode share : order.path("shares")) {
            long day = LocalDate.parse(share.path("day").asText()).toEpochDay();
            if (day >= period.firstDay() && day <= period.lastDay()) {
                OrderShare one = byUnit.computeIfAbsent(holder(share, period), unit -> new OrderShare(unit, id));
                for (JsonNode amount : share.path("amounts")) {
                    one.add(amount.asText());
                }
            }
        }
        all.addAll(byUnit.values());
    }

    /** {@code clock.sign.late=1}, {@code timed@城建=1}, {@code received=2}; how much of a limit was used is no sum. */
    private void add(String text) {
        int equals = text.lastIndexOf('=');
        int category = text.indexOf('@');
        String name = text.substring(0, category < 0 ? equals : category);
        if (name.startsWith("clock.")) {
            name = name.substring(name.lastIndexOf('.') + 1);
        }
        int index = NAMES.indexOf(name);
        if (index >= 0) {
            amounts[index] += Integer.parseInt(text.substring(equals + 1));
        }
    }

    @SuppressWarnings("EnumOrdinal") // kinds are added at the end only
    private static String holder(JsonNode share, Period period) {
        JsonNode units = share.path("units");
        return units.path(units.size() == 1 ? 0 : period.kind().ordinal()).asText();
    }
}
