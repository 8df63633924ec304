package mashang.text;

import java.util.Arrays;

/**
 * Where the characters of a changed text stood before: a list of the places at which the distance between the two
 * changes. A text without such places costs nothing.
 */
final class Origins {
    /** Of each place: where in the changed text, where the next character stood, where the one before it ended. */
    private static final int FIELDS = 3;

    private int[] places = {};
    private int size;

    /** The next character, at a place of the changed text, stood at {@code next}; what is before it ended at {@code end}. */
    void add(int at, int next, int end) {
        if (size > 0 && places[size - FIELDS] == at) {
            places[size - FIELDS + 1] = next;
            return;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, Math.max(8 * FIELDS, size * 2));
        }
        places[size] = at;
        places[size + 1] = next;
        places[size + 2] = end;
        size += FIELDS;
    }

    /** Forgets everything from a place of the changed text on; what comes next there stood at {@code next}. */
    void cut(int at, int next) {
        int end = end(at);
        while (size > 0 && places[size - FIELDS] >= at) {
            size -= FIELDS;
        }
        add(at, next, end);
    }

    /** Where a character of the changed text stood. */
    int place(int at) {
        int found = find(at);
        return found < 0 ? at : places[found + 1] + at - places[found];
    }

    /** Where the text before a place of the changed text ended; what was left out behind it is not part of that. */
    int end(int at) {
        int found = find(at);
        return found >= 0 && places[found] == at ? places[found + 2] : place(at);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The last record at or before a place, −1 if there is none. */
    private int find(int at) {
        int low = 0;
        int high = size / FIELDS;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle * FIELDS] <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? -1 : (low - 1) * FIELDS;
    }
}
