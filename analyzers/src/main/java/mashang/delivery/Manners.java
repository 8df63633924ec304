package mashang.delivery;

import java.io.Serializable;
import mashang.sla.Calendars;
import org.jspecify.annotations.Nullable;

/**
 * When people may be disturbed, by the calendars of the city.
 *
 * @param quiet absent: at any time
 * @param calendars by which days are worked
 */
public record Manners(@Nullable QuietHours quiet, Calendars calendars) implements Serializable {
    /** Anybody may be disturbed at any time. */
    public static final Manners NONE = new Manners(null, Calendars.WEEKDAYS);

    /** When to deliver what could be delivered at this log time. */
    long deliverAt(Consignment c, long time) {
        return quiet == null ? time : quiet.deliverAt(time, c.quietId(), calendars);
    }
}
