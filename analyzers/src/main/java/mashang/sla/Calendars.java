package mashang.sla;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** All working calendars of a city, each as known at any time. Immutable. */
public final class Calendars implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No notices, one calendar: Monday to Friday, 08:30 to 12:00 and 14:30 to 17:30 in Asia/Shanghai; all provisional. */
    public static final Calendars WEEKDAYS = new Calendars();

    private Calendars() {}

    /** @param plans exactly one of them is the default */
    public static Calendars of(java.util.List<CalendarPlan> plans) {
        throw new UnsupportedOperationException();
    }

    /** The calendar of this name, the city's default where it is absent or unknown, as known at this log time. */
    public WorkCalendar asKnownAt(@Nullable String id, long logTime) {
        throw new UnsupportedOperationException();
    }

    /** When the next notice of any calendar is published, strictly after this log time; MAX_VALUE: none. */
    public long nextNoticeAfter(long logTime) {
        return Long.MAX_VALUE;
    }

    /**
     * The first moment of the days on which notices published at exactly this time say something: nothing before it
     * changes by them.
     */
    public long changesFrom(long publishedAt) {
        throw new UnsupportedOperationException();
    }
}
