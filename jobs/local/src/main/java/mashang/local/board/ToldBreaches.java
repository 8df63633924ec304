package mashang.local.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mashang.local.run.AlertTail;
import mashang.sla.Alert;

/** Breaches from the topic of alerts, the moment they are told. */
final class ToldBreaches implements BreachSource {
    private static final Set<Alert.Kind> BREACHES =
            EnumSet.of(Alert.Kind.BREACH, Alert.Kind.CADENCE_MISSED, Alert.Kind.BUCK_PASSING);

    /** More at once nobody reads; the index has them. */
    private static final int WAITING = 500;

    private final Deque<Alert> waiting = new ArrayDeque<>();
    private volatile boolean closed;

    /** Follows the topic from now on. */
    static ToldBreaches from(String bootstrap) {
        ToldBreaches source = new ToldBreaches();
        Thread tail =
                new Thread(() -> AlertTail.follow(bootstrap, source::receive, () -> source.closed), "board-alerts");
        tail.setDaemon(true);
        tail.start();
        return source;
    }

    void receive(Alert alert) {
        Alert.Kind kind = alert.corrected() == null ? alert.kind() : alert.corrected();
        if (!BREACHES.contains(kind)) {
            return;
        }
        synchronized (waiting) {
            if (waiting.size() == WAITING) {
                waiting.removeLast();
            }
            waiting.addFirst(alert);
        }
    }

    @Override
    public List<ObjectNode> take() {
        List<Alert> taken;
        synchronized (waiting) {
            taken = new ArrayList<>(waiting);
            waiting.clear();
        }
        return taken.stream().map(ToldBreaches::document).toList();
    }

    /** As the index would have it, as far as an alert knows. */
    private static ObjectNode document(Alert alert) {
        ObjectNode breach = JsonNodeFactory.instance.objectNode();
        Alert.Kind kind = alert.corrected() == null ? alert.kind() : alert.corrected();
        breach.put("alertId", alert.corrects() == null ? alert.alertId() : alert.corrects())
                .put("orderId", alert.orderId())
                .put("round", alert.round())
                .put("clock", alert.clock())
                .put("alert", kind.name())
                .put("owner", alert.owner().name())
                .put("dueAt", alert.dueAt().toString())
                .put("decidedAt", alert.toldAt().toString())
                .put("withdrawn", alert.withdrawn())
                .put("provisional", alert.provisional());
        if (alert.unit() != null) {
            breach.put("unit", alert.unit());
        }
        return breach;
    }

    @Override
    public void close() {
        closed = true;
    }
}
