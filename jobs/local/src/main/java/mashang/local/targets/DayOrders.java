package mashang.local.targets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.jobs.recurrence.NewsDocuments;
import mashang.jobs.supervision.BreachDocuments;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.local.search.Terms;
import mashang.targeting.SpotOrder;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a stretch of days with their problems, units and breaches, as the indices have them. Nothing handed in, assigned or told after the last day is looked at, and a breach that was
 * withdrawn later stood by then; who has an order, and where it is, is as the ledger has it now.
 */
public final class DayOrders {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ElasticsearchSetup search;
    private final Instant start;
    private final Instant end;

    /**
     * @param first day, of the orders
     * @param last day
     */
    public DayOrders(ElasticsearchSetup search, LocalDate first, LocalDate last) {
        this.search = search;
        this.start = first.atStartOfDay(ZONE).toInstant();
        this.end = last.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /**
     * What was read.
     *
     * @param orders by id
     * @param unitNames what units are called now, by id
     * @param matters the last part of the category a clerk filed an order under, by order; none where it has no category
     */
    public record Read(List<SpotOrder> orders, Map<String, String> unitNames, Map<String, String> matters) {}

    /** When it was handed in, and of which problem it is. */
    private record Assigned(Instant occurredAt, String problemId) {}

    public Read read() {
        search.refresh(NewsDocuments.ASSIGNMENTS + ',' + LedgerDocuments.INDEX + ',' + BreachDocuments.INDEX);
        Map<String, Assigned> assigned = assigned();
        Map<String, Set<String>> late = new HashMap<>();
        List<SpotOrder> orders = new ArrayList<>();
        Map<String, String> names = new TreeMap<>();
        Map<String, String> matters = new HashMap<>();
        List<String> ids = List.copyOf(assigned.keySet());
        Terms.inParts(ids, part -> {
            breaches(part, late);
            Terms terms = Terms.all().isOneOf("orderId", part);
            List<String> fields =
                    List.of("orderId", "unitNow", "unitId", "countsFor", "grid", "district", "caller", "category");
            search.matching(LedgerDocuments.INDEX, terms.query(), fields, found -> {
                SpotOrder order = order(found.source(), assigned, late);
                orders.add(order);
                String category = ProblemLook.text(found.source(), "category");
                if (category != null) {
                    matters.put(order.orderId(), category.substring(category.lastIndexOf('/') + 1));
                }
                if (order.unit() != null) {
                    names.put(order.unit(), found.source().path("unitNow").asText(order.unit()));
                }
            });
        });
        return new Read(orders, names, matters);
    }

    private Map<String, Assigned> assigned() {
        Map<String, Assigned> assigned = new TreeMap<>();
        Terms terms =
                Terms.all().from("occurredAt", start).before("occurredAt", end).before("assignedAt", end);
        search.matching(
                NewsDocuments.ASSIGNMENTS,
                terms.query(),
                List.of("orderId", "occurredAt", "problemId"),
                found -> assigned.put(
                        found.source().path("orderId").asText(),
                        new Assigned(
                                Instant.parse(found.source().path("occurredAt").asText()),
                                found.source().path("problemId").asText())));
        return assigned;
    }

    private void breaches(List<String> orders, Map<String, Set<String>> late) {
        Terms terms = Terms.all().isOneOf("orderId", orders).is("owner", "UNIT").before("decidedAt", end);
        List<String> fields = List.of("orderId", "unitNow", "unitId", "countsFor", "withdrawn", "correctedAt");
        search.matching(BreachDocuments.INDEX, terms.query(), fields, found -> {
            if (stood(found.source())) {
                late.computeIfAbsent(found.source().path("orderId").asText(), order -> new HashSet<>())
                        .addAll(names(found.source()));
            }
        });
    }

    private boolean stood(JsonNode breach) {
        String corrected = ProblemLook.text(breach, "correctedAt");
        boolean correctedLater = corrected != null && !Instant.parse(corrected).isBefore(end);
        return correctedLater || !breach.path("withdrawn").asBoolean();
    }

    private static SpotOrder order(JsonNode entry, Map<String, Assigned> assigned, Map<String, Set<String>> late) {
        String id = entry.path("orderId").asText();
        Assigned its = assigned.getOrDefault(id, new Assigned(Instant.EPOCH, ""));
        String unit = unit(entry);
        return new SpotOrder(
                id,
                its.occurredAt().atZone(ZONE).toLocalDate().toEpochDay(),
                its.problemId(),
                unit,
                ProblemLook.text(entry, "grid"),
                ProblemLook.text(entry, "district"),
                ProblemLook.text(entry, "caller"),
                unit != null && !Collections.disjoint(late.getOrDefault(id, Set.of()), names(entry)));
    }

    /** Who it is, and for whom it counts: a breach that was told before its unit was merged counts for the one before, and the order for the one after. */
    private static Set<String> names(JsonNode document) {
        Set<String> names = new HashSet<>();
        for (String name : new String[] {unit(document), ProblemLook.text(document, "unitId")}) {
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** For whom it counts; by its name where the registry does not know it. */
    private static @Nullable String unit(JsonNode document) {
        String counts = ProblemLook.text(document, "countsFor");
        return counts == null ? ProblemLook.text(document, "unitNow") : counts;
    }
}
