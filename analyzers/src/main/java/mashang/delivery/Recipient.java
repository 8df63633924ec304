package mashang.delivery;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets alerts: an office or a unit, never a person by name.
 *
 * @param id name in routes and records
 * @param name as messages address it
 * @param units ids of the units it is; empty: it is no unit
 * @param channels ids of the channels it is reached by; never empty
 * @param language what it reads
 * @param calendar id of the calendar its quiet hours go by; absent: the city's
 * @param role as what it acknowledges alerts by the link in a message; absent: its messages have no such link
 */
public record Recipient(
        String id,
        String name,
        Set<String> units,
        List<String> channels,
        Language language,
        @Nullable String calendar,
        @Nullable String role)
        implements Serializable {

    /** One that acknowledges nothing by a link. */
    public Recipient(
            String id,
            String name,
            Set<String> units,
            List<String> channels,
            Language language,
            @Nullable String calendar) {
        this(id, name, units, channels, language, calendar, null);
    }
}
