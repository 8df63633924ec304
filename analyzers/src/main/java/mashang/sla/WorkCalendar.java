package mashang.sla;

import java.io.Serializable;

/** A working calendar (工作日历) as known at some time. See {@code CLOCKS.md}, 2.6, 2.8 and 3. Immutable. */
public final class WorkCalendar implements Serializable {
    private static final long serialVersionUID = 1L;

    private WorkCalendar() {}

    /** Name of the calendar. */
    public String id() {
        throw new UnsupportedOperationException();
    }

    /** The n-th close of a working day after the start's day at which nothing is on hold; n = 0: the first close after the start. MAX_VALUE: never. */
    public long closeAfter(long start, long workingDays, Pauses pauses) {
        throw new UnsupportedOperationException();
    }

    /** The earliest moment by which so much unpaused office time has passed since the start. MAX_VALUE: never. */
    public long plusWorkingTime(long start, long millis, Pauses pauses) {
        throw new UnsupportedOperationException();
    }

    /** The same clock time on the n-th working day after, or before where n is negative; n is not 0. */
    public long shift(long time, long workingDays) {
        throw new UnsupportedOperationException();
    }

    /** The same local time so many calendar months later, or on the month's last day. */
    public long plusMonths(long time, int months) {
        throw new UnsupportedOperationException();
    }

    /** Whether this moment's day is after all that is confirmed, or before all that is known. */
    public boolean isProvisional(long time) {
        throw new UnsupportedOperationException();
    }
}
