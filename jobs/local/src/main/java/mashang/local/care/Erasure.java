package mashang.local.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.ElasticsearchSetup.Found;
import mashang.connectors.elasticsearch.IndexCare;

/**
 * Takes out of the indices what one caller said and where: texts, address, place on the map, the pseudonym itself, of all orders that carry
 * it, finished ones too; and the names of problems that nobody else spoke of. Times, clocks and verdicts stay: they are about units. Every
 * document is written one version higher, so that a replay does not bring its texts back; what an order gets next is written all the same,
 * texts included, so those that are still open are told. What the office drafted or issued is not rewritten, and told.
 */
public final class Erasure {
    /** Every index that has documents about orders. */
    private static final String ORDERS =
            "mashang-ledger,mashang-events-*,mashang-restricted-*,mashang-breaches,mashang-lights";

    private static final List<String> PERSONAL = List.of(
            "caller",
            "title",
            "content",
            "summary",
            "address",
            "location",
            "reply",
            "reason",
            "terms",
            "textKindWords",
            "concernWords",
            "conductWords",
            "places",
            "subjectUnit");

    /** What people decide about two orders, and why; by {@code orders}. */
    private static final String PAIRS = "mashang-suggestions";

    private static final String ASSIGNMENTS = "mashang-assignments";
    private static final String PAPERS = "mashang-notices";

    /** Every index that calls a problem by its name. */
    private static final String NAMING_PROBLEMS = "mashang-problems,mashang-targets,mashang-inspections";

    private static final List<String> OF_PAIRS = List.of("decisionReason");
    private static final List<String> OF_PROBLEMS = List.of("terms", "mainName");

    /** What a problem is called; pages show something in its place. */
    private static final List<String> NAMES = List.of("name", "label", "problem");

    private static final String ERASED = "〔已抹去〕";

    /** Reasons of decisions quote what was said. */
    private static final List<String> OF_ACTS = List.of("reason", "actor");

    private final ElasticsearchSetup search;
    private final IndexCare care;

    public Erasure(ElasticsearchConnection connection) {
        this.search = new ElasticsearchSetup(connection);
        this.care = new IndexCare(connection);
    }

    /**
     * What was found. Where an index that may have documents of the caller is closed, nothing was looked for or changed.
     *
     * @param closed names of such indices, sorted
     * @param orders that carry the pseudonym
     * @param open those of them that are not finished
     * @param documents number of documents with something to take out
     * @param papers drafts, and numbers of issued documents of the office, about these orders: they stay as they are
     */
    public record Result(
            List<String> closed, Set<String> orders, Set<String> open, int documents, Set<String> papers) {}

    /** Looks, and changes nothing. */
    public Result look(String caller) {
        return gather(caller, new ArrayList<>());
    }

    /** Erases, and says in the audit that it begins and that it is done: what was interrupted is to be done again. */
    public Result erase(String caller, String actor, String reason, Instant at) {
        List<Found> personal = new ArrayList<>();
        Result result = gather(caller, personal);
        if (!result.closed().isEmpty()) {
            return result;
        }
        Audit audit = new Audit(care, actor, reason);
        audit.write(entry(audit, "ERASING", at, caller, result), at, caller + "/begun");
        // By the pseudonym an order is found again after an interruption: it goes last.
        personal.sort(Comparator.comparing(found -> found.source().has("caller")));
        for (Found found : personal) {
            care.rewrite(found.index(), found.id(), document -> withoutPersonal(found.index(), document));
        }
        audit.write(entry(audit, "ERASED", at, caller, result), at, caller);
        search.refresh(ORDERS + ',' + PAIRS + ',' + NAMING_PROBLEMS);
        return result;
    }

    private static ObjectNode entry(Audit audit, String action, Instant at, String caller, Result result) {
        return audit.entry(action, at)
                .put("caller", caller)
                .put("orders", result.orders().size())
                .put("documents", result.documents());
    }

    private Result gather(String caller, List<Found> personal) {
        List<String> closed = closed();
        if (!closed.isEmpty()) {
            return new Result(closed, Set.of(), Set.of(), 0, Set.of());
        }
        search.refresh(ORDERS + ',' + PAIRS + ',' + NAMING_PROBLEMS + ',' + ASSIGNMENTS + ',' + PAPERS);
        Set<String> orders = new TreeSet<>();
        search.find(
                ORDERS,
                "caller",
                caller,
                found -> orders.add(found.source().path("orderId").asText()));
        Set<String> open = new TreeSet<>();
        Set<String> papers = new TreeSet<>();
        for (String order : orders) {
            search.find(ORDERS, "orderId", order, found -> {
                keep(found, personal);
                JsonNode closeOut = found.source().path("closeOut");
                if (closeOut.isTextual() && !Set.of("CLOSED_OUT", "ENDED").contains(closeOut.asText())) {
                    open.add(order);
                }
            });
            search.find(PAIRS, "orders", order, found -> keep(found, personal));
            search.find(PAPERS, "orders", order, found -> papers.add(found.id()));
        }
        for (String problem : problemsOnlyOf(orders)) {
            search.find(NAMING_PROBLEMS, "problemId", problem, found -> keep(found, personal));
        }
        return new Result(closed, orders, open, personal.size(), papers);
    }

    /** Problems all of whose orders are these: their names are one caller's words. */
    private Set<String> problemsOnlyOf(Set<String> orders) {
        Set<String> problems = new TreeSet<>();
        for (String order : orders) {
            search.find(
                    ASSIGNMENTS,
                    "orderId",
                    order,
                    found -> problems.add(found.source().path("problemId").asText()));
        }
        Set<String> others = new TreeSet<>();
        for (String problem : problems) {
            search.find(ASSIGNMENTS, "problemId", problem, found -> {
                if (!orders.contains(found.source().path("orderId").asText())) {
                    others.add(problem);
                }
            });
        }
        problems.removeAll(others);
        return problems;
    }

    private static void keep(Found found, List<Found> personal) {
        if (isPersonal(found.index(), found.source())) {
            personal.add(found);
        }
    }

    /** Searches pass by what is closed. */
    private List<String> closed() {
        List<String> closed = new ArrayList<>();
        for (String pattern :
                (ORDERS + ',' + PAIRS + ',' + NAMING_PROBLEMS + ',' + ASSIGNMENTS + ',' + PAPERS).split(",", -1)) {
            care.indices(pattern.replace("*", "")).forEach((index, open) -> {
                if (!open && !closed.contains(index)) {
                    closed.add(index);
                }
            });
        }
        Collections.sort(closed);
        return closed;
    }

    private static List<String> fieldsOf(String index) {
        return index.equals(PAIRS) ? OF_PAIRS : NAMING_PROBLEMS.contains(index) ? OF_PROBLEMS : PERSONAL;
    }

    private static boolean isNamed(JsonNode document, String field) {
        return document.has(field) && !document.path(field).asText().equals(ERASED);
    }

    private static boolean isPersonal(String index, JsonNode document) {
        boolean isSaid = fieldsOf(index).stream().anyMatch(document::has)
                || NAMES.stream().anyMatch(field -> isNamed(document, field));
        for (JsonNode act : document.path("acts")) {
            isSaid |= OF_ACTS.stream().anyMatch(act::has);
        }
        return isSaid;
    }

    private static ObjectNode withoutPersonal(String index, ObjectNode document) {
        document.remove(fieldsOf(index));
        NAMES.stream().filter(document::has).forEach(field -> document.put(field, ERASED));
        for (JsonNode act : document.path("acts")) {
            ((ObjectNode) act).remove(OF_ACTS);
        }
        return document;
    }
}
