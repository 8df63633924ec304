package mashang.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mashang.sla.Reckoning.Part;
import mashang.sla.Reckoning.Reason;
import org.jspecify.annotations.Nullable;

/** Takes the time a clock runs apart: what counts, what does not, and why. Neighbours that are the same are one. */
final class Parts {
    private static final long NEVER = Long.MAX_VALUE;

    private final List<Part> parts = new ArrayList<>();

    private Parts() {}

    /** Elapsed time from a start to a due time; to the hold without end where there is no due time. */
    static List<Part> elapsed(long start, long due, Pauses pauses) {
        return new Parts().walk(start, due, pauses, null);
    }

    /** Office time from a start to a due time; to the hold without end where there is no due time. */
    static List<Part> workingTime(long start, long due, Pauses pauses, WorkCalendar calendar) {
        return new Parts().walk(start, due, pauses, calendar);
    }

    /**
     * Working days from the day after the start on, to the close of the last one; from the start on where it has no days to
     * count and is due at the next close.
     */
    static List<Part> workingDays(long start, boolean fromStart, long due, Pauses pauses, WorkCalendar calendar) {
        return new Parts().days(start, fromStart, due, pauses, calendar);
    }

    private List<Part> walk(long start, long due, Pauses pauses, @Nullable WorkCalendar calendar) {
        long at = start;
        for (int i = 0; i < pauses.count() && at < due; i++) {
            if (pauses.until(i) <= at || pauses.from(i) >= due) {
                continue;
            }
            free(at, pauses.from(i), calendar);
            at = Math.max(at, pauses.from(i));
            add(at, Math.min(due, pauses.until(i)), Reason.ON_HOLD, null, 0);
            at = pauses.until(i);
        }
        if (due != NEVER) {
            free(at, due, calendar);
        }
        return parts;
    }

    private void free(long from, long until, @Nullable WorkCalendar calendar) {
        if (calendar == null) {
            add(from, until, Reason.ELAPSED, null, Math.max(0, until - from));
            return;
        }
        for (Stretch stretch : calendar.stretches(from, until)) {
            long length = stretch.counts() ? stretch.until() - stretch.from() : 0;
            add(stretch.from(), stretch.until(), reason(stretch, calendar), stretch.name(), length);
        }
    }

    private static Reason reason(Stretch stretch, WorkCalendar calendar) {
        return switch (stretch.kind()) {
            case OFFICE_HOURS -> Reason.OFFICE_HOURS;
            case MAKE_UP -> Reason.MAKE_UP;
            case WEEKEND -> Reason.WEEKEND;
            case HOLIDAY -> Reason.HOLIDAY;
            case OUT_OF_HOURS -> isBreak(stretch, calendar) ? Reason.BREAK : Reason.NIGHT;
        };
    }

    private static boolean isBreak(Stretch stretch, WorkCalendar calendar) {
        long day = calendar.dayOf(stretch.from());
        return stretch.from() >= calendar.open(day) && stretch.until() < calendar.startOf(day + 1);
    }

    private List<Part> days(long start, boolean fromStart, long due, Pauses pauses, WorkCalendar calendar) {
        long day = calendar.dayOf(start);
        if (!fromStart) {
            add(start, calendar.startOf(day + 1), Reason.START_DAY, null, 0);
            day++;
        }
        long end = due == NEVER ? endless(pauses) : due;
        for (; Math.max(start, calendar.startOf(day)) < end; day++) {
            addDay(Math.max(start, calendar.startOf(day)), day, end, pauses, calendar);
        }
        if (due == NEVER) {
            add(parts.isEmpty() ? start : parts.get(parts.size() - 1).until(), NEVER, Reason.ON_HOLD, null, 0);
        }
        return parts;
    }

    private void addDay(long from, long day, long end, Pauses pauses, WorkCalendar calendar) {
        long until = Math.min(end, calendar.startOf(day + 1));
        String name = calendar.nameOf(day);
        if (!calendar.isWorkingDay(day)) {
            Stretch only = calendar.stretches(calendar.startOf(day), calendar.startOf(day) + 1)
                    .get(0);
            add(from, until, reason(only, calendar), name, 0);
        } else if (calendar.close(day) > end) {
            add(from, until, Reason.ON_HOLD, null, 0); // the hold that does not end begins before its close
        } else if (calendar.close(day) <= from) {
            add(from, until, Reason.NIGHT, null, 0);
        } else if (pauses.contains(calendar.close(day))) {
            add(from, until, Reason.ON_HOLD, null, 0);
        } else {
            add(from, until, isMakeUp(day, calendar) ? Reason.MAKE_UP : Reason.OFFICE_HOURS, name, 1);
        }
    }

    private static boolean isMakeUp(long day, WorkCalendar calendar) {
        return calendar.stretches(calendar.open(day), calendar.open(day) + 1)
                        .get(0)
                        .kind()
                == Stretch.Kind.MAKE_UP;
    }

    /** When the hold begins that does not end. */
    private static long endless(Pauses pauses) {
        int last = pauses.count() - 1;
        return last >= 0 && pauses.until(last) == NEVER ? pauses.from(last) : Long.MIN_VALUE;
    }

    private void add(long from, long until, Reason reason, @Nullable String name, long counted) {
        if (until <= from) {
            return;
        }
        int last = parts.size() - 1;
        Part before = last < 0 ? null : parts.get(last);
        if (before != null && before.reason() == reason && Objects.equals(before.name(), name)) {
            parts.set(last, new Part(before.from(), until, reason, name, before.counted() + counted));
        } else {
            parts.add(new Part(from, until, reason, name, counted));
        }
    }
}
