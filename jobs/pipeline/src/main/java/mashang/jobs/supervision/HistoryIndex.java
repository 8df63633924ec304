package mashang.jobs.supervision;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Monthly indices such as {@code mashang-events-yyyy.MM}, by log time. Not thread-safe. */
public final class HistoryIndex implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy.MM");

    private final String prefix;
    private transient @Nullable Month last;

    /** @param prefix what the names begin with */
    public HistoryIndex(String prefix) {
        this.prefix = prefix;
    }

    /** The index of a month, from its first moment to its last; one document after the other is of the same. */
    private record Month(String index, Instant from, Instant until) {
        static Month of(String prefix, Instant time) {
            LocalDate first = LocalDate.ofInstant(time, ZONE).withDayOfMonth(1);
            return new Month(
                    prefix + MONTH.format(first),
                    first.atStartOfDay(ZONE).toInstant(),
                    first.plusMonths(1).atStartOfDay(ZONE).toInstant());
        }

        boolean contains(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /** The index of a log time. */
    public String of(Instant time) {
        Month month = last;
        if (month == null || !month.contains(time)) {
            month = Month.of(prefix, time);
            last = month;
        }
        return month.index();
    }
}
