package mashang.workorder;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an order may go through, and what of it is odd: odd steps are noted, never refused. */
final class Lifecycle {
    private static final Set<Step> OPENING = EnumSet.of(Step.SUBMITTED, Step.OPENED);

    /** Steps of a unit, which somebody must have sent the order to. */
    private static final Set<Step> AFTER_DISPATCH =
            EnumSet.of(Step.SIGNED, Step.RETURN_REQUESTED, Step.RETURNED, Step.RETURN_DENIED, Step.HANDLED);

    private Lifecycle() {}

    /** Names of anomalies that show in the steps. */
    static Set<String> anomalies(WorkOrder order) {
        Set<String> found = new TreeSet<>();
        List<Fact> facts = order.facts();
        long opened = Long.MAX_VALUE;
        for (Fact fact : facts) {
            if (OPENING.contains(fact.step())) {
                opened = Math.min(opened, fact.occurredAt());
            }
        }
        if (opened == Long.MAX_VALUE) {
            found.add(Anomaly.UNOPENED.name());
        } else if (facts.get(0).occurredAt() < opened) {
            found.add(Anomaly.INVERTED.name());
        }
        if (order.count(Step.DISPATCHED) == 0 && facts.stream().anyMatch(f -> AFTER_DISPATCH.contains(f.step()))) {
            found.add(Anomaly.STEP_SKIPPED.name());
        }
        order(order, found);
        return found;
    }

    /** Steps without the one they answer. */
    private static void order(WorkOrder order, Set<String> found) {
        int round = 0;
        int paused = 0;
        boolean ended = false;
        boolean asked = false;
        for (int i = 0; i < order.facts().size(); i++) {
            Step step = order.facts().get(i).step();
            if (order.roundOf(i) != round) {
                round = order.roundOf(i);
                paused = 0;
                asked = false;
            }
            switch (step) {
                case SUSPENDED -> paused++;
                case RESUMED -> note(paused-- > 0, Anomaly.NOT_SUSPENDED, found);
                case EXTENSION_REQUESTED -> asked = true;
                case EXTENDED, EXTENSION_DENIED -> note(asked, Anomaly.NOT_ASKED_FOR, found);
                case REOPENED -> note(ended, Anomaly.NOT_ENDED, found);
                default -> {}
            }
            paused = Math.max(0, paused);
            ended = step != Step.REOPENED && (ended || WorkOrder.isEnding(step));
        }
    }

    private static void note(boolean good, Anomaly otherwise, Set<String> found) {
        if (!good) {
            found.add(otherwise.name());
        }
    }
}
