package mashang.recurrence;

import java.util.Arrays;

/** The live clusters that hold a term, in no particular order. It is gone when none does any more. */
final class Posting {
    final Channel channel;
    /** Clusters that hold the term; the arrays are filled up to here. */
    int holders;
    /** Their slots. */
    int[] slots = new int[1];
    /** Where the term stands in the holder's own list. */
    int[] places = new int[1];
    /** Its damped weight there. */
    double[] damped = new double[1];

    Posting(Channel channel) {
        this.channel = channel;
    }

    /** Adds a holder and says where it stands here. */
    int add(int slot, int place) {
        if (holders == slots.length) {
            int length = holders < 4 ? holders * 2 : holders + holders / 2;
            slots = Arrays.copyOf(slots, length);
            places = Arrays.copyOf(places, length);
            damped = Arrays.copyOf(damped, length);
        }
        slots[holders] = slot;
        places[holders] = place;
        damped[holders] = 0;
        return holders++;
    }

    /** Removes a holder; the last one takes its place. */
    void remove(int at) {
        holders--;
        slots[at] = slots[holders];
        places[at] = places[holders];
        damped[at] = damped[holders];
        if (slots.length > 8 && holders < slots.length / 4) {
            int length = slots.length / 2;
            slots = Arrays.copyOf(slots, length);
            places = Arrays.copyOf(places, length);
            damped = Arrays.copyOf(damped, length);
        }
    }
}
