package mashang.recurrence.city;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which problem each order was assigned to: ends of orders and splits name the order only. */
public interface AssignedOrders {

    /** The problem by the id it had then; absent where the order is not known. */
    @Nullable
    String problemOf(String orderId);

    /** Remembers the latest assignment of an order. */
    void assign(String orderId, String problemId);

    /** Remembers all of them, in memory. */
    static AssignedOrders inMemory() {
        Map<String, String> problems = new HashMap<>();
        return new AssignedOrders() {
            @Override
            public @Nullable String problemOf(String orderId) {
                return problems.get(orderId);
            }

            @Override
            public void assign(String orderId, String problemId) {
                problems.put(orderId, problemId);
            }
        };
    }
}
