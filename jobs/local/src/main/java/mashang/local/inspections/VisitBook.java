package mashang.local.inspections;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mashang.accountability.Period;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.inspection.Findings;
import mashang.inspection.VisitPlan;
import mashang.inspection.VisitPlan.Visit;
import mashang.jobs.supervision.LedgerDocuments;
import mashang.local.explain.OrderHistory;
import mashang.local.search.Terms;
import mashang.sla.Clocks;
import mashang.sla.OrderState;
import mashang.workorder.CaseEvent;
import mashang.workorder.WorkOrder;

/** The calendar of inspections of a period (督帮计划): visits due, made, missed and to come, for each task and unit, and what inspections found beside the same period of the year before. */
public final class VisitBook {
    private static final List<String> FIELDS = List.of("orderId", "title", "unitNow");

    private final Clocks clocks;
    private final Period period;
    private final long now;

    /** @param now epoch milliseconds: what was handed over later does not exist */
    public VisitBook(Clocks clocks, Period period, long now) {
        this.clocks = clocks;
        this.period = period;
        this.now = now;
    }

    /** A task with visits due in the period, the first first. */
    public record Task(String orderId, String title, String unit, List<Visit> visits) {}

    /**
     * A unit's tasks, and the inspections of it.
     *
     * @param visits how many came to what
     * @param found what inspections found in the period
     * @param foundBefore … in the same period of the year before
     */
    public record UnitRow(String unit, Map<VisitPlan.State, Integer> visits, Findings found, Findings foundBefore) {
        /** How many visits came to this. */
        public int count(VisitPlan.State state) {
            return visits.getOrDefault(state, 0);
        }
    }

    /** What was read: tasks by unit and id, units by name. */
    public record Read(List<Task> tasks, List<UnitRow> units) {}

    /** Reads it: of every order that is or was to be visited, or was inspected. */
    public Read read(ElasticsearchConnection connection) {
        ElasticsearchSetup search = new ElasticsearchSetup(connection);
        search.refresh(LedgerDocuments.INDEX);
        Map<String, JsonNode> entries = new TreeMap<>();
        for (String field : List.of("visitsMissed", "inspections")) {
            search.matching(
                    LedgerDocuments.INDEX,
                    Terms.all().exists(field).query(),
                    FIELDS,
                    found -> entries.put(found.source().path("orderId").asText(), found.source()));
        }
        Map<String, List<CaseEvent>> histories = OrderHistory.readAll(connection, List.copyOf(entries.keySet()));
        List<Task> tasks = new ArrayList<>();
        Map<String, UnitRow> units = new TreeMap<>();
        entries.forEach((id, entry) -> {
            Task task = task(id, entry, histories.getOrDefault(id, List.of()));
            if (!task.visits().isEmpty()) {
                tasks.add(task);
            }
            UnitRow row = row(task, histories.getOrDefault(id, List.of()));
            if (!row.visits().isEmpty()
                    || row.found().inspections() + row.foundBefore().inspections() > 0) {
                units.merge(task.unit(), row, VisitBook::sum);
            }
        });
        tasks.sort(Comparator.comparing(Task::unit).thenComparing(Task::orderId));
        return new Read(tasks, List.copyOf(units.values()));
    }

    private Task task(String id, JsonNode entry, List<CaseEvent> events) {
        List<Visit> visits = new VisitPlan(clocks, id, now).visits(events, period.start(), period.end());
        return new Task(id, entry.path("title").asText(), entry.path("unitNow").asText("-"), visits);
    }

    private UnitRow row(Task task, List<CaseEvent> events) {
        Map<VisitPlan.State, Integer> counts = new EnumMap<>(VisitPlan.State.class);
        task.visits().forEach(visit -> counts.merge(visit.state(), 1, Integer::sum));
        Period before = period.yearBefore();
        return new UnitRow(task.unit(), counts, found(task, events, period), found(task, events, before));
    }

    private Findings found(Task task, List<CaseEvent> events, Period in) {
        OrderState state = OrderState.NEW;
        for (CaseEvent event : events) {
            state = event.loggedAt().toEpochMilli() <= now ? clocks.receive(state, event) : state;
        }
        if (state.isEmpty()) {
            return Findings.NONE;
        }
        WorkOrder order = clocks.advance(task.orderId(), state, now).order();
        return Findings.of(order, events, in.start(), in.end());
    }

    private static UnitRow sum(UnitRow a, UnitRow b) {
        Map<VisitPlan.State, Integer> visits = new EnumMap<>(VisitPlan.State.class);
        visits.putAll(a.visits());
        b.visits().forEach((state, count) -> visits.merge(state, count, Integer::sum));
        return new UnitRow(
                a.unit(), visits, a.found().plus(b.found()), a.foundBefore().plus(b.foundBefore()));
    }
}
