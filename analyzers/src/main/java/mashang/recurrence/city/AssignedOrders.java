package mashang.recurrence.city;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which problem each order was assigned to, for ends of orders and splits name the order only; and what was suggested of two orders. */
public interface AssignedOrders {

    /** The problem by the id it had then; absent where the order is not known. */
    @Nullable
    String problemOf(String orderId);

    /** Remembers the latest assignment of an order. */
    void assign(String orderId, String problemId);

    /**
     * What was suggested of two orders, or decided; absent where nothing was.
     *
     * @param pair {@link MergeSuggestion#key}
     */
    @Nullable
    MergeSuggestion suggestion(String pair);

    /** Remembers it as it is now. */
    void suggest(MergeSuggestion suggestion);

    /** Remembers all of them, in memory. */
    static AssignedOrders inMemory() {
        Map<String, String> problems = new HashMap<>();
        Map<String, MergeSuggestion> suggestions = new HashMap<>();
        return new AssignedOrders() {
            @Override
            public @Nullable String problemOf(String orderId) {
                return problems.get(orderId);
            }

            @Override
            public void assign(String orderId, String problemId) {
                problems.put(orderId, problemId);
            }

            @Override
            public @Nullable MergeSuggestion suggestion(String pair) {
                return suggestions.get(pair);
            }

            @Override
            public void suggest(MergeSuggestion suggestion) {
                suggestions.put(suggestion.key(), suggestion);
            }
        };
    }
}
