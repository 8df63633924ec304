package mashang.jobs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Orders by when they have to be looked at, then by id: a binary heap in which each order knows its place, because with every
 * event an order comes to the front and goes back again, and a tree pays for that with four searches.
 *
 * @param <W> what is known of an order
 */
public final class WakeQueue<W extends Waking> {
    private static final int ROOM_AT_FIRST = 64;

    private @Nullable Waking[] heap = new Waking[ROOM_AT_FIRST];

    /** When each of them has to be looked at: to compare them without going to the orders, which lie all over the memory. */
    private long[] times = new long[ROOM_AT_FIRST];

    private int size;

    /** The one that has to be looked at first, if that is by this time, epoch milliseconds; absent where none has. */
    public @Nullable W firstBy(long time) {
        return size == 0 || times[0] > time ? null : at(0);
    }

    /** One more. */
    public void add(W held) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        rise(held, size++);
    }

    /** It is in here no more. */
    public void remove(W held) {
        W last = at(--size);
        heap[size] = null;
        if (last != held) {
            move(last, held.place());
        }
    }

    /** It has to be looked at at another time. */
    public void change(W held, long wakeAt) {
        if (held.wakeAt() == wakeAt) {
            return;
        }
        held.wakesAt(wakeAt);
        move(held, held.place());
    }

    private void move(W held, int place) {
        if (place > 0 && isBefore(held, held.wakeAt(), (place - 1) / 2)) {
            rise(held, place);
        } else {
            sink(held, place);
        }
    }

    private void rise(W held, int from) {
        int place = from;
        while (place > 0 && isBefore(held, held.wakeAt(), (place - 1) / 2)) {
            put(at((place - 1) / 2), place);
            place = (place - 1) / 2;
        }
        put(held, place);
    }

    private void sink(W held, int from) {
        int place = from;
        for (int below = 2 * place + 1; below < size; below = 2 * place + 1) {
            if (below + 1 < size && isBefore(at(below + 1), times[below + 1], below)) {
                below++;
            }
            if (times[below] == Long.MAX_VALUE || isBefore(held, held.wakeAt(), below)) {
                break;
            }
            put(at(below), place);
            place = below;
        }
        put(held, place);
    }

    private void put(W held, int place) {
        heap[place] = held;
        times[place] = held.wakeAt();
        held.place(place);
    }

    @SuppressWarnings({"NullAway", "unchecked"}) // asked for places in use only; nothing else was put there
    private W at(int place) {
        return (W) heap[place];
    }

    /** Whether an order comes before the one at a place; those of which nothing is to be done come in any order. */
    private boolean isBefore(W held, long time, int place) {
        if (time != times[place]) {
            return time < times[place];
        }
        return time != Long.MAX_VALUE && held.orderId().compareTo(at(place).orderId()) < 0;
    }
}
