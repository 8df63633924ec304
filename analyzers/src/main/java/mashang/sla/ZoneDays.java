package mashang.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * When the days of a time zone begin: looked up for a span of days, asked of java.time outside it. Days are epoch days,
 * times epoch milliseconds, clock times milliseconds of the day (0 to 24 h). Immutable.
 */
final class ZoneDays {
    static final long DAY = 86_400_000;

    private final ZoneId zone;
    private final long first;
    private final long[] starts;

    /** Days of the span in which the zone's clocks are put on or back; absent where that never happens. */
    private final @Nullable BitSet odd;

    /** @param first first day of the span that is looked up */
    ZoneDays(ZoneId zone, long first, int count) {
        this.zone = zone;
        this.first = first;
        this.starts = starts(count);
        this.odd = oddDays();
    }

    /** A day begins 24 hours after the one before, and is asked of java.time only where the zone's clocks change. */
    private long[] starts(int count) {
        long[] found = new long[count + 1];
        found[0] = startOf(first);
        long change = changeAfter(found[0] - 1);
        for (int i = 1; i <= count; i++) {
            found[i] = found[i - 1] + DAY;
            if (found[i] >= change) {
                found[i] = startOf(first + i);
                if (isMidnight(first + i, found[i])) { // else its midnight is skipped, and the next day begins sooner
                    change = changeAfter(found[i]);
                }
            }
        }
        return found;
    }

    /** @return the next moment at which the zone's clocks change, later than all times if they never do */
    private long changeAfter(long time) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(time));
        return change == null ? Long.MAX_VALUE : change.getInstant().toEpochMilli();
    }

    private boolean isMidnight(long day, long time) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(time), zone)
                .equals(LocalDate.ofEpochDay(day).atStartOfDay());
    }

    private long localDay(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), zone).toEpochDay();
    }

    ZoneId zone() {
        return zone;
    }

    long first() {
        return first;
    }

    int count() {
        return starts.length - 1;
    }

    long dayOf(long time) {
        if (time < starts[0] || time >= starts[count()]) {
            return localDay(time);
        }
        int i = (int) Math.min(count() - 1, (time - starts[0]) / DAY);
        while (starts[i] > time) {
            i--;
        }
        while (starts[i + 1] <= time) {
            i++;
        }
        return first + i;
    }

    long start(long day) {
        return day >= first && day - first <= count() ? starts[(int) (day - first)] : startOf(day);
    }

    /** A clock time of a day; one that is skipped when clocks are put on is the moment they are, a repeated one the first. */
    long at(long day, long clockTime) {
        if (clockTime >= DAY) {
            return start(day + 1);
        }
        return isEven(day) ? start(day) + clockTime : localAt(day, clockTime);
    }

    /** The clock time of a moment of this day. */
    long clockTime(long day, long time) {
        return isEven(day)
                ? time - start(day)
                : LocalTime.ofInstant(Instant.ofEpochMilli(time), zone).toNanoOfDay() / 1_000_000;
    }

    /** Whether a day of the span is known to have 24 plain hours. */
    boolean isEven(long day) {
        long index = day - first;
        return index >= 0 && index < count() && (odd == null || !odd.get((int) index));
    }

    /** Whether all days of the span have 24 plain hours. */
    boolean isAlwaysEven() {
        return odd == null;
    }

    private long startOf(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private long localAt(long day, long clockTime) {
        LocalDateTime local = LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofNanoOfDay(clockTime * 1_000_000));
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        Instant instant = change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
        return instant.toEpochMilli();
    }

    private @Nullable BitSet oddDays() {
        BitSet days = new BitSet();
        for (int i = 0; i < count(); i++) {
            days.set(i, starts[i + 1] - starts[i] != DAY); // a day that the zone skips holds no change itself
        }
        for (long change = changeAfter(starts[0] - 1); change < starts[count()]; change = changeAfter(change)) {
            days.set((int) (dayOf(change) - first));
        }
        return days.isEmpty() ? null : days;
    }
}
