package mashang.sla.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mashang.sla.Span;

/**
 * Counts from a start, around pauses (2.6).
 *
 * @param start epoch milliseconds
 * @param pauses in order, apart from each other
 * @param days the working calendar
 */
record Reckoning(long start, List<Pause> pauses, OfficeDays days) {

    long due(Span limit) {
        return switch (limit.unit()) {
            case ELAPSED -> elapsed(limit.amount());
            case WORKING_TIME -> workingTime(limit.amount());
            case WORKING_DAYS -> workingDays(limit.amount());
        };
    }

    /** The earliest moment by which so many unpaused milliseconds have passed. */
    long elapsed(long millis) {
        long at = start;
        long left = millis;
        for (Pause pause : pauses) {
            long free = Math.max(0, pause.from() - at);
            if (left <= free) {
                return at + left;
            }
            left -= free;
            if (pause.until() == Times.NEVER) {
                return Times.NEVER;
            }
            at = Math.max(at, pause.until());
        }
        return at + left;
    }

    private long workingTime(long millis) {
        if (millis == 0) {
            return start;
        }
        long left = millis;
        for (LocalDate day = days.dayOf(start); !pausedForEverAt(day); day = day.plusDays(1)) {
            for (long[] hours : days.hoursOf(day)) {
                for (long[] free : unpaused(Math.max(start, hours[0]), hours[1])) {
                    if (left <= free[1] - free[0]) {
                        return free[0] + left;
                    }
                    left -= free[1] - free[0];
                }
            }
        }
        return Times.NEVER;
    }

    private long workingDays(long n) {
        LocalDate first = n == 0 ? days.dayOf(start) : days.dayOf(start).plusDays(1);
        long wanted = Math.max(1, n);
        for (LocalDate day = first; !pausedForEverAt(day); day = day.plusDays(1)) {
            long close = days.closeOf(day);
            if (days.isWorking(day) && close > start && !Pause.isPaused(pauses, close)) {
                wanted--;
                if (wanted == 0) {
                    return close;
                }
            }
        }
        return Times.NEVER;
    }

    private boolean pausedForEverAt(LocalDate day) {
        return Pause.isPausedForEver(pauses, days.startOf(day));
    }

    /** What is left of a stretch of time without the pauses, in order. */
    private List<long[]> unpaused(long from, long until) {
        List<long[]> free = new ArrayList<>();
        long at = from;
        for (Pause pause : pauses) {
            if (pause.from() > at && at < until) {
                free.add(new long[] {at, Math.min(until, pause.from())});
            }
            at = Math.max(at, pause.until());
        }
        if (at < until) {
            free.add(new long[] {at, until});
        }
        return free;
    }
}
