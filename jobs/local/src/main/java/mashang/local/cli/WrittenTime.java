package mashang.local.cli;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A time as people type it: a day (its end is meant), a local time, or an ISO time with its offset. */
final class WrittenTime {
    private WrittenTime() {}

    /**
     * Epoch milliseconds.
     *
     * @param zone of a time that names none
     * @throws DateTimeParseException where it is no time
     */
    static long parse(String text, ZoneId zone) {
        if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")) {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        }
        if (text.indexOf(':') < 0) {
            return LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant()
                            .toEpochMilli()
                    - 1;
        }
        return LocalDateTime.parse(text.replace(' ', 'T'))
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }
}
