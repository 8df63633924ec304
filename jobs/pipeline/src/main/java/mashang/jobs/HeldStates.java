package mashang.jobs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * States that are held in memory, those of the most recently used orders, and which of them has to be looked at next. What they weigh is
 * bounded; what is changed is written by its owner, at the latest when it is let go.
 *
 * @param <S> state of an order, immutable
 */
final class HeldStates<S> {

    /** The state of one order. */
    static final class Held<S> extends Waking {
        private S state;
        private long weight;
        private @Nullable Long forgetAt;

        /** @param forgetAt when a timer has it forgotten, or looked at, log time in epoch milliseconds; absent: there is none */
        Held(String orderId, S state, long wakeAt, @Nullable Long forgetAt) {
            super(orderId, wakeAt);
            this.state = state;
            this.forgetAt = forgetAt;
        }

        S state() {
            return state;
        }

        @Nullable
        Long forgetAt() {
            return forgetAt;
        }

        void forgetAt(@Nullable Long time) {
            forgetAt = time;
        }
    }

    private final Map<String, Held<S>> byId = new LinkedHashMap<>(16, .75f, true);
    private final WakeQueue<Held<S>> byWake = new WakeQueue<>();
    private final Set<Held<S>> changed = new LinkedHashSet<>();
    private final ToLongFunction<S> weigher;
    private final long capacity;
    private long weight;

    /**
     * None yet.
     *
     * @param weigher what a state weighs, in bytes
     * @param capacity bytes that are held before states are let go
     */
    HeldStates(ToLongFunction<S> weigher, long capacity) {
        this.weigher = weigher;
        this.capacity = capacity;
    }

    @Nullable
    Held<S> get(String orderId) {
        return byId.get(orderId);
    }

    /** Holds one more. */
    void add(Held<S> held) {
        byId.put(held.orderId(), held);
        byWake.add(held);
        weigh(held);
    }

    /** Its state is another, and so is the time to look at it. */
    void change(Held<S> held, S state, long wakeAt) {
        held.state = state;
        weigh(held);
        byWake.change(held, wakeAt);
        changed.add(held);
    }

    private void weigh(Held<S> held) {
        long now = weigher.applyAsLong(held.state);
        weight += now - held.weight;
        held.weight = now;
    }

    /** The one that has to be looked at first, if that is by this time. */
    @Nullable
    Held<S> nextBy(long time) {
        return byWake.firstBy(time);
    }

    /** Those changed since they were last asked for. */
    List<Held<S>> takeChanged() {
        List<Held<S>> taken = new ArrayList<>(changed);
        changed.clear();
        return taken;
    }

    /** Whether it changed since changes were last asked for; asking takes it from them. */
    boolean takeIfChanged(Held<S> held) {
        return changed.remove(held);
    }

    /** Lets the one go that was used longest ago, where they weigh more than they may; null: none has to go. */
    @Nullable
    Held<S> letGo() {
        if (weight <= capacity || byId.size() < 2) {
            return null;
        }
        Iterator<Held<S>> oldest = byId.values().iterator();
        Held<S> held = oldest.next();
        oldest.remove();
        left(held);
        return held;
    }

    /** It is held no more, whatever changed. */
    void remove(Held<S> held) {
        byId.remove(held.orderId());
        changed.remove(held);
        left(held);
    }

    private void left(Held<S> held) {
        byWake.remove(held);
        weight -= held.weight;
    }

    int size() {
        return byId.size();
    }
}
