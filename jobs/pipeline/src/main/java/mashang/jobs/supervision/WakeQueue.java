package mashang.jobs.supervision;

import java.util.Arrays;
import mashang.jobs.supervision.HeldOrders.Held;
import org.jspecify.annotations.Nullable;

/**
 * Orders by when they have to be looked at, then by id: a binary heap in which each order knows its place, because with every
 * event an order comes to the front and goes back again, and a tree pays for that with four searches.
 */
final class WakeQueue {
    private static final int ROOM_AT_FIRST = 64;

    private @Nullable Held[] heap = new Held[ROOM_AT_FIRST];

    /** When each of them has to be looked at: to compare them without going to the orders, which lie all over the memory. */
    private long[] times = new long[ROOM_AT_FIRST];

    private int size;

    /** The first; absent where there is none. */
    @Nullable
    Held first() {
        return heap[0];
    }

    void add(Held held) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        rise(held, size++);
    }

    void remove(Held held) {
        Held last = at(--size);
        heap[size] = null;
        if (last != held) {
            move(last, held.place());
        }
    }

    /** Its time is another. */
    void moved(Held held) {
        move(held, held.place());
    }

    private void move(Held held, int place) {
        if (place > 0 && isBefore(held, held.wakeAt(), (place - 1) / 2)) {
            rise(held, place);
        } else {
            sink(held, place);
        }
    }

    private void rise(Held held, int from) {
        int place = from;
        while (place > 0 && isBefore(held, held.wakeAt(), (place - 1) / 2)) {
            put(at((place - 1) / 2), place);
            place = (place - 1) / 2;
        }
        put(held, place);
    }

    private void sink(Held held, int from) {
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

    private void put(Held held, int place) {
        heap[place] = held;
        times[place] = held.wakeAt();
        held.place(place);
    }

    @SuppressWarnings("NullAway") // asked for places in use only
    private Held at(int place) {
        return heap[place];
    }

    /** Whether an order comes before the one at a place; those of which nothing is to be done come in any order. */
    private boolean isBefore(Held held, long time, int place) {
        if (time != times[place]) {
            return time < times[place];
        }
        return time != Long.MAX_VALUE && held.orderId().compareTo(at(place).orderId()) < 0;
    }
}
