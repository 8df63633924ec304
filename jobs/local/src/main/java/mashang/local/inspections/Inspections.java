package mashang.local.inspections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mashang.connectors.elasticsearch.ElasticsearchConnection;
import mashang.connectors.elasticsearch.ElasticsearchSetup;
import mashang.connectors.elasticsearch.Entries;
import mashang.inspection.Assignments;
import mashang.inspection.Inspector;
import mashang.inspection.Target;
import mashang.inspection.Team;
import mashang.jobs.supervision.HistoryDocuments;
import mashang.local.explain.OrderHistory;
import mashang.local.search.Terms;
import mashang.local.targets.TargetList;
import mashang.workorder.CaseEvent;
import mashang.workorder.Step;

/** Who was sent to which target, and what came of it; in {@value #INDEX}, of which this is the one writer. */
public final class Inspections {
    public static final String INDEX = "mashang-inspections";

    private static final List<String> OF_TARGET =
            List.of("day", "rank", "unit", "unitName", "problemId", "problem", "grid", "district");

    private final ElasticsearchConnection connection;
    private final ElasticsearchSetup search;

    public Inspections(ElasticsearchConnection connection) {
        this.connection = connection;
        this.search = new ElasticsearchSetup(connection);
    }

    /**
     * Writes who was sent, in place of what was planned for the same targets before.
     *
     * @param listed the targets of the day, as their index has them
     * @param targets the same for the solver, by the same ids
     * @param actor who planned it
     */
    public void write(
            List<JsonNode> listed,
            List<Target> targets,
            List<Inspector> inspectors,
            Assignments found,
            String actor,
            Instant now) {
        Map<String, ObjectNode> documents = new HashMap<>();
        listed.forEach(one -> documents.put(TargetList.id(one), begun(one, actor, now)));
        for (Target target : targets) {
            ArrayNode recused = JsonNodeFactory.instance.arrayNode();
            inspectors.stream().filter(one -> one.isRecused(target)).forEach(one -> recused.add(one.id()));
            if (!recused.isEmpty()) {
                document(documents, target.id()).set("recused", recused);
            }
        }
        found.teams().forEach(team -> put(document(documents, team.target()), team));
        found.unserved().forEach(one -> put(document(documents, one.target()), one));
        Entries entries = new Entries(connection, INDEX);
        documents.forEach(entries::write);
    }

    private static ObjectNode document(Map<String, ObjectNode> documents, String target) {
        return Objects.requireNonNull(documents.get(target), target);
    }

    private static ObjectNode begun(JsonNode target, String actor, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String field : OF_TARGET) {
            if (target.has(field)) {
                json.set(field, target.path(field));
            }
        }
        return json.put("target", TargetList.id(target))
                .put("reason", target.path("reasonZh").asText())
                .put("plannedBy", actor)
                .put("plannedAt", now.toString());
    }

    private static void put(ObjectNode json, Team team) {
        json.put("state", "PLANNED").put("leader", team.leader()).put("office", team.office());
        ArrayNode experts = json.putArray("experts");
        team.experts().forEach(experts::add);
    }

    private static void put(ObjectNode json, Assignments.Unserved one) {
        json.put("state", "UNSERVED").put("lacking", one.lacking().name()).put("eligible", one.eligible());
        if (!one.skill().isEmpty()) {
            json.put("skill", one.skill());
        }
    }

    /** Those of a day by rank, with what came of them by what was handed over: inspections (INSPECTED) that name the target. */
    public List<ObjectNode> of(LocalDate day) {
        search.refresh(INDEX + ',' + HistoryDocuments.INDEX_PREFIX + '*');
        List<ObjectNode> planned = new ArrayList<>();
        search.find(
                INDEX,
                "day",
                day.toString(),
                found -> planned.add(found.source().deepCopy()));
        planned.sort(Comparator.comparingInt(one -> one.path("rank").asInt()));
        Set<String> ids =
                planned.stream().map(one -> one.path("target").asText()).collect(Collectors.toSet());
        Map<String, List<CaseEvent>> visits =
                MadeVisits.of(OrderHistory.readAll(connection, inspected(List.copyOf(ids))), ids);
        planned.forEach(one -> put(one, visits.getOrDefault(one.path("target").asText(), List.of())));
        return planned;
    }

    /** Orders with an inspection of one of these targets. */
    private List<String> inspected(List<String> targets) {
        Set<String> orders = new TreeSet<>();
        Terms.inParts(targets, part -> {
            Terms terms = Terms.all().is("step", Step.INSPECTED.name()).isOneOf("concerns", part);
            search.matching(
                    HistoryDocuments.INDEX_PREFIX + "*",
                    terms.query(),
                    List.of("orderId"),
                    found -> orders.add(found.source().path("orderId").asText()));
        });
        return List.copyOf(orders);
    }

    private static void put(ObjectNode inspection, List<CaseEvent> visits) {
        visits.stream()
                .max(Comparator.comparing(CaseEvent::occurredAt).thenComparing(CaseEvent::eventId))
                .ifPresent(last -> {
                    inspection
                            .put("state", "VISITED")
                            .put("visitedAt", last.occurredAt().toString())
                            .put("visitedBy", last.actor() == null ? "" : last.actor())
                            .put("visits", visits.size());
                    List<Integer> stated = visits.stream()
                            .map(CaseEvent::found)
                            .filter(Objects::nonNull)
                            .toList();
                    if (!stated.isEmpty()) {
                        inspection.put(
                                "found",
                                stated.stream().mapToInt(found -> found).sum());
                    }
                });
    }

    /** Whether something is a target of any day's list, or was one to which somebody was sent. */
    public boolean isTarget(String id) {
        return new Entries(connection, INDEX).read(id).isPresent()
                || new Entries(connection, TargetList.INDEX).read(id).isPresent();
    }

    /** Writes down what came of those of a day. */
    public void settle(List<ObjectNode> inspections) {
        Entries entries = new Entries(connection, INDEX);
        inspections.forEach(one -> entries.write(one.path("target").asText(), one));
    }
}
