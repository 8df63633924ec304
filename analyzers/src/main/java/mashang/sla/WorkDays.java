package mashang.sla;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Which days are worked, counted: looked up for a span of days, by the ordinary week outside it. Working days are numbered
 * from 0, the first of the span; those before it have negative numbers. Immutable.
 */
final class WorkDays {
    private static final int WEEK = 7;

    private final long first;
    private final int[] numbers;
    private final int[] offsets;

    /** Working days among the first so many days of a week that begins, as epoch day 0 does, on a Thursday. */
    private final int[] weekNumbers = new int[WEEK + 1];

    private final int[] weekOffsets = new int[WEEK];

    /**
     * @param first first day of the span
     * @param worked whether a day of it is worked
     * @param ordinary whether a day is worked in the ordinary week
     */
    WorkDays(long first, int count, LongPredicate worked, LongPredicate ordinary) {
        this.first = first;
        this.numbers = new int[count + 1];
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i + 1] = numbers[i];
            if (worked.test(first + i)) {
                found[numbers[i + 1]++] = i;
            }
        }
        this.offsets = Arrays.copyOf(found, numbers[count]);
        for (int i = 0; i < WEEK; i++) {
            weekNumbers[i + 1] = weekNumbers[i];
            if (ordinary.test(i)) {
                weekOffsets[weekNumbers[i + 1]++] = i;
            }
        }
    }

    /** How many working days the span has. */
    int total() {
        return offsets.length;
    }

    boolean isWorked(long day) {
        return before(day + 1) != before(day);
    }

    /** The number of the first working day that is not before this day. */
    long before(long day) {
        long index = day - first;
        if (index < 0) {
            return ordinaryBefore(day) - ordinaryBefore(first);
        }
        return index < numbers.length
                ? numbers[(int) index]
                : total() + ordinaryBefore(day) - ordinaryBefore(first + numbers.length - 1);
    }

    /** The day of this number; MAX_VALUE or MIN_VALUE: there is none. */
    long day(long number) {
        if (number >= 0 && number < total()) {
            return first + offsets[(int) number];
        }
        int perWeek = weekNumbers[WEEK];
        if (perWeek == 0) {
            return number < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        long ordinary = number < 0
                ? ordinaryBefore(first) + number
                : ordinaryBefore(first + numbers.length - 1) + number - total();
        return Math.floorDiv(ordinary, (long) perWeek) * WEEK + weekOffsets[Math.floorMod(ordinary, perWeek)];
    }

    private long ordinaryBefore(long day) {
        return Math.floorDiv(day, (long) WEEK) * weekNumbers[WEEK] + weekNumbers[Math.floorMod(day, WEEK)];
    }
}
