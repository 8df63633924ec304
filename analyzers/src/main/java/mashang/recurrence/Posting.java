package mashang.recurrence;

import java.util.Arrays;

/** The live clusters that hold a term, those that name no place first. It is gone when none does any more. */
final class Posting {
    final Channel channel;
    /** Clusters that hold the term; the arrays are filled up to here. */
    int holders;
    /** Those that name no place stand before here; of terms for places there are none. */
    int placeless;
    /** Their slots. */
    int[] slots = new int[1];
    /** Where the term stands in the holder's own list. */
    int[] places = new int[1];
    /** Its damped weight there. */
    double[] damped = new double[1];

    Posting(Channel channel) {
        this.channel = channel;
    }

    /** Adds a holder and says where it stands here; the one that stood there stands at the end then. */
    int add(int slot, int place, boolean isPlaced) {
        if (holders == slots.length) {
            int length = holders + Math.max(1, holders / 2);
            slots = Arrays.copyOf(slots, length);
            places = Arrays.copyOf(places, length);
            damped = Arrays.copyOf(damped, length);
        }
        int at = isPlaced ? holders : placeless++;
        move(at, holders++);
        slots[at] = slot;
        places[at] = place;
        damped[at] = 0;
        return at;
    }

    void move(int from, int to) {
        slots[to] = slots[from];
        places[to] = places[from];
        damped[to] = damped[from];
    }

    void swap(int one, int other) {
        int slot = slots[one];
        int place = places[one];
        double weight = damped[one];
        move(other, one);
        slots[other] = slot;
        places[other] = place;
        damped[other] = weight;
    }

    /** Takes the last holder away. */
    void removeLast() {
        holders--;
        if (slots.length > 8 && holders < slots.length / 4) {
            int length = slots.length / 2;
            slots = Arrays.copyOf(slots, length);
            places = Arrays.copyOf(places, length);
            damped = Arrays.copyOf(damped, length);
        }
    }
}
