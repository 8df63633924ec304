package mashang.jobs.supervision;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mashang.jobs.WakeQueue;
import mashang.jobs.Waking;
import mashang.ledger.Balance;
import mashang.sla.Advance;
import mashang.sla.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * The orders that are held in memory, the most recently used ones, and which of them has to be looked at next. What they weigh
 * is bounded; what is changed is written by its owner, at the latest when it is let go.
 */
final class HeldOrders {

    /** One order in memory. */
    static final class Held extends Waking {
        private OrderState state;
        /** When a timer would bring it back if it were let go, or later: of one that was read it is not known; MAX_VALUE: there is none. */
        private long armedAt;

        private boolean isStored;
        private boolean isChanged;
        private @Nullable Advance unwritten;
        /** What it contributes to the books; absent where it was read and that has not been reckoned yet. */
        private @Nullable Balance booked;

        Held(String orderId, OrderState state, long wakeAt, long armedAt, boolean isStored) {
            super(orderId, wakeAt);
            this.state = state;
            this.armedAt = armedAt;
            this.isStored = isStored;
        }

        OrderState state() {
            return state;
        }

        long armedAt() {
            return armedAt;
        }

        /** Whether the state backend has something under its key. */
        boolean isStored() {
            return isStored;
        }

        /** It now lies in the state backend as it is here. */
        void stored(boolean isThere) {
            isStored = isThere;
        }

        /** Whether it lies in the state backend otherwise than here. */
        boolean isChanged() {
            return isChanged;
        }

        /** Its state is another; only of one that is not held. */
        void become(OrderState now, long wakeAt) {
            state = now;
            wakesAt(wakeAt);
        }

        /** A timer is set for this time. */
        void armed(long time) {
            armedAt = time;
        }

        /** Its timer went off. */
        void disarmed() {
            armedAt = Long.MAX_VALUE;
        }

        /** What the ledger does not know yet. */
        void toWrite(Advance advance) {
            unwritten = advance;
        }

        /** Hands out what the ledger does not know yet, once. */
        @Nullable
        Advance takeUnwritten() {
            Advance taken = unwritten;
            unwritten = null;
            return taken;
        }

        /** What it contributes to the books; absent where it was read and that has not been reckoned yet. */
        @Nullable
        Balance booked() {
            return booked;
        }

        /** It now contributes this. */
        void booked(Balance now) {
            booked = now;
        }

        private int weight() {
            return 1
                    + state.facts().size()
                    + state.waiting().size()
                    + state.told().size();
        }
    }

    private final Map<String, Held> byId = new LinkedHashMap<>(16, .75f, true);
    private final WakeQueue<Held> byWake = new WakeQueue<>();
    /** Those changed since they were last asked for; far fewer than are held. */
    private final Set<Held> changed = new LinkedHashSet<>();

    private final long capacity;
    private long weight;

    /** @param capacity facts, waiting events and decisions that are held before orders are let go */
    HeldOrders(long capacity) {
        this.capacity = capacity;
    }

    @Nullable
    Held get(String orderId) {
        return byId.get(orderId);
    }

    void add(Held held) {
        byId.put(held.orderId(), held);
        byWake.add(held);
        weight += held.weight();
    }

    /** Its state is another, and so is the time to look at it. */
    void change(Held held, OrderState state, long wakeAt) {
        weight -= held.weight();
        held.state = state;
        weight += held.weight();
        byWake.change(held, wakeAt);
        if (!held.isChanged) {
            held.isChanged = true;
            changed.add(held);
        }
    }

    /** The order that has to be looked at first, if that is by this time. */
    @Nullable
    Held nextBy(long time) {
        return byWake.firstBy(time);
    }

    /** Those changed since they were last asked for. */
    List<Held> takeChanged() {
        List<Held> taken = new ArrayList<>(changed);
        changed.clear();
        taken.forEach(held -> held.isChanged = false);
        return taken;
    }

    /** Whether it changed since changes were last asked for; asking takes it from them. */
    boolean takeIfChanged(Held held) {
        boolean was = held.isChanged;
        if (was) {
            held.isChanged = false;
            changed.remove(held);
        }
        return was;
    }

    /** Lets an order go that was used longest ago, where more is held than may be; null: nothing has to go. */
    @Nullable
    Held letGo() {
        if (weight <= capacity || byId.size() < 2) {
            return null;
        }
        Iterator<Held> oldest = byId.values().iterator();
        Held held = oldest.next();
        oldest.remove();
        byWake.remove(held);
        weight -= held.weight();
        return held;
    }

    /** Those that are held, the one used longest ago first. */
    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    int size() {
        return byId.size();
    }
}
