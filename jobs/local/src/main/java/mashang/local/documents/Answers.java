package mashang.local.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the documents that were issued are answered, by the clocks of the orders that stand for them. */
public final class Answers {
    private final Map<String, JsonNode> orders = new HashMap<>();

    /** @param ledger the orders that stand for documents, of the ledger's index */
    public Answers(List<JsonNode> ledger) {
        ledger.forEach(order -> orders.put(Issue.numberOf(order.path("orderId").asText()), order));
    }

    /** How far. */
    public enum State {
        DRAFT,
        /** Its number is given, and not all of its events. */
        ISSUING,
        /** Nobody has to answer. */
        NO_ANSWER_DUE,
        WAITING,
        OVERDUE,
        ANSWERED,
        ANSWERED_LATE
    }

    /** Of an entry. */
    public State state(Entry entry) {
        if (entry.issue() == null) {
            return State.DRAFT;
        }
        if (entry.status() == Entry.Status.ISSUING) {
            return State.ISSUING;
        }
        JsonNode clock = clock(entry.id());
        if (clock == null) {
            return entry.issue().dueAt() == null ? State.NO_ANSWER_DUE : State.WAITING;
        }
        boolean late = clock.path("breached").asBoolean();
        return clock.path("state").asText().equals("stopped")
                ? late ? State.ANSWERED_LATE : State.ANSWERED
                : late ? State.OVERDUE : State.WAITING;
    }

    /** By when it has to be answered: as the ledger has it, or as it was reckoned at the issue; absent: nobody has to. */
    public @Nullable Instant dueAt(Entry entry) {
        JsonNode clock = clock(entry.id());
        if (clock != null) {
            return LitOrder.due(clock);
        }
        return entry.issue() == null ? null : entry.issue().dueAt();
    }

    private @Nullable JsonNode clock(String number) {
        JsonNode order = orders.get(number);
        if (order != null) {
            for (JsonNode clock : order.path("clocks")) {
                if (clock.has("dueAt")) {
                    return clock;
                }
            }
        }
        return null;
    }
}
