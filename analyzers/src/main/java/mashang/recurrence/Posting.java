package mashang.recurrence;

import java.util.Arrays;

/**
 * A term and the live clusters that hold it, in no particular order. The object stands for its term while comparing, as a
 * number would; it is gone when no live cluster holds the term.
 */
final class Posting {
    final String term;
    final Channel channel;
    /** Among all of the channel. */
    int number;
    /** Clusters that hold the term; the arrays are filled up to here. */
    int holders;
    /** Their slots. */
    int[] slots = new int[1];
    /** Where the term stands in the holder's own list. */
    int[] places = new int[1];
    /** Its damped weight there. */
    double[] damped = new double[1];

    Posting(String term, Channel channel) {
        this.term = term;
        this.channel = channel;
    }

    double rarity() {
        return channel.rarity.of(holders);
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
