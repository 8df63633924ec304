package mashang.local.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mashang.documents.DocumentKind;
import mashang.sla.ClockRule;
import mashang.sla.Policy;
import mashang.units.Unit;
import mashang.units.Units;

/**
 * Which documents the ladders call for: of open orders whose red clock has reached the rung {@value #NOTICE} a supervision notice, unless one was issued; of those that have gone a rung
 * further although one was, a rectification notice. One document for each unit and kind. It proposes; people decide.
 */
public final class Proposals {
    /** The rung of the ladder at which a notice is due. */
    static final String NOTICE = "notice";

    private final List<Policy> policies;
    private final Units units;

    public Proposals(List<Policy> policies, Units units) {
        this.policies = policies;
        this.units = units;
    }

    /**
     * A document that is called for.
     *
     * @param orders ids, sorted
     */
    public record Proposal(DocumentKind kind, String unitId, String recipient, List<String> orders) {}

    /** What is called for by what the indices and the register say, by kind and unit. */
    public List<Proposal> of(LedgerLook look, Register register, Instant at) {
        return of(LitOrder.all(look.red(), LitOrder.red(at)), drafted(register.all()));
    }

    /**
     * The same.
     *
     * @param red orders with a red clock
     * @param drafted orders about which there is a draft already
     */
    List<Proposal> of(List<LitOrder> red, Set<String> drafted) {
        Map<DocumentKind, Map<String, List<String>>> called = new TreeMap<>();
        for (LitOrder order : red) {
            Unit unit = units.byId(order.unitId())
                    .or(() -> units.named(order.unit().isEmpty() ? null : order.unit(), order.dueAt()))
                    .orElse(null);
            DocumentKind kind = called(order).orElse(null);
            if (unit != null && kind != null && !drafted.contains(order.order())) {
                called.computeIfAbsent(kind, k -> new TreeMap<>())
                        .computeIfAbsent(unit.id(), u -> new ArrayList<>())
                        .add(order.order());
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        called.forEach((kind, byUnit) -> byUnit.forEach((id, orders) -> {
            String name = units.byId(id).map(Unit::currentName).orElse(id);
            proposals.add(new Proposal(kind, id, name, orders.stream().sorted().toList()));
        }));
        return proposals;
    }

    /** Orders about which there is a draft, or a document that is being issued. */
    static Set<String> drafted(List<Entry> entries) {
        Set<String> orders = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.status() != Entry.Status.ISSUED)
                .forEach(entry -> orders.addAll(entry.draft().orders()));
        return orders;
    }

    private Optional<DocumentKind> called(LitOrder order) {
        int rung = rung(order.policy(), order.clock());
        if (rung < 0 || order.rungs() <= rung) {
            return Optional.empty();
        }
        boolean isDocument = !Issue.numberOf(order.order()).equals(order.order());
        if (isDocument) { // called upon, and no answer
            return order.notices() > 1 ? Optional.empty() : Optional.of(DocumentKind.RECTIFICATION);
        }
        if (order.notices() == 0) {
            return Optional.of(DocumentKind.SUPERVISION);
        }
        return order.notices() == 1 && order.rungs() > rung + 1
                ? Optional.of(DocumentKind.RECTIFICATION)
                : Optional.empty();
    }

    /** Which rung of a clock's ladder calls for a notice; -1: none does. */
    private int rung(String policy, String clock) {
        for (Policy one : policies) {
            for (ClockRule rule : one.name().equals(policy) ? one.rules() : List.<ClockRule>of()) {
                List<String> rungs =
                        rule.ladder().stream().map(ClockRule.Rung::name).toList();
                if (rule.clock().name().equals(clock) && rungs.contains(NOTICE)) {
                    return rungs.indexOf(NOTICE);
                }
            }
        }
        return -1;
    }
}
