package mashang.recurrence.trend;

import java.util.Arrays;

/** Counts of one series by the hour, in the order of hours; hours without complaints take no room. */
final class HourTable {
    private static final int FIRST_ROOM = 2;

    int size;
    int[] hours = new int[FIRST_ROOM];
    int[] documents = new int[FIRST_ROOM];
    int[] callers = new int[FIRST_ROOM];
    /** Milliseconds into the hour of its first and last complaint. */
    int[] first = new int[FIRST_ROOM];

    int[] last = new int[FIRST_ROOM];

    /** Index of the first hour that is not before this one. */
    int from(int hour) {
        if (size == 0 || hours[size - 1] < hour) {
            return size;
        }
        if (size == 1 || hours[size - 2] < hour) {
            return size - 1;
        }
        int found = Arrays.binarySearch(hours, 0, size, hour);
        return found < 0 ? -found - 1 : found;
    }

    /** Counts one complaint and gives the index of its hour. */
    int add(int hour, int within, boolean newCaller) {
        int i = row(hour, within);
        documents[i]++;
        callers[i] += newCaller ? 1 : 0;
        first[i] = Math.min(first[i], within);
        last[i] = Math.max(last[i], within);
        return i;
    }

    void add(HourCount count) {
        int i = row(count.hour(), count.firstMillis());
        documents[i] += count.documents();
        callers[i] += count.callers();
        first[i] = Math.min(first[i], count.firstMillis());
        last[i] = Math.max(last[i], count.lastMillis());
    }

    HourCount get(int i) {
        return new HourCount(hours[i], documents[i], callers[i], first[i], last[i]);
    }

    int callersBetween(int fromHour, int untilHour) {
        int sum = 0;
        for (int i = from(fromHour); i < size && hours[i] < untilHour; i++) {
            sum += callers[i];
        }
        return sum;
    }

    /** Callers of each hour. */
    int[] callersOf(int fromHour, int untilHour) {
        int[] counts = new int[untilHour - fromHour];
        for (int i = from(fromHour); i < size && hours[i] < untilHour; i++) {
            counts[hours[i] - fromHour] = callers[i];
        }
        return counts;
    }

    int documentsBetween(int fromHour, int untilHour) {
        int sum = 0;
        for (int i = from(fromHour); i < size && hours[i] < untilHour; i++) {
            sum += documents[i];
        }
        return sum;
    }

    long firstAt(int i) {
        return Hours.start(hours[i]) + first[i];
    }

    long lastAt(int i) {
        return Hours.start(hours[i]) + last[i];
    }

    /** Lets go of the hours before this one. */
    void dropBefore(int hour) {
        if (size == 0 || hours[0] >= hour) {
            return;
        }
        int gone = from(hour);
        size -= gone;
        for (int[] column : new int[][] {hours, documents, callers, first, last}) {
            System.arraycopy(column, gone, column, 0, size);
        }
    }

    private int row(int hour, int within) {
        int i = from(hour);
        if (i < size && hours[i] == hour) {
            return i;
        }
        if (size == hours.length) {
            grow();
        }
        for (int[] column : new int[][] {hours, documents, callers, first, last}) {
            System.arraycopy(column, i, column, i + 1, size - i);
            column[i] = 0;
        }
        size++;
        hours[i] = hour;
        first[i] = within;
        last[i] = within;
        return i;
    }

    private void grow() {
        int room = size + Math.max(2, size / 2);
        hours = Arrays.copyOf(hours, room);
        documents = Arrays.copyOf(documents, room);
        callers = Arrays.copyOf(callers, room);
        first = Arrays.copyOf(first, room);
        last = Arrays.copyOf(last, room);
    }
}
